"""Two rounds of edits as one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assist.reviewing.edits import Edit, apply_edits
from assist.reviewing.wording.composing import compose
from assist.text.spans import Span


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Edit]:
    """Edits of a text that do not overlap."""
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return [
        Edit("wording", Span(a, b), text[a:b], draw(st.text("XYZ", max_size=4)), "test.rule", "m", "w")
        for a, b in pairs
        if a < b
    ]


@given(st.data(), st.text("abcdefgh ", max_size=40))
def test_composing_is_applying_twice(data: st.DataObject, text: str) -> None:
    """The composed edits of a text give what the first and then the second round give, without overlap."""
    first = data.draw(edits_of(text))
    between = apply_edits(text, first)
    second = data.draw(edits_of(between))
    composed = compose(text, first, second)
    assert apply_edits(text, composed) == apply_edits(between, second)
    assert all(edit.span.of(text) == edit.original for edit in composed)
