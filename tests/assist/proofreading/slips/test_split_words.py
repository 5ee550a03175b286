"""Words written as two become one; halves that may stand side by side are left."""

from __future__ import annotations

import pytest

from tests.assist.proofreading.slips.mending import mended


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("Is there any thing else?", "Is there anything else?"),
        ("The firm ware is new.", "The firmware is new."),
        ("Some thing went wrong.", "Something went wrong."),
        ("Please re install the app.", "Please reinstall the app."),
        ("We will re book it.", "We will rebook it."),
        ("It was re labelled.", "It was re-labelled."),
        ("Please let us know to morrow.", "Please let us know tomorrow."),
    ],
)
def test_one_word_is_written_as_one(slip: str, right: str) -> None:
    """The whole sentence afterwards is the one that was meant."""
    assert mended(slip) == right


@pytest.mark.parametrize(
    "text",
    [
        "Please call after noon.",
        "The app lets you pay.",
        "Re: your order of May.",
        "We work with him in the shop.",
        "It came in time to help us.",
        "There may be a way out.",
        "The set up date is Monday.",
        "There is a fault on line 14.",
        "Please collect the rug by 5 p.m.",
        "What you asked for got its own page.",
    ],
)
def test_two_words_are_left(text: str) -> None:
    """Neighbours that only look like one word stay as they are."""
    assert mended(text) == text
