"""A sentence as numbers: its vector, its cues and its words, side by side."""

from __future__ import annotations

import zlib
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.cues import cue_features, cue_names, denied_tokens, tokens

WORD_BUCKETS: Final = 2048
# The vector carries the topic, which must not decide a role: cues and words weigh more.
VECTOR_WEIGHT: Final = 3.0
CUE_WEIGHT: Final = 1.4
WORD_WEIGHT: Final = 3.6


def sentence_features(text: str, vector: NDArray[np.float32]) -> NDArray[np.float64]:
    """The values a classifier reads, shape (dimensions + cues + WORD_BUCKETS,)."""
    return np.concatenate(
        [
            vector.astype(np.float64) * VECTOR_WEIGHT,
            cue_features(text) * CUE_WEIGHT,
            _word_features(text) * WORD_WEIGHT,
        ]
    )


def feature_count(dimensions: int) -> int:
    """How many values `sentence_features` has for vectors of `dimensions`."""
    return dimensions + len(cue_names()) + WORD_BUCKETS


def _word_features(text: str) -> NDArray[np.float64]:
    """Words, word pairs and words under a negation, each in a bucket of its own hash; unit length."""
    words = ["<", *tokens(text), ">"]
    pairs = (f"{left} {right}" for left, right in pairwise(words))
    denied = (f"not {word}" for word in denied_tokens(text))
    found = np.zeros(WORD_BUCKETS)
    for gram in (*words, *pairs, *denied):
        found[zlib.crc32(gram.encode()) % WORD_BUCKETS] = 1.0
    return found / float(np.sqrt(found.sum()))
