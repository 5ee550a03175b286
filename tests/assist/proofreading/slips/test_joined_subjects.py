"""Two nouns take a plural verb; one thing of many parts takes the singular."""

from __future__ import annotations

import pytest

from assist.proofreading.slips.finding import find_slips


@pytest.mark.parametrize(
    ("text", "verb", "fix"),
    [
        ("The lid and the handle was in one box.", "was", "were"),
        ("The hub and its cable comes with a guide.", "comes", "come"),
        ("Because your card and your name has changed, we ask.", "has", "have"),
        ("The pile of old boxes are gone.", "are", "is"),
        ("The date of all our visits have changed.", "have", "has"),
    ],
)
def test_a_verb_agrees_with_the_whole_subject(text: str, verb: str, fix: str) -> None:
    """The verb is marked, with its other number as the fix."""
    [issue] = find_slips(text)
    assert (issue.span.of(text), issue.replacements[0]) == (verb, fix)


@pytest.mark.parametrize(
    "text",
    [
        "The lid and the handle were in one box.",
        "The number of open tickets and calls is low.",
        "A number of our drivers are ill.",
        "The rest of the boxes are here.",
        "The bed and breakfast is open.",
        "We mended the lid, and the handle was fine.",
        "The list of parts is here.",
        "The size of the boxes that are sent is small.",
    ],
)
def test_what_agrees_is_left(text: str) -> None:
    """Nothing is said of these."""
    assert find_slips(text) == ()
