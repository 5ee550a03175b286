"""Dates take the preposition that a reader expects."""

from __future__ import annotations

import pytest

from phrasebook.english.times import preposition_of


@pytest.mark.parametrize(
    ("when", "word"),
    [
        ("15 June", "on "),
        ("Monday 3 March at 8:00", "on "),
        ("the 14th", "on "),
        ("May 5", "on "),
        ("June", "in "),
        ("March 2027", "in "),
        ("9:30", "at "),
        ("9 a.m.", "at "),
        ("half past eight", "at "),
        ("a quarter to five", "at "),
        ("seven in the evening", "at "),
        ("the end of May", "at "),
        ("the second week of August", "in "),
        ("the first weekend of May", "on "),
        ("the last day of June", "on "),
        ("the 2nd half of May", "in "),
        ("next month", ""),
        ("tomorrow", ""),
    ],
)
def test_each_date_has_its_preposition(when: str, word: str) -> None:
    """On a day, in a month, at a time, and nothing before next and tomorrow."""
    assert preposition_of(when) == word
