"""A time that is over takes the simple past."""

from __future__ import annotations

import pytest

from tests.assist.proofreading.slips.mending import mended


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("We have sent the label to you yesterday.", "We sent the label to you yesterday."),
        ("I have called the depot two days ago.", "I called the depot two days ago."),
        ("They have closed it last Monday.", "They closed it last Monday."),
    ],
)
def test_what_is_over_is_past(slip: str, right: str) -> None:
    """The whole sentence afterwards is the one that was meant."""
    assert mended(slip) == right


@pytest.mark.parametrize(
    "text",
    [
        "We have received the parcel you sent yesterday.",
        "I have worked here since last week.",
        "We have refunded the order placed last month.",
        "We have the box from yesterday.",
        "We have sent it, and yesterday it rained.",
    ],
)
def test_other_times_are_left(text: str) -> None:
    """A time that goes on, or belongs to something else, changes nothing."""
    assert mended(text) == text
