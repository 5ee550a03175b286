"""The text of a draft in a new order, with its edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from assist.reviewing.edits import Edit, apply_edits
from assist.text.document import Document
from assist.text.spans import Span


def reorder_text(document: Document, order: Sequence[int], edits: Iterable[Edit]) -> str:
    """The draft with its sentences in `order` and the applied `edits` in place.

    White space between two sentences that stay neighbours stays between them; what is left over is dealt
    out in its old order, so the number of paragraphs and lines stays the same. Where an edit spans two
    sentences that would part, the draft keeps its order (`splits_edit` says so beforehand).
    """
    edits = [edit for edit in edits if edit.applied]
    if list(order) == sorted(order) or splits_edit(document, order, edits):
        return apply_edits(document.text, edits)
    spans = [sentence.span for sentence in document.sentences]
    text = document.text
    start, end = spans[0].start, spans[-1].end
    pieces = [_revised(text, Span(0, start), edits)]
    for place, index in enumerate(order):
        if place:
            pieces.append(_revised(text, _gaps(spans, order)[place - 1], edits))
        pieces.append(_revised(text, spans[index], edits))
    return "".join([*pieces, _revised(text, Span(end, len(text)), edits)])


def splits_edit(document: Document, order: Sequence[int], edits: Iterable[Edit]) -> bool:
    """Whether an applied edit reaches over the end of a sentence, so that its sentences cannot part."""
    spans = [sentence.span for sentence in document.sentences]
    parts = [*spans, *_between(spans)]
    return list(order) != sorted(order) and any(
        edit.applied and not any(part.contains(edit.span) for part in parts)
        and spans[0].start < edit.span.end and edit.span.start < spans[-1].end
        for edit in edits
    )  # fmt: skip


def _between(spans: Sequence[Span]) -> list[Span]:
    return [Span(left.end, right.start) for left, right in pairwise(spans)]


def _gaps(spans: Sequence[Span], order: Sequence[int]) -> list[Span]:
    """The gap after each sentence of `order` but the last."""
    between = _between(spans)
    pairs = list(pairwise(order))
    kept = {left for left, right in pairs if right == left + 1}
    spare = iter(gap for index, gap in enumerate(between) if index not in kept)
    return [between[left] if left in kept else next(spare) for left, _ in pairs]


def _revised(text: str, part: Span, edits: Iterable[Edit]) -> str:
    inside = [
        edit for edit in edits if part.contains(edit.span) and (len(edit.span) or _owns(part, edit.span))
    ]
    moved = [_shifted(edit, -part.start) for edit in inside]
    return apply_edits(part.of(text), moved)


def _owns(part: Span, point: Span) -> bool:
    """Whether an insertion at the border of two parts belongs to this one: the one that it ends."""
    return part.start < point.start or part.start == 0


def _shifted(edit: Edit, by: int) -> Edit:
    return replace(edit, span=edit.span.shifted(by))
