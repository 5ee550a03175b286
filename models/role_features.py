"""A sentence as numbers: its vector, its cues and its words, side by side."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.cues import Wording, cue_features, cue_names, read_wording

# Where two words share a bucket, what one taught is believed of the other: 2,048 buckets for the words and
# pairs of 9,000 sentences cost two of a hundred roles.
WORD_BUCKETS: Final = 16384
# The vector carries the topic, which must not decide a role: cues and words weigh more. Averages of first
# layers stand closer together than those of last ones, so the number is larger than its say.
VECTOR_WEIGHT: Final = 4.7
CUE_WEIGHT: Final = 1.4
WORD_WEIGHT: Final = 4.2
_REMEMBERED = 512  # sentences: role and polarity read the same words of a draft
_KINDS: Final = {
    word: kind
    for kind, words in {
        "DAY": "monday tuesday wednesday thursday friday saturday sunday",
        "MONTH": "january february march april may june july august september october november december",
        "SEASON": "spring summer autumn winter",
        "UNIT": "day days week weeks month months year years hour hours minute minutes",
        "0": "two three four five six seven eight nine ten eleven twelve",
        "CUR": "€ $ £ euro euros pounds dollars",
    }.items()
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """What can be told without a vector: the cues, weighed, and the buckets of the words, of one value."""

    cues: NDArray[np.float64]
    buckets: list[int]
    word_value: float


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """A sentence as its vector and cues, weighed, and the buckets of its words, which share one value."""

    dense: NDArray[np.float64]
    buckets: list[int]
    word_value: float


@lru_cache(_REMEMBERED)
def read_word_features(text: str) -> WordFeatures:
    """The values that a classifier reads of `text` before its vector is known."""
    wording = read_wording(text)
    buckets = _word_buckets(wording)
    # Of one length, however many words there are.
    return WordFeatures(
        cue_features(text, wording) * CUE_WEIGHT, sorted(buckets), WORD_WEIGHT / math.sqrt(len(buckets))
    )


def weigh_vector(vector: NDArray[np.float32]) -> NDArray[np.float64]:
    """The values that a classifier reads of a sentence's vector."""
    weighed: NDArray[np.float64] = vector.astype(np.float64) * VECTOR_WEIGHT
    return weighed


def read_features(text: str, vector: NDArray[np.float32]) -> SentenceFeatures:
    """The values that a classifier reads of `text`, whose vector is `vector`."""
    words = read_word_features(text)
    dense = np.concatenate((weigh_vector(vector), words.cues))
    return SentenceFeatures(dense, words.buckets, words.word_value)


def feature_count(dimensions: int) -> int:
    """How many values a row has for vectors of `dimensions`."""
    return dimensions + len(cue_names()) + WORD_BUCKETS


def _word_buckets(wording: Wording) -> set[int]:
    """Words, word pairs, pairs around a word and words under a negation, each in the bucket of its hash."""
    words = ["<", *wording.tokens, ">"]
    pairs = [f"{left} {right}" for left, right in pairwise(words)]
    # "until ... March" is as telling as its month: around a word all days, months and units are alike.
    kinds = [_KINDS.get(word, word) for word in words]
    around = [f"^{left} {right}" for left, right in zip(kinds, kinds[2:], strict=False)]
    denied = [
        f"{'unable' if wording.is_unable(scope) else 'not'} {word}"
        for scope in wording.scopes
        for word in wording.tokens_of(scope)
    ]
    return word_buckets((*words, *pairs, *around, *denied), WORD_BUCKETS)


def word_buckets(grams: Iterable[str], bucket_count: int) -> set[int]:
    """The buckets of `grams` among `bucket_count`, each by its own hash."""
    return {zlib.crc32(gram.encode()) % bucket_count for gram in grams}
