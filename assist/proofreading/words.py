"""How common English words and word pairs are: the lists symspellpy ships, read once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from phrasebook.english.sorted_lines import SortedLines
from phrasebook.english.words import dictionary

# Contractions carry a made-up count of 300,000 in symspellpy's list; they are among the commonest words.
_CONTRACTION = 300_000
_COMMON = 200_000_000
_MOST_CACHED = 20_000


@cache
def word_counts() -> Mapping[str, int]:
    """Lower-case word -> count in Google's n-grams (82,834 words)."""
    counts = dictionary().items()
    return {word: _COMMON if "'" in word and n == _CONTRACTION else n for word, n in counts}


@cache
def _pairs() -> SortedLines:
    """Lines "first second count" (242,342, none under 6.4 million: absence proves little)."""
    text = files("symspellpy").joinpath("frequency_bigramdictionary_en_243_342.txt").read_text("utf-8-sig")
    return SortedLines(text.encode().splitlines())


def is_word(word: str) -> bool:
    """Whether the list knows `word`, whatever its case."""
    return word.lower().replace("’", "'") in word_counts()


def log_frequency(words: str) -> float:
    """Natural logarithm of the count of `words`: one word's, or the rarest pair's; 0 when unknown."""
    parts = words.lower().replace("’", "'").split()
    if len(parts) < 2:
        return math.log(word_counts().get("".join(parts), 1))
    return min(math.log(max(pair_count(*pair), 1)) for pair in pairwise(parts))


@lru_cache(maxsize=_MOST_CACHED)
def pair_count(first: str, second: str) -> int:
    """How often `first second` was counted; 0 when the list leaves the pair out."""
    counted = _pairs().after(f"{first} {second} ".lower().encode("utf-8", "replace"))
    return next((int(count) for count in counted if count.isdigit()), 0)
