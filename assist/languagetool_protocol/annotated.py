"""A text with markup: what is checked, and where that stands in what was sent."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assist.languagetool_protocol.errors import ProtocolError
from assist.text.spans import Span


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the checked text and of the text as sent; `is_text` when the two are the same words."""

    checked: Span
    sent: Span
    is_text: bool


@dataclass(frozen=True)
class AnnotatedText:
    """`checked` is what a reader sees; `sent` is all of it with the markup."""

    checked: str
    sent: str
    parts: tuple[_Part, ...]

    def as_sent(self, span: Span) -> Span | None:
        """Where a span of the checked text stands in the text as sent; None when it is markup only."""
        touched = [part for part in self.parts if part.checked.overlaps(span) and part.is_text]
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        start = first.sent.start + max(0, span.start - first.checked.start)
        end = last.sent.start + min(len(last.checked), span.end - last.checked.start)
        return Span(start, end)

    def crosses_markup(self, span: Span) -> bool:
        """Whether markup stands inside `span`, so that replacing it would lose the markup."""
        starts = [part.checked.start for part in self.parts if part.is_text and len(part.checked)]
        return bisect_right(starts, span.start) != bisect_right(starts, max(span.start, span.end - 1))


def plain(text: str) -> AnnotatedText:
    """A text without markup."""
    whole = Span(0, len(text))
    return AnnotatedText(text, text, (_Part(whole, whole, is_text=True),))


def from_data(data: str) -> AnnotatedText:
    """The text in a `data` parameter: `{"annotation": [{"text": ""}, {"markup": "", "interpretAs": ""}]}`.

    Raises:
        ProtocolError: it is not that.
    """
    checked = sent = ""
    parts = []
    for number, entry in enumerate(_entries(data)):
        shown, original, is_text = _read(entry, number)
        spans = Span(len(checked), len(checked) + len(shown)), Span(len(sent), len(sent) + len(original))
        parts.append(_Part(*spans, is_text=is_text))
        checked, sent = checked + shown, sent + original
    return AnnotatedText(checked, sent, tuple(parts))


def _entries(data: str) -> Iterable[Any]:
    try:
        body = json.loads(data)
    except ValueError as error:
        raise ProtocolError(400, "Could not parse JSON from 'data' parameter") from error
    entries = body.get("annotation") if isinstance(body, dict) else None
    if entries is None and isinstance(body, dict) and isinstance(body.get("text"), str):
        return [{"text": body["text"]}]
    if not isinstance(entries, list):
        raise ProtocolError(400, "'data' key in JSON requires 'text' or 'annotation' key")
    return entries


def _read(entry: Any, number: int) -> tuple[str, str, bool]:
    """What the entry shows, what was sent for it, and whether these are the same."""
    entry = entry if isinstance(entry, dict) else {}
    text, markup, shown = entry.get("text"), entry.get("markup"), entry.get("interpretAs", "")
    if isinstance(text, str) and markup is None:
        return text, text, True
    if isinstance(markup, str) and text is None and isinstance(shown, str):
        return shown, markup, False
    raise ProtocolError(
        400, f"annotation {number}: give 'text' alone, or 'markup' with or without 'interpretAs'"
    )
