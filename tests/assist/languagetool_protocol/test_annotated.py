"""Texts with markup: positions of what is read and of what was sent."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.languagetool_protocol.annotated import from_data, plain
from assist.languagetool_protocol.errors import ProtocolError
from assist.languagetool_protocol.utf16 import Utf16
from assist.text.spans import Span

_DATA = {
    "annotation": [
        {"markup": "<p>", "interpretAs": "\n\n"},
        {"text": "Teh "},
        {"markup": "<b>"},
        {"text": "recepit"},
        {"markup": "</b>"},
        {"text": " is here"},
    ]
}


def test_what_is_checked_and_what_was_sent() -> None:
    """Markup is read as what it stands for, or as nothing."""
    text = from_data(json.dumps(_DATA))
    assert text.checked == "\n\nTeh recepit is here"
    assert text.sent == "<p>Teh <b>recepit</b> is here"


def test_spans_come_back_over_the_markup() -> None:
    """A word of the text is found where it stands among the markup; markup alone is nowhere."""
    text = from_data(json.dumps(_DATA))
    at = text.checked.index("recepit")
    assert text.as_sent(Span(at, at + 7)).of(text.sent) == "recepit"  # type: ignore[union-attr]
    assert text.as_sent(Span(0, 2)) is None
    assert not text.crosses_markup(Span(at, at + 7))
    assert text.crosses_markup(Span(at - 4, at + 7))


@pytest.mark.parametrize(
    "data", ["no json", "[]", "{}", '{"annotation": [{"text": "a", "markup": "b"}]}', '{"annotation": [3]}']
)
def test_other_data_is_refused(data: str) -> None:
    """With LanguageTool's status."""
    with pytest.raises(ProtocolError) as refused:
        from_data(data)
    assert refused.value.status == 400


@given(st.text())
def test_positions_agree_with_utf16(text: str) -> None:
    """Any prefix is as long as its UTF-16 encoding."""
    units = Utf16(text)
    for position in range(len(text) + 1):
        assert units.at(position) == len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


@given(st.lists(st.tuples(st.booleans(), st.text(max_size=6), st.text(max_size=3)), max_size=8))
def test_every_character_of_text_is_found_again(entries: list[tuple[bool, str, str]]) -> None:
    """Whatever the mix of text and markup, one checked character maps to the same one as sent."""
    annotation = [{"text": a} if is_text else {"markup": a, "interpretAs": b} for is_text, a, b in entries]
    text = from_data(json.dumps({"annotation": annotation}))
    for position, character in enumerate(text.checked):
        span = text.as_sent(Span(position, position + 1))
        assert span is None or span.of(text.sent) == character
    assert plain(text.sent).as_sent(Span(0, len(text.sent))) in (Span(0, len(text.sent)), None)
