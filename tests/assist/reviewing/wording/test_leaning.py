"""Clauses that leave out what the one before said, and other words that live on those before them."""

from __future__ import annotations

import pytest

from assist.reviewing.wording.leaning import hanging_words, leaning_clause, undenied


@pytest.mark.parametrize(
    ("before", "following", "leaning"),
    [
        ("We can't take cards", ", the kiosk does.", "the kiosk does"),
        ("Row 12 is no longer free", ". Rows 15 and 16 are.", "Rows 15 and 16 are"),
        ("We can't take cards", ". The kiosk takes them.", None),
        ("We can't take cards", ". Please ask who can.", None),
        ("We take cards", ", the kiosk does too.", None),
    ],
)
def test_leaning_clauses(before: str, following: str, leaning: str | None) -> None:
    """What lives on the verb of a negated clause is found; a clause with its own verb is not."""
    assert leaning_clause(before, following) == leaning


@pytest.mark.parametrize(
    ("before", "after", "following", "word"),
    [
        ("last time, so it's not our fault", "last time", " that you waited.", "that"),
        ("caused, and I apologize again", "caused", " for any trouble.", "for"),
        ("caused, and I apologize again", "caused", ".", None),
        ("We can unfortunately", "We can", " in most cases move it.", None),
        ("You have to wait", "Please wait", " for the code.", None),
    ],
)
def test_hanging_words(before: str, after: str, following: str, word: str | None) -> None:
    """What went with words that would go is found; what goes with the words that stay is not."""
    assert hanging_words(before, after, following) == word


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("We are unable to process anything until both", "We can process anything once both", "anything"),
        ("We can't ship any orders until Monday", "We can ship any orders from Monday", "any"),
        ("We can't ship any orders until Monday", "We can ship orders from Monday", None),
        ("If you have any trouble, you can't pay", "If you have any trouble, please wait", None),
        ("We can't ship any orders", "No way to ship any orders", None),
    ],
)
def test_undenied_words(before: str, after: str, word: str | None) -> None:
    """An "any" that only a negation before it makes sense of is found where the negation goes."""
    assert undenied(before, after) == word
