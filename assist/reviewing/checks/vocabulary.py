"""Which English words are common, from a public frequency list."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_COMMON = 20_000  # rank up to which a word counts as everyday English


@cache
def _ranks() -> dict[str, int]:
    """Words in order of frequency (symspellpy's list, 82 765 words) with their rank from 0."""
    lines = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8").splitlines()
    return {line.split()[0].lstrip("\ufeff"): rank for rank, line in enumerate(lines)}


def rank(word: str) -> int | None:
    """The word's place in the list; None when it is not in it."""
    return _ranks().get(word)


def is_common_word(word: str) -> bool:
    """Whether `word` (lower case) is everyday English; contractions are."""
    place = rank(word.replace("’", "'").split("'")[0])
    return place is not None and place < _COMMON
