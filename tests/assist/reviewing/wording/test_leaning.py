"""Clauses that leave out what the one before said."""

from __future__ import annotations

import pytest

from assist.reviewing.wording.leaning import leaning_clause


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
