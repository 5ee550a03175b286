"""What the matches of an expression may begin with."""

from __future__ import annotations

import pytest

from models.guarded_patterns import GuardedPatterns, guards
from models.word_heads import ANY, Head, HeadIndex, closing, heads, split_branches
from models.word_lists import WordLists


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("sold out", {Head("sold", whole=True)}),
        ("refund(?:s|ed)?", {Head("refund")}),
        ("charges?", {Head("charge")}),
        ("back-?order", {Head("back")}),
        ("(?:on|at) (?:us|me)", {Head("on", whole=True), Head("at", whole=True)}),
        ("(?:very )?sorry", {Head("very", whole=True), Head("sorry", whole=True)}),
        ("(?:so |very )*sorry", {Head("so"), Head("very"), Head("sorry", whole=True)}),
        (r"\d+ up", {Head(r"\d")}),
        (r"\w+ed", {ANY}),
        (r"\d?x", {ANY}),
        ("50|%", {Head("50", whole=True), Head("%", whole=True)}),
    ],
)
def test_heads(expression: str, expected: set[Head]) -> None:
    """Letters up to the first choice are told; where the first letter is a choice, anything may come."""
    assert set(heads(expression)) == expected


def test_the_index_tells_who_may_begin_with_a_word() -> None:
    """Whole heads need the whole word, open ones its beginning, digits any digit."""
    index = HeadIndex([heads(one) for one in ("sold out", "sol(?:e|o)", r"\d+", r"\w+ed", "on")])
    assert index.begun_by("sold") == [0, 1, 3]
    assert index.begun_by("7th") == [2, 3]
    assert index.begun_by("") == [3]


def test_groups_are_split_and_closed_where_they_end() -> None:
    """Bars in groups and escaped parentheses do not count; an open group is an error."""
    assert split_branches(r"a(?:b|c)|d\|e|\)") == ["a(?:b|c)", r"d\|e", r"\)"]
    assert closing(r"(a(b)\))c", 0) == 7
    with pytest.raises(ValueError, match="not closed"):
        closing("(a", 0)


def test_lists_find_what_one_alternation_finds() -> None:
    """The first expression that fits wins, and the next match starts after it."""
    lists = WordLists({"tone": ["late fee", "late", "fees?"], "other": ["can", "can't wait"]})
    assert lists.find("late fees, late fee late") == {"tone": [0, 5, 11, 20]}
    assert lists.find("can't") == {}
    assert lists.find("i can't wait") == {"other": [2]}
    assert lists.at_first_word("... late, i can") == {"tone"}
    assert lists.at_first_word("!") == set()


def test_a_guard_is_a_group_that_no_match_can_do_without() -> None:
    """Groups that may be missing, that are one of several choices or that are denied do not guard."""
    assert list(guards(r"\b(?:fees?)\b.*\b(?:gone)\b")) == [(Head("fee"),), (Head("gone", whole=True),)]
    assert list(guards(r"^(?=.*\b(?:fee)\b)(?!.*\b(?:no)\b)")) == [(Head("fee", whole=True),)]
    assert list(guards(r"\b(?:fee)?x|\b(?:gone)\b")) == []
    assert list(guards(r"x(?: \b(?:gone)\b)?")) == []
    assert list(guards(r"\b(?:gone)?x")) == []


def test_guarded_patterns_find_what_plain_ones_find() -> None:
    """A pattern whose words are there is tried; one that begins with `^` only at the start."""
    patterns = GuardedPatterns({"gone": r"\b(?:fees?)\b.*\b(?:gone)\b", "open": r"^\W*(?:if)\b", "any": "x+"})
    assert patterns.matching("your fees are gone") == {"gone"}
    assert patterns.matching("gone are your fees") == set()
    assert patterns.matching("... if xx") == {"open", "any"}
    assert patterns.matching("as if") == set()
