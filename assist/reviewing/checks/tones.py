"""What a sentence of a reply sounds like, told by its meaning, its words and a few cues."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from types import MappingProxyType
from weakref import WeakKeyDictionary

import numpy as np

from assist.reviewing.checks.tone_features import read_tone_features
from assist.reviewing.checks.tone_weights import TONES, ToneWeights, ToneWeightsError, load_weights
from models.embedder import Encoder, early

_LOG = logging.getLogger(__name__)
_REMEMBERED = 10_000  # sentences; a keystroke changes one of a draft's
_PLAIN: Mapping[str, float] = MappingProxyType({tone: float(tone == "plain") for tone in TONES})


class ToneReader:
    """Tells tones with an encoder and the weights that were fitted with it; without weights all are plain."""

    def __init__(self, encoder: Encoder, weights: ToneWeights | None) -> None:
        self._encoder, self._weights = encoder, weights
        self.read = lru_cache(maxsize=_REMEMBERED)(self._read)

    def _read(self, text: str) -> Mapping[str, float]:
        """The probability of every tone of `text`, adding up to 1; the same however often it is read."""
        weights = self._weights
        if weights is None:
            return _PLAIN
        seen = read_tone_features(text, self._encoder.encode([text])[0])
        dense = len(seen.dense)
        # Summed by numpy itself: a BLAS product would change its last bits with the number of threads.
        scores = np.einsum("f,ft->t", seen.dense, weights.columns[:dense]) + weights.bias
        scores += weights.columns[[dense + bucket for bucket in seen.buckets]].sum(axis=0) * seen.word_value
        odds = np.exp(scores - scores.max())
        return MappingProxyType(dict(zip(TONES, map(float, odds / odds.sum()), strict=True)))


_readers: WeakKeyDictionary[Encoder, ToneReader] = WeakKeyDictionary()
_lock = Lock()


def tone_reader(encoder: Encoder) -> ToneReader:
    """The reader for `encoder`, made once; the log says so when the packaged weights are not for it."""
    with _lock:
        reader = _readers.get(encoder)
        if reader is None:
            reader = _readers[encoder] = _made(early(encoder))
        return reader


def _made(encoder: Encoder) -> ToneReader:
    try:
        return ToneReader(encoder, load_weights(encoder))
    except ToneWeightsError as error:
        _LOG.warning("%s", error)
        return ToneReader(encoder, None)
