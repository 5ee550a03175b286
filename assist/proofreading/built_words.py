"""Words that dictionaries lack and every support team writes: “rebooked”, “unstaffed”, “passcode”."""

from __future__ import annotations

from functools import lru_cache

from assist.proofreading.slips.lexicon import tags
from assist.proofreading.slips.word_classes import word_class
from assist.proofreading.words import word_counts

# What a prefix stands before must be this common (symspellpy's counts): “recored” is a slip, “rebooked” none.
_COMMON = 1_000_000
_NEW = word_class("built_words")
_AGAIN = word_class("done_again")
_SHORTEST_ENDED = 5


@lru_cache(maxsize=4096)
def is_built_word(word: str) -> bool:
    """Whether `word` (lower case) is built as English builds words: “un” or “re” before a common form."""
    if word in _NEW or word.removesuffix("s") in _NEW:
        return True
    if word.startswith("un"):
        return _is_ended(word[2:])
    if word.startswith("re"):
        rest = word[2:].removeprefix("-")
        return rest.removesuffix("s") in _AGAIN or _is_ended(rest)
    return False


def _is_ended(word: str) -> bool:
    """Whether `word` is a common -ed or -ing form."""
    ends = word.endswith(("ed", "ing")) and len(word) >= _SHORTEST_ENDED
    return ends and word_counts().get(word, 0) >= _COMMON and bool(tags(word) & {"VBN", "VBG"})
