"""Taken characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assist.text.taken import Taken

PLACES = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(PLACES), PLACES)
def test_touching_is_sharing_a_character(places: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    """A range touches what was taken exactly when they share a character."""
    taken = Taken(30)
    for place in places:
        taken.take(*place)
    shared = any(set(range(*place)) & set(range(*asked)) for place in places)
    assert taken.touches(*asked) == shared
