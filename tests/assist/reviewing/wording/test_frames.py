"""What stands around a rewrite can refuse it."""

from __future__ import annotations

import pytest

from assist.reviewing.wording.frames import clause_inside, needs_negation


@pytest.mark.parametrize(
    "before", ["We're sorry that ", "I understand how annoying it is that ", "Apologies, "]
)
def test_an_apology_keeps_its_bad_news(before: str) -> None:
    """After words of regret a clause keeps its negation."""
    assert needs_negation(before, " by Monday.")


@pytest.mark.parametrize("before", ["", "Hi Ana, ", "We are sorry for the wait. ", "I have checked and "])
def test_other_words_before_do_not_matter(before: str) -> None:
    """A finished sentence of regret, or none, needs nothing of the next one."""
    assert needs_negation(before, " by Monday.") is None


def test_a_second_thing_shares_the_negation() -> None:
    """ "Can't send the sofa until May and the table until June" denies both."""
    assert needs_negation("", " and the table until 9 June.")
    assert needs_negation("", " and call you on Monday.") is None


@pytest.mark.parametrize(
    ("thing", "inside"),
    [
        ("liquid damage and our technicians found rust", "and our technicians found"),
        ("the fee and we waived it", "and we waived"),
        ("liquid damage and accidental damage", None),
        ("the cable and our printed manuals", None),
    ],
)
def test_a_clause_is_no_thing(thing: str, inside: str | None) -> None:
    """Words with a subject and a verb of their own are told from a list of things."""
    assert clause_inside(thing) == inside
