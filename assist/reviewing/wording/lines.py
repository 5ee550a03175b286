"""A document as lines of neighbouring sentences that wording rules may read together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from assist.text.document import Document
from assist.text.masking import COPYABLE
from assist.text.spans import Span
from assist.text.taken import Taken
from phrasebook.patterns.folding import Opaque


@dataclass(frozen=True, slots=True)
class Line:
    """Sentences that stand together, with the parts that may only be copied; positions count from its start.

    `before` and `after` are the characters around it: they settle capitals and stops.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    opaque: tuple[Opaque, ...]


def lines_of(document: Document) -> Iterator[tuple[int, Line]]:
    """(where it starts, line) in order; protected sentences and those with foreign words are left out."""
    closed = _closed(document)
    group: list[Span] = []
    for sentence in document.sentences:
        span = sentence.span
        if closed.touches(span.start, span.end):
            yield from _line(document, group)
            group = []
            continue
        if group and "\n" in document.text[group[-1].end : span.start]:
            yield from _line(document, group)
            group = []
        group.append(span)
    yield from _line(document, group)


def _closed(document: Document) -> Taken:
    """What no rule may touch or copy: protected sentences, masks that span lines or are no words."""
    closed = Taken(len(document.text))
    for protected in document.protected:
        closed.take(protected.span.start, protected.span.end)
    for mask in document.masks:
        if mask.kind not in COPYABLE or "\n" in mask.span.of(document.text):
            closed.take(mask.span.start, mask.span.end)
    return closed


def _line(document: Document, group: list[Span]) -> Iterator[tuple[int, Line]]:
    if not group:
        return
    start, end = group[0].start, group[-1].end
    sentences = tuple((span.start - start, span.end - start) for span in group)
    yield start, Line(document.text[start:end], sentences, tuple(_opaque(document, Span(start, end))))


def _opaque(document: Document, line: Span) -> Iterator[Opaque]:
    at = line.start
    first = bisect_left(document.masks, line.start, key=lambda mask: mask.span.start)
    for mask in document.masks[first:]:
        if mask.span.start >= line.end:
            return
        if mask.span.start >= at:
            at = mask.span.end
            yield Opaque(mask.span.start - line.start, min(mask.span.end, line.end) - line.start, mask.kind)
