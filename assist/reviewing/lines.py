"""A document as lines of neighbouring sentences that wording rules may read together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assist.text.document import Document
from assist.text.masking import COPYABLE
from assist.text.spans import Span, any_overlaps
from phrasebook.folding import Opaque


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
    closed = [mask.span for mask in document.masks if mask.kind not in COPYABLE]
    closed += [protected.span for protected in document.protected]
    group: list[Span] = []
    for sentence in document.sentences:
        span = sentence.span
        if any_overlaps(span, closed):
            yield from _line(document, group)
            group = []
            continue
        if group and "\n" in document.text[group[-1].end : span.start]:
            yield from _line(document, group)
            group = []
        group.append(span)
    yield from _line(document, group)


def _line(document: Document, group: list[Span]) -> Iterator[tuple[int, Line]]:
    if not group:
        return
    start, end = group[0].start, group[-1].end
    sentences = tuple((span.start - start, span.end - start) for span in group)
    yield start, Line(document.text[start:end], sentences, tuple(_opaque(document, Span(start, end))))


def _opaque(document: Document, line: Span) -> Iterator[Opaque]:
    at = line.start
    for mask in document.masks:
        if mask.span.overlaps(line) and mask.span.start >= at:
            at = mask.span.end
            yield Opaque(mask.span.start - line.start, min(mask.span.end, line.end) - line.start, mask.kind)
