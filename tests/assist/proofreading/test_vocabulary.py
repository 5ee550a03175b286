"""The desk's own words, found where it writes them."""

from __future__ import annotations

import pytest

from assist.proofreading.vocabulary import is_misspelling, mine_terms, propose_terms


def test_words_of_titles_and_of_several_documents_are_the_desks_own() -> None:
    """A product's name counts; a slip does not, however often it is written, nor a word used once."""
    documents = [
        ("Cleaning the Zeltbox", "Wipe it with frobnol. We recieve many questions."),
        ("Returns", "Send frobnol back. We recieve it at Quenby Street."),
    ]
    assert [term.text for term in mine_terms(documents)] == ["Zeltbox", "frobnol"]


@pytest.mark.parametrize(
    ("word", "slip"),
    [
        *((word, True) for word in ("recieve", "adress", "teh", "occured", "invioce", "delivry", "seperate")),
        *((word, False) for word in ("zeltbox", "order", "sku", "oauth", "jira", "canva", "redis", "e-mail")),
    ],
)
def test_known_misspellings_are_recognised(word: str, slip: bool) -> None:
    """One cheap slip away from a common word."""
    assert is_misspelling(word) == slip


def test_ignoring_a_word_proposes_it_once_several_people_did() -> None:
    """Three clicks by two people; misspellings are never proposed."""
    proposals = propose_terms(
        {"Zeltbox": ["a", "b", "a"], "Kova": ["a", "a", "a"], "recieve": ["a", "b", "c"]}
    )
    assert [(one.text, one.clicks, one.people) for one in proposals] == [("Zeltbox", 3, 2)]
