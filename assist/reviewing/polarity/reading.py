"""The probability that a sentence of a reply reads negative."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np

from assist.recent import Recent
from assist.reviewing.polarity.features import read_polarity_features
from assist.reviewing.polarity.weights import RECIPE, WEIGHTS
from models.embedder import Encoder, early
from models.linear_weights import LinearWeights, WeightsError, load_weights
from models.roles import SentenceReading

_LOG = logging.getLogger(__name__)
_REMEMBERED = 10_000  # sentences; a keystroke changes one of a draft's

# The roles and news of a sentence, without its neighbours.
RoleOf = Callable[[str], SentenceReading]


class PolarityReader:
    """Tells polarity with an encoder and the weights fitted with it; without weights nothing is negative."""

    def __init__(self, encoder: Encoder, weights: LinearWeights | None, read_role: RoleOf) -> None:
        self._encoder, self._weights, self._read_role = encoder, weights, read_role
        self._known: Recent[str, float] = Recent(_REMEMBERED)

    def read(self, text: str) -> float:
        """The probability that `text` reads negative; the same however often it is read."""
        known = self._known.get(text)
        if known is None:
            known = self._read(text)
            self._known.put(text, known)
        return known

    def _read(self, text: str) -> float:
        weights = self._weights
        if weights is None:
            return 0.0
        seen = read_polarity_features(text, self._encoder.encode([text])[0], self._read_role(text))
        column, dense = weights.columns[:, 0], len(seen.dense)
        # Summed by numpy itself: a BLAS product would change its last bits with the number of threads.
        score = float(np.einsum("f,f->", seen.dense, column[:dense]))
        score += float(column[[dense + bucket for bucket in seen.buckets]].sum()) * seen.word_value
        return 1 / (1 + math.exp(-score - float(weights.bias[0])))


def load_polarity_reader(encoder: Encoder, read_role: RoleOf, path: Path = WEIGHTS) -> PolarityReader:
    """The reader for `encoder`; the log says so where the packaged weights are not for it."""
    first = early(encoder)
    try:
        return PolarityReader(first, load_weights(RECIPE, first, path), read_role)
    except WeightsError as error:
        _LOG.warning("%s", error)
        return PolarityReader(first, None, read_role)
