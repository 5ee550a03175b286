"""Contexts decide between words that are written for one another, and between forms of a word."""

from __future__ import annotations

import pytest

from assist.proofreading.contexts.confused_words import find_confused
from assist.proofreading.contexts.model import rivals
from assist.proofreading.slips.finding import lower
from assist.proofreading.slips.tokens import tokens


def _found(text: str) -> list[tuple[str, str]]:
    return [
        (issue.span.of(text), issue.replacements[0]) for issue in find_confused(tokens(text, lower(text)))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Please bring you passport with you.", ("you", "your")),
        ("It is free if your on the green plan.", ("your", "you're")),
        ("I no that the line was busy.", ("no", "know")),
        ("The second lamp is brighter then the first.", ("then", "than")),
        ("It comes with are new catalogue.", ("are", "our")),
        ("I can't here any sound.", ("here", "hear")),
    ],
)
def test_the_context_says_which_word_is_meant(text: str, found: tuple[str, str]) -> None:
    """The word that belongs there is proposed, and nothing else in the sentence is questioned."""
    assert _found(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "You can send your card to us.",
        "Your reading of the meter is right.",
        "There are their keys.",
        "No, I know of none.",
        "Hey Sam, no we don't have that in blue.",
        "An I-9 and an NDA are in your inbox.",
        "The form is from our shop.",
        "It is later than we thought, and then it rains.",
        "They said that that was too late.",
    ],
)
def test_right_words_stay(text: str) -> None:
    """Near misses are left alone."""
    assert not _found(text)


def test_every_rival_knows_a_bound() -> None:
    """What was learned has weights, and names nothing as its own rival."""
    known = rivals()
    assert len(known) > 100
    for word, others in known.items():
        assert others
        for other in others:
            assert other.name != word
            assert other.weights
