"""Rare words are questioned where nothing around them wants them."""

from __future__ import annotations

import pytest

from assist.proofreading.slips.finding import find_slips
from assist.proofreading.slips.rare_words import find_rare_words, rare_words
from assist.proofreading.slips.tokens import tokens
from assist.proofreading.words import word_counts
from tests.assist.proofreading.slips.mending import mended


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("The shop is shut, sew please call tomorrow.", "The shop is shut, so please call tomorrow."),
        ("The van comes tomorrow mourning.", "The van comes tomorrow morning."),
        ("There were tow charges on the bill.", "There were two charges on the bill."),
        ("It shows witch door to use.", "It shows which door to use."),
    ],
)
def test_a_rare_word_alone_is_questioned(slip: str, right: str) -> None:
    """The common word that sounds or looks like it is proposed."""
    assert mended(slip) == right


@pytest.mark.parametrize(
    "text",
    [
        "You can sew the button back on.",
        "Our thoughts are with your family in this time of mourning.",
        "The tow truck is on its way to your car.",
        "The witch costume is sold out until Halloween.",
        "The wood of the table is oak.",
    ],
)
def test_a_rare_word_in_its_own_company_stays(text: str) -> None:
    """One word of its trade in the sentence is enough."""
    assert not find_slips(text)


def test_the_list_proposes_words_that_are_commoner() -> None:
    """Each entry goes from a known word to a commoner one, never to itself."""
    for word, (common, _) in rare_words().items():
        assert word != common
        assert word_counts().get(common, 0) > word_counts().get(word, 0)


@pytest.mark.parametrize("word", sorted(rare_words()))
def test_every_company_keeps_its_word(word: str) -> None:
    """Each word that is listed as company silences the entry."""
    _, company = rare_words()[word]
    for known in company:
        text = f"we saw {word} with {known} there"
        assert not [issue for issue in find_rare_words(tokens(text, text)) if issue.span.of(text) == word]
