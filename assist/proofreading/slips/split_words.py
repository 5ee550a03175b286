"""Words written as two: “firm ware”, “any thing”, “re open”."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from assist.proofreading.issue import Issue
from assist.proofreading.slips.lexicon import tags
from assist.proofreading.slips.tokens import Token, word_at
from assist.proofreading.slips.word_classes import word_class
from assist.proofreading.words import pair_count, word_counts
from assist.text.spans import Span

# A word this common, whose halves are never counted side by side, was meant as one: in 61,000 words of clean
# support text two pairs break that, and they are listed as meant.
_COMMON = 1_000_000
_SHORTEST_HALF = 2
_AGAIN = "re"
_PARTICLES = {"up", "down"}  # "the sign up date"
_BEFORE_VERB = word_class("modals") | word_class("being") | {"to", "be", "been", "please", "we", "you", "i"}


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Pairs that are one word wherever they stand, and pairs that are two words or may be."""
    data = tomllib.loads(files("assist.proofreading").joinpath("data/confusions.toml").read_text("utf-8"))
    return frozenset(data["split"]), frozenset(data["two_words"])


def find_split_words(words: tuple[Token, ...]) -> Iterator[Issue]:
    """Issues of one sentence."""
    for at in range(len(words) - 1):
        first, second = words[at], words[at + 1]
        if not (first.is_word and second.is_plain and second.start == first.start + len(first.word) + 1):
            continue
        if first.written[1:] and not first.written[1:].islower():
            continue
        half = second.word.removesuffix("'s")
        joined = _joined(first.word, half, word_at(words, at - 1))
        if joined and not _is_place(words, at):
            joined += second.word[len(half) :]
            written = first.written[0] + joined[1:]
            span = Span(first.start, second.start + len(second.word))
            message = f"“{first.written} {second.written}” is one word."
            yield Issue(span, "grammar", "error", (written,), message, "SLIP_SPLIT_WORD", ("draftwell",))


def _is_place(words: tuple[Token, ...], at: int) -> bool:
    """Whether a number follows the pair: “on line 14”, “the rug by 5 p.m.”."""
    return word_at(words, at + 2)[:1].isdigit()


def _joined(first: str, second: str, before: str) -> str | None:
    """The one word that was meant, if it was."""
    always, never = _lists()
    pair = f"{first} {second}"
    if pair in always:
        is_particle = first in _PARTICLES and before not in _BEFORE_VERB and "VB" in tags(before)
        return None if is_particle else first + second
    if first == _AGAIN:
        return _again(second) if before in _BEFORE_VERB else None
    if pair in never or min(len(first), len(second)) < _SHORTEST_HALF:
        return None
    is_common = word_counts().get(first + second, 0) >= _COMMON
    return first + second if is_common and not pair_count(first, second) else None


def _again(verb: str) -> str | None:
    """The verb with “re” before it, with a hyphen where no dictionary has it as one word."""
    if not tags(verb) & {"VB", "VBD", "VBN", "VBG"}:
        return None
    return _AGAIN + verb if _AGAIN + verb in word_counts() else f"{_AGAIN}-{verb}"
