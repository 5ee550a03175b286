"""How many a noun phrase speaks of."""

from __future__ import annotations

import pytest

from phrasebook.english.counting import article_of, is_plural
from phrasebook.templates.saying import SlotText, parse_saying, say


@pytest.mark.parametrize("phrase", ["lift", "audit log", "second cushion", "translator for Thai", "building"])
def test_one_thing_has_an_article(phrase: str) -> None:
    """One thing that is counted takes "a"."""
    assert article_of(phrase) == "a "


@pytest.mark.parametrize(
    "phrase",
    ["cabins", "parking", "hot water", "the lift", "5G", "size 40", "rooms with a bath", "software", "ads"],
)
def test_many_or_uncounted_have_none(phrase: str) -> None:
    """Many things, what nobody counts and what has its own article take none."""
    assert article_of(phrase) == ""


def test_the_article_agrees_in_sound() -> None:
    """`{x.one}` says "a lift" and "an audit log", and copies "cabins"."""
    said = [
        "".join(piece.text for piece in pieces)
        for text in ("lift", "audit log", "cabins")
        if (pieces := say(parse_saying("comes without {x.one}"), {"x": SlotText(text, 0, len(text))}))
    ]
    assert said == ["comes without a lift", "comes without an audit log", "comes without cabins"]


def test_what_stands_behind_the_noun_does_not_decide() -> None:
    """The head of "rooms with a bath" is "rooms"."""
    assert is_plural("rooms with a bath")
    assert is_plural("the lid of the boxes") is False


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("bookings made at a discount", True),
        ("requests filed late", True),
        ("the bus booked for Monday", False),
        ("the number of calls made", False),
    ],
)
def test_what_was_done_with_them_does_not_decide(phrase: str, *, plural: bool) -> None:
    """Bookings made late are bookings."""
    assert is_plural(phrase) is plural


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [("10 GB bonus", False), ("5 GB plans", True), ("10 bonuses", True), ("50 GB", True)],
)
def test_the_number_of_a_unit_does_not_decide(phrase: str, *, plural: bool) -> None:
    """The 10 GB bonus is one bonus."""
    assert is_plural(phrase) is plural
