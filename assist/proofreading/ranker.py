"""Orders the suggestions for a misspelt word: common words that are easy to mistype that way come first."""

from __future__ import annotations

import math
from collections.abc import Iterable

from assist.proofreading.typo_cost import typo_cost
from assist.proofreading.words import log_frequency, pair_count
from phrasebook.english.spelling import american

# A plain typo outweighs a word 2,000 times as common: set on tests/assist/proofreading/data/misspellings.txt.
_FREQUENCY_WEIGHT, _COST_WEIGHT = 0.65, 5.0
_AT_MOST = 8
_FIRST_CHOICE = 1.5
_SAME_WORD = 20.0  # "colour" is "color", and no misspelling of "collar"
# A pair seen as often as the list's rarest counts as one nat; the counts are of billions of words.
_PAIR_WEIGHT, _RARE_PAIR = 0.5, 4_000_000


def score(typed: str, meant: str) -> float:
    """How plausible `meant` is for `typed`; only differences between candidates mean anything."""
    return _FREQUENCY_WEIGHT * log_frequency(meant) - _COST_WEIGHT * typo_cost(typed, meant)


def context_score(candidate: str, around: tuple[str, str]) -> float:
    """How well `candidate` sits between the words before and after, by pair counts; 0 for unseen pairs."""
    before, after = around
    pairs = pair_count(before, candidate), pair_count(candidate, after)
    return _PAIR_WEIGHT * sum(math.log1p(count / _RARE_PAIR) for count in pairs)


def rank(
    typed: str, candidates: Iterable[str], *, first: Iterable[str] = (), around: tuple[str, str] = ("", "")
) -> tuple[str, ...]:
    """`candidates` best first, at most eight, each once, in the case `typed` was written in.

    `first` are the first choices of the engines; each is worth half a plain typo. `around` are the words
    before and after.
    """
    same = american(typed.lower())
    favoured = {word.lower() for word in first}
    cased = dict.fromkeys(match_case(typed, candidate) for candidate in candidates if candidate.strip())

    def key(candidate: str) -> tuple[float, str]:
        lower = candidate.lower()
        bonus = _FIRST_CHOICE if lower in favoured else 0.0
        bonus += _SAME_WORD if american(lower) == same else 0.0
        return -(score(typed, candidate) + bonus + context_score(candidate, around)), candidate

    return tuple(sorted((word for word in cased if word != typed), key=key))[:_AT_MOST]


def match_case(typed: str, candidate: str) -> str:
    """`candidate` with a capital, or all capitals, where `typed` has them; its own capitals stay."""
    if len(typed) > 1 and typed.isupper():
        return candidate.upper()
    if typed[:1].isupper() and candidate[:1].islower():
        return candidate[:1].upper() + candidate[1:]
    return candidate
