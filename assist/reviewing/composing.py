"""Two rounds of edits as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assist.reviewing.edits import Edit
from assist.text.spans import Span


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Edits of `text` that do what `first` and then `second` (on its result) do.

    A second edit that touches the words of a first one is merged with it into one edit.
    """
    placed = _placed(first)
    revised = _revised(text, first)
    result: list[Edit] = []
    remaining = list(placed)
    for edit in sorted(second, key=lambda edit: edit.span):
        touched = [pair for pair in remaining if _touch(pair[1], edit.span)]
        if not touched:
            shift = _shift(placed, edit.span.start)
            result.append(replace(edit, span=edit.span.shifted(shift), original=edit.original))
            continue
        remaining = [pair for pair in remaining if pair not in touched]
        result.append(_merged(text, revised, touched, edit, placed))
    return sorted([*(pair[0] for pair in remaining), *result], key=lambda edit: edit.span)


def _placed(edits: Sequence[Edit]) -> list[tuple[Edit, Span]]:
    """Each edit with the span its replacement has in the revised text."""
    placed = []
    grown = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start = edit.span.start + grown
        placed.append((edit, Span(start, start + len(edit.replacement))))
        grown += len(edit.replacement) - len(edit.span)
    return placed


def _revised(text: str, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _shift(placed: Sequence[tuple[Edit, Span]], position: int) -> int:
    """What to add to a position of the revised text, outside of every edit, to find it in the first text."""
    before = [pair for pair in placed if pair[1].end <= position]
    return before[-1][0].span.end - before[-1][1].end if before else 0


def _merged(
    text: str,
    revised: str,
    touched: Sequence[tuple[Edit, Span]],
    edit: Edit,
    placed: Sequence[tuple[Edit, Span]],
) -> Edit:
    start = min(edit.span.start, touched[0][1].start)
    end = max(edit.span.end, touched[-1][1].end)
    source_start = min(touched[0][0].span.start, _to_source(placed, start))
    source_end = max(touched[-1][0].span.end, _to_source(placed, end))
    made = revised[start : edit.span.start] + edit.replacement + revised[edit.span.end : end]
    span = Span(source_start, source_end)
    whys = dict.fromkeys([*(pair[0].why for pair in touched), edit.why])
    return replace(
        touched[0][0],
        span=span,
        original=span.of(text),
        replacement=made,
        message=f"Say “{made}”" if made else f"Leave out “{span.of(text).strip()}”",
        why=" ".join(whys),
    )


def _to_source(placed: Sequence[tuple[Edit, Span]], position: int) -> int:
    for edit, span in placed:
        if span.start <= position <= span.end:
            return edit.span.start if position == span.start else edit.span.end
    return position + _shift(placed, position)
