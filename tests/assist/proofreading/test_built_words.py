"""Words that dictionaries lack."""

from __future__ import annotations

import pytest

from assist.proofreading.built_words import is_built_word


@pytest.mark.parametrize(
    "word",
    [
        "rebooked",
        "rebooking",
        "rebook",
        "re-label",
        "unstaffed",
        "unmonitored",
        "unpriced",
        "passcode",
        "timeslots",
    ],
)
def test_words_of_support_replies_are_words(word: str) -> None:
    """A prefix before a common form, and words younger than the dictionaries."""
    assert is_built_word(word)


@pytest.mark.parametrize(
    "word",
    [
        "recored",
        "untill",
        "unforunately",
        "reciept",
        "recieved",
        "refound",
        "unpayed",
        "resceduled",
        "re",
        "un",
    ],
)
def test_slips_are_not(word: str) -> None:
    """What is left after the prefix must be a common form itself."""
    assert not is_built_word(word)
