"""Word classes of the view: closed-class words carry a tag, so that slots know where to stop."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

# One byte each in the range Latin-1 leaves to control characters: no text can contain them.
TAGS = {
    "subject": "\x81",
    "you": "\x82",
    "pronoun": "\x83",
    "determiner": "\x84",
    "that": "\x85",
    "auxiliary": "\x86",
    "negative": "\x87",
    "conjunction": "\x88",
    "and": "\x89",
    "preposition": "\x8a",
    "adverb": "\x8b",
    "relative": "\x8c",
}
_AMBIGUOUS_NAMES = frozenset({"may", "will", "us", "it", "or", "an", "so", "am", "can", "mark"})


def lexicon(name: str) -> dict[str, Any]:
    """The named TOML data file of this package's lexicon."""
    return tomllib.loads((Path(str(files("phrasebook"))) / "lexicon" / f"{name}.toml").read_text("utf-8"))


@cache
def closed_class() -> dict[str, str]:
    """Each closed-class word, in lower case, with its tag."""
    return {word: TAGS[kind] for kind, words in lexicon("closed").items() for word in reversed(words.split())}


def tag_of(word: str) -> str:
    """The tag of a lower-case word, or nothing for open-class words."""
    return closed_class().get(word, "")


def is_name_here(word: str, *, starts_sentence: bool) -> bool:
    """Whether a word that looks closed-class is written as a name: "May", "Will", "IT" inside a sentence."""
    lower = word.lower()
    if lower not in _AMBIGUOUS_NAMES or word == lower:
        return False
    return not starts_sentence or (len(word) > 1 and word.isupper())


@cache
def dictionary() -> dict[str, int]:
    """How often each known English word occurs (symspellpy's packaged list, words to counts)."""
    text = (Path(str(files("symspellpy"))) / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    return {word: int(count) for word, count in (line.split() for line in text.splitlines() if line)}


def is_word(word: str) -> bool:
    """Whether `word` is in the dictionary or a closed-class word."""
    lower = word.lower()
    return lower in dictionary() or lower in closed_class()
