"""Which English words are common, from a public frequency list."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

_RARE = 45_000  # rank from which a word counts as rare
_COMMON_PART = 6_000  # rank up to which a part of a compound counts as everyday English
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("er", "e"),
    ("ly", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("isation", "ization"),
    ("our", "or"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("tre", "ter"),
    ("ness", ""),
    ("less", ""),
    ("able", ""),
    ("able", "e"),
    ("lled", "l"),
    ("lling", "l"),
    ("tted", "t"),
    ("ence", "ense"),
    ("ment", ""),
)
_BEGINNINGS = ("re", "un", "non", "pre", "over", "under", "mis", "out", "up", "dis")
_COMMON = 20_000  # rank up to which a word counts as everyday English


@cache
def _ranks() -> dict[str, int]:
    """Words in order of frequency (symspellpy's list, 82 765 words) with their rank from 0."""
    lines = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8").splitlines()
    return {line.split()[0].lstrip("\ufeff"): rank for rank, line in enumerate(lines)}


def rank(word: str) -> int | None:
    """The word's place in the list; None when it is not in it."""
    return _ranks().get(word)


@lru_cache(maxsize=20_000)
def is_rare_word(word: str) -> bool:
    """Whether neither `word` (lower case) nor what it is made from is in use: "autoscaler" is rare."""
    if _is_in_use(word):
        return False
    return not any(map(_is_in_use, _forms(word)))


def _is_in_use(word: str) -> bool:
    place = rank(word)
    return place is not None and place < _RARE


def _forms(word: str) -> list[str]:
    """The word, and what is left without common endings and beginnings, and each part of a compound."""
    stems = [word]
    stems += [
        word[: -len(end)] + new for end, new in _ENDINGS if word.endswith(end) and len(word) - len(end) >= 3
    ]
    stems += [stem[len(start) :] for start in _BEGINNINGS for stem in stems if stem.startswith(start)]
    halves = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    compound = any(all((rank(half) or _RARE) < _COMMON_PART for half in pair) for pair in halves)
    return [*stems, "the"] if compound else stems


def is_common_word(word: str) -> bool:
    """Whether `word` (lower case) is everyday English; contractions are."""
    place = rank(word.replace("’", "'").split("'")[0])
    return place is not None and place < _COMMON
