"""Subjects that say how many agree with their verbs."""

from __future__ import annotations

import pytest

from tests.assist.proofreading.slips.mending import mended


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("Each of the bulbs are new.", "Each of the bulbs is new."),
        ("Each of the bulbs need care.", "Each of the bulbs needs care."),
        ("One of our drivers have it.", "One of our drivers has it."),
        ("Nobody from our team have the key.", "Nobody from our team has the key."),
        ("Both of the lids was worn.", "Both of the lids were worn."),
        ("Everything are in the box.", "Everything is in the box."),
    ],
)
def test_one_and_many_agree(slip: str, right: str) -> None:
    """The whole sentence afterwards is the one that was meant."""
    assert mended(slip) == right


@pytest.mark.parametrize(
    "text",
    [
        "Most of the money is back.",
        "Some of our drivers have it.",
        "Nobody but you has seen it.",
        "One of the lids that are worn is yours.",
        "Each of us works from home.",
        "All of this is free.",
    ],
)
def test_what_agrees_is_left(text: str) -> None:
    """Right sentences stay as they are."""
    assert mended(text) == text
