"""What shops and hosts say: news that came right is silent, news that takes something away is reported."""

from __future__ import annotations

import pytest

from tests.assist.reviewing.wording.test_relief import found_in


@pytest.mark.parametrize(
    "draft",
    [
        "The kiln had failed and was replaced at noon.",
        "The booking fee has been dropped.",
        "The frame arrived without a scratch.",
        "Never mind the form, your note is enough.",
        "You no longer need the paper slip.",
        "The dye won't fade or run.",
        "The claim has been decided in your favour.",
    ],
)
def test_what_came_right_is_silent(draft: str) -> None:
    """What is back, lifted, nobody misses, or only the name of a thing gives no finding."""
    assert found_in(draft) == ()


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The lost trunk has not turned up.", "lost"),
        ("The lamp is sold out and won't come back.", "sold out"),
        ("Your group booking lapsed as no deposit arrived.", "lapsed"),
        ("We packed it in the wrong box.", "in the wrong box"),
        ("You'll be without water on Friday.", "You'll be without"),
        ("The plums rotted on the ramp.", "rotted"),
        ("Late guests lose their seat.", "lose their seat"),
        ("The tram is 40 minutes behind.", "40 minutes behind"),
        ("Return the crate, or we bill you for it.", "or we bill you"),
        ("When the pass opens is anyone's guess.", "anyone's guess"),
    ],
)
def test_what_takes_away_is_reported(draft: str, words: str) -> None:
    """A loss, a wait, a cost or a snub stays a finding."""
    assert words in [finding.span.of(draft) for finding in found_in(draft)]
