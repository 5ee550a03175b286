"""What a sentence of a reply sounds like, told by its meaning, its words and a few cues."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from threading import Lock
from types import MappingProxyType
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from assist.recent import Recent
from assist.reviewing.checks.tones.features import WORD_BUCKETS, read_tone_words, weigh_meaning
from assist.reviewing.checks.tones.weights import RECIPE, TONES, WEIGHTS
from models.embedder import Encoder, early
from models.linear_weights import LinearWeights, WeightsError, load_weights

_LOG = logging.getLogger(__name__)
_REMEMBERED = 10_000  # sentences; a keystroke changes one of a draft's
_AHEAD = 512  # sentences whose words are read while the encoder is at work
_PLAIN: Mapping[str, float] = MappingProxyType({tone: float(tone == "plain") for tone in TONES})


class ToneReader:
    """Tells tones with an encoder and the weights that were fitted with it; without weights all are plain."""

    def __init__(self, encoder: Encoder, weights: LinearWeights | None) -> None:
        self._encoder, self._weights = encoder, weights
        self._readings: Recent[str, Mapping[str, float]] = Recent(_REMEMBERED)
        self._word_scores: Recent[str, NDArray[np.float64]] = Recent(_AHEAD)

    def read(self, text: str) -> Mapping[str, float]:
        """The probability of every tone of `text`, adding up to 1; the same however often it is read."""
        known = self._readings.get(text)
        if known is None:
            known = self._read(text)
            self._readings.put(text, known)
        return known

    def read_words(self, text: str) -> None:
        """Nothing; what does not need the encoder is known of `text` afterwards, unless all of it is."""
        if text not in self._readings:
            self._word_scores.put(text, self._scored_words(text))

    def _read(self, text: str) -> Mapping[str, float]:
        weights = self._weights
        if weights is None:
            return _PLAIN
        vector = weigh_meaning(self._encoder.encode([text])[0])
        words = self._word_scores.get(text)
        # Summed by numpy itself: a BLAS product would change its last bits with the number of threads.
        scores = np.einsum("f,ft->t", vector, weights.columns[: len(vector)])
        scores += self._scored_words(text) if words is None else words
        odds = np.exp(scores - scores.max())
        return MappingProxyType(dict(zip(TONES, map(float, odds / odds.sum()), strict=True)))

    def _scored_words(self, text: str) -> NDArray[np.float64]:
        """What the words of `text` say for each tone, (tones,), before its meaning is known."""
        weights = self._weights
        if weights is None:
            return np.zeros(len(TONES))
        seen = read_tone_words(text)
        dense = len(weights.columns) - WORD_BUCKETS
        scores: NDArray[np.float64] = np.einsum(
            "f,ft->t", seen.cues, weights.columns[dense - len(seen.cues) : dense]
        )
        scores += weights.columns[[dense + bucket for bucket in seen.buckets]].sum(axis=0) * seen.word_value
        scores += weights.bias
        return scores


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
        return ToneReader(encoder, load_weights(RECIPE, encoder, WEIGHTS))
    except WeightsError as error:
        _LOG.warning("%s", error)
        return ToneReader(encoder, None)
