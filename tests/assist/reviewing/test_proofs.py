"""What proofreading found, as a review tells it."""

from __future__ import annotations

import pytest

from assist.proofreading.issue import Issue
from assist.reviewing.proofs import outside_facts
from assist.text.spans import Span


def _misspelt(text: str, word: str, right: str) -> Issue:
    start = text.index(word)
    span = Span(start, start + len(word))
    return Issue(span, "spelling", "error", (right,), "", "ANY", ("harper",), dominant=True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The fee is kr 399 a year.", "kr"),
        ("You have 12 gb left.", "gb"),
        ("Your order is hx-2231-ab.", "hx"),
        ("Write to ana.lopes@example.com today.", "lopes"),
    ],
)
def test_no_spelling_within_what_is_copied(text: str, word: str) -> None:
    """An amount, a size, a number or an address is never respelt, however its letters look."""
    assert outside_facts(text, [_misspelt(text, word, word.title())]) == ()


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [("It comes on 3 march.", "march", "March"), ("It costs kr 399 teh month.", "teh", "the")],
)
def test_other_slips_are_told(text: str, word: str, right: str) -> None:
    """A date may be misspelt, and so may the words beside an amount."""
    issue = _misspelt(text, word, right)
    assert outside_facts(text, [issue]) == (issue,)
