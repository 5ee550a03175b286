"""Look-alikes: found where the neighbours say so, left where both would do."""

from __future__ import annotations

import pytest

from assist.proofreading.slips.finding import find_slips
from assist.proofreading.slips.look_alikes import confusions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It will be ready next weak for you.", ("weak", "week")),
        ("We have went over the list.", ("went", "gone")),
        ("It is a good thing to by one.", ("by", "buy")),
        ("Turn it off at night.", None),
        ("Free off street parking is here.", None),
        ("They were in the right place.", None),
        ("We knew that it was late.", None),
    ],
)
def test_neighbours_decide(text: str, found: tuple[str, str] | None) -> None:
    """A word is questioned only when its pair with a neighbour is far rarer than the other's."""
    issues = [(issue.span.of(text), issue.replacements[0]) for issue in find_slips(text)]
    assert issues == ([found] if found else [])


def test_a_word_is_never_its_own_look_alike() -> None:
    """And confusion goes both ways."""
    for word, others in confusions().items():
        assert word not in others
        assert all(word in confusions()[other] for other in others)
