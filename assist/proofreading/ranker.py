"""Orders the suggestions for a misspelt word: common words that are easy to mistype that way come first."""

from __future__ import annotations

from collections.abc import Iterable

from assist.proofreading.typo_cost import typo_cost
from assist.proofreading.words import log_frequency

# log frequency - 5 x typo cost: one plain typo weighs as much as a word 150 times as common (findings.md).
_COST_WEIGHT = 5.0
_AT_MOST = 8


def score(typed: str, meant: str) -> float:
    """How plausible `meant` is for `typed`; only differences between candidates mean anything."""
    return log_frequency(meant) - _COST_WEIGHT * typo_cost(typed, meant)


def rank(typed: str, candidates: Iterable[str], *, first: Iterable[str] = ()) -> tuple[str, ...]:
    """`candidates` best first, at most eight, each once, in the case `typed` was written in.

    `first` are the first choices of the engines; each is worth as much as half a plain typo.
    """
    favoured = {word.lower() for word in first}
    cased = dict.fromkeys(match_case(typed, candidate) for candidate in candidates if candidate.strip())

    def key(candidate: str) -> tuple[float, str]:
        bonus = _COST_WEIGHT / 2 if candidate.lower() in favoured else 0.0
        return -(score(typed, candidate) + bonus), candidate

    return tuple(sorted((word for word in cased if word != typed), key=key))[:_AT_MOST]


def match_case(typed: str, candidate: str) -> str:
    """`candidate` with a capital, or all capitals, where `typed` has them; its own capitals stay."""
    if len(typed) > 1 and typed.isupper():
        return candidate.upper()
    if typed[:1].isupper() and candidate[:1].islower():
        return candidate[:1].upper() + candidate[1:]
    return candidate
