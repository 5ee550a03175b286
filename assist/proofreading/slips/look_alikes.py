"""Real words written for others that look or sound alike, found by how often word pairs occur."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from assist.proofreading.issue import Issue
from assist.proofreading.ranker import match_case
from assist.proofreading.slips.tokens import Token
from assist.proofreading.words import pair_count

# The list's rarest pair counts 6.4 million: an unseen pair counts as less than half of that.
_UNSEEN = 2_500_000
# How much likelier (natural logarithm) the other word must make the two pairs, and the likelier of the two
# alone: measured on clean text so that they flag next to nothing there.
_BOTH, _ONE = 6.0, 4.0


@cache
def confusions() -> dict[str, tuple[str, ...]]:
    """Word -> the words it is written for."""
    data = tomllib.loads(files("assist.proofreading").joinpath("data/confusions.toml").read_text("utf-8"))
    others: dict[str, set[str]] = {}
    for words in (entry.split() for entry in data["sets"] if entry not in data["never"]):
        for word in words:
            others.setdefault(word, set()).update(set(words) - {word})
    return {word: tuple(sorted(found)) for word, found in others.items()}


def find_look_alikes(words: tuple[Token, ...]) -> Iterator[Issue]:
    """Issues of one sentence; only words between two plain words are judged."""
    for at in range(1, len(words) - 1):
        token, before, after = words[at], words[at - 1], words[at + 1]
        if not (token.is_plain and before.is_word and after.is_plain):
            continue
        better = _better(before.word, token.word, after.word)
        if better:
            message = f"“{token.written}” is unusual here: did you mean “{better}”?"
            fix = (match_case(token.written, better),)
            yield Issue(token.span, "grammar", "error", fix, message, "SLIP_LOOK_ALIKE", ("draftwell",))


def _better(before: str, word: str, after: str) -> str | None:
    """The look-alike that fits both neighbours far better, if there is one."""
    others = confusions().get(word)
    if not others or (pair_count(before, word) and pair_count(word, after)):
        return None
    gain, best = max((_gain(before, word, after, other), other) for other in others)
    return best if gain >= _BOTH else None


def _gain(before: str, word: str, after: str, other: str) -> float:
    """How much likelier `other` is between the two; 0 unless one side alone says so and neither disagrees."""
    left = math.log(_count(before, other) / _count(before, word))
    right = math.log(_count(other, after) / _count(word, after))
    return left + right if max(left, right) >= _ONE and min(left, right) >= 0 else 0.0


def _count(first: str, second: str) -> int:
    return pair_count(first, second) or _UNSEEN
