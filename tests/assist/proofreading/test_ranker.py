"""Suggestions: the word that was meant comes first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.proofreading.harper import HarperEngine
from assist.proofreading.ranker import match_case, rank
from assist.proofreading.typo_cost import typo_cost

_MISSPELLINGS = Path(__file__).with_name("data") / "misspellings.txt"
_WORDS = st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("typed", "candidates", "meant"),
    [
        ("paymnet", ["pavement", "payment", "paymaster"], "payment"),
        ("delivry", ["delve", "delivery", "deliver"], "delivery"),
        ("adress", ["adores", "dress", "address"], "address"),
        ("wether", ["wet her", "wither", "whether"], "whether"),
        ("cant", ["cane", "can't", "cent"], "can't"),
    ],
)
def test_common_words_that_are_easy_to_mistype_come_first(
    typed: str, candidates: list[str], meant: str
) -> None:
    """Frequency and keyboard together find the word."""
    assert rank(typed, candidates)[0] == meant


def test_suggestions_take_the_case_of_what_was_typed() -> None:
    """A capital stays a capital, and names keep their own."""
    assert match_case("Wich", "which") == "Which"
    assert match_case("WICH", "which") == "WHICH"
    assert match_case("wendesday", "Wednesday") == "Wednesday"


@given(_WORDS, _WORDS)
def test_a_word_costs_nothing_against_itself_and_something_against_others(one: str, other: str) -> None:
    """The cost is zero exactly for the same word."""
    assert typo_cost(one, one) == 0
    assert (typo_cost(one, other) > 0) == (one != other)


@given(_WORDS, st.lists(_WORDS, max_size=12))
def test_ranking_keeps_candidates_and_never_offers_the_word_itself(typed: str, candidates: list[str]) -> None:
    """Nothing is made up, nothing comes twice, and there are at most eight."""
    ranked = rank(typed, candidates)
    assert set(ranked) <= set(candidates) - {typed}
    assert len(set(ranked)) == len(ranked) <= 8


@pytest.mark.parametrize(
    ("cheap", "dear"),
    [
        (("recieve", "receive"), ("rexeive", "receive")),  # a swap, a wrong letter
        (("adress", "address"), ("addess", "address")),  # a dropped double, a dropped letter
        (("payent", "payment"), ("qayment", "payment")),  # inside the word, its first letter
        (("dont", "don't"), ("donst", "don't")),  # an apostrophe, a letter
    ],
)
def test_hands_slip_in_known_ways(cheap: tuple[str, str], dear: tuple[str, str]) -> None:
    """The commoner slip costs less."""
    assert typo_cost(*cheap) < typo_cost(*dear)


def test_common_misspellings_are_mended_first_time() -> None:
    """Of 144 everyday misspellings Harper's suggestions, ranked by us, mend nine in ten at the first try."""
    engine = HarperEngine()
    pairs = [line.split() for line in _MISSPELLINGS.read_text("utf-8").splitlines()]
    right = 0
    for typed, meant in pairs:
        issues = [issue for issue in engine.check(f"It is {typed}.", "en-US") if issue.span.start == 6]
        right += any(issue.replacements[:1] == (meant,) for issue in issues)
    assert right / len(pairs) >= 0.93
