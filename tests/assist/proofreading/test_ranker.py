"""Suggestions: the word that was meant comes first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.proofreading.ranker import match_case, rank
from assist.proofreading.typo_cost import typo_cost

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
