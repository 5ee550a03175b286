"""A sentence of a reply in numbers, for telling its tone: its vector, its cues and its words."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assist.reviewing.checks.wordlists.folding import folded, words_of
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.checks.wordlists.times import names_a_time, names_a_trigger
from models.role_features import SentenceFeatures, WordFeatures, word_buckets

# Weights beside the cues, which are 0 or 1: best of several in cross-validation. Averages of an encoder's
# first layers stand close together, so the first number is larger than its say.
MEANING, WORDS = 8.0, 3.0
WORD_BUCKETS = 2048
_LONG = 20  # words from which a sentence counts as long


def read_tone_features(text: str, vector: NDArray[np.float32]) -> SentenceFeatures:
    """The values that tell the tone of `text`, whose vector is `vector`."""
    words = read_tone_words(text)
    dense = np.concatenate((weigh_meaning(vector), words.cues))
    return SentenceFeatures(dense, words.buckets, words.word_value)


def read_tone_words(text: str) -> WordFeatures:
    """Those of them that can be told before the vector is known."""
    plain = folded(text).strip()
    buckets = _word_buckets(plain)
    return WordFeatures(np.array(_cues(plain)), buckets, WORDS / math.sqrt(max(1, len(buckets))))


def weigh_meaning(vector: NDArray[np.float32]) -> NDArray[np.float64]:
    """Those of the vector."""
    weighed: NDArray[np.float64] = MEANING * vector.astype(np.float64)
    return weighed


def _cues(plain: str) -> list[float]:
    found = map(float, load_lexicon("tones").occurring(plain))
    length = min(len(plain.split()), _LONG) / _LONG
    return [*found, float(names_a_time(plain)), float(names_a_trigger(plain)), length]


def _word_buckets(plain: str) -> list[int]:
    """Words and pairs of words, each in the bucket of its own hash."""
    words = ["<", *words_of(plain), "?" if plain.endswith("?") else ">"]
    grams = (*words, *(f"{left} {right}" for left, right in pairwise(words)))
    return sorted(word_buckets(grams, WORD_BUCKETS))
