"""How common English words and word pairs are: the lists symspellpy ships, read once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise

# Contractions carry a made-up count of 300,000 in symspellpy's list; they are among the commonest words.
_CONTRACTION = 300_000
_COMMON = 200_000_000


def _lines(name: str) -> list[str]:
    return files("symspellpy").joinpath(name).read_text("utf-8-sig").splitlines()


@cache
def word_counts() -> Mapping[str, int]:
    """Lower-case word -> count in Google's n-grams (82,834 words)."""
    lines = _lines("frequency_dictionary_en_82_765.txt")
    counts = {word: int(count) for word, count in (line.split() for line in lines)}
    return {word: _COMMON if "'" in word and n == _CONTRACTION else n for word, n in counts.items()}


@cache
def pair_counts() -> Mapping[str, int]:
    """Lower-case "first second" -> count (242,342 pairs, none under 6.4 million: absence proves little)."""
    lines = _lines("frequency_bigramdictionary_en_243_342.txt")
    return {pair: int(count) for pair, _, count in (line.rpartition(" ") for line in lines)}


def is_word(word: str) -> bool:
    """Whether the list knows `word`, whatever its case."""
    return word.lower().replace("’", "'") in word_counts()


def log_frequency(words: str) -> float:
    """Natural logarithm of the count of `words`: one word's, or the rarest pair's; 0 when unknown."""
    parts = words.lower().replace("’", "'").split()
    if len(parts) < 2:
        return math.log(word_counts().get("".join(parts), 1))
    return min(math.log(max(pair_count(*pair), 1)) for pair in pairwise(parts))


def pair_count(first: str, second: str) -> int:
    """How often `first second` was counted; 0 when the list leaves the pair out."""
    return pair_counts().get(f"{first.lower()} {second.lower()}", 0)
