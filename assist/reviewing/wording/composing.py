"""Two rounds of edits as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assist.reviewing.edits import Edit, apply_edits, wording_message
from assist.text.spans import Span


class _Placed(NamedTuple):
    """An edit with the place it has in the text between the rounds."""

    span: Span
    edit: Edit
    is_second: bool


class Edited:
    """Applied edits, none of which overlap, to be asked by place."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = sorted(edits, key=lambda edit: edit.span)
        self._ends = [edit.span.end for edit in self._edits]

    def at(self, span: Span) -> list[Edit]:
        """The edits that share a character with `span`."""
        found = []
        for edit in self._edits[bisect_right(self._ends, span.start) :]:
            if edit.span.start >= span.end:
                break
            found.append(edit)
        return found


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Applied edits of `text` that do what `first` and then `second` (on its result) do.

    Edits of both rounds that touch each other become one.
    """
    between = apply_edits(text, first)
    placed = sorted(
        [*_placed(first), *(_Placed(edit.span, edit, is_second=True) for edit in second)],
        key=lambda p: p.span,
    )
    result: list[Edit] = []
    grown = 0  # how much longer than `text` the text between is, before the cluster
    for cluster in _clusters(placed):
        result.append(_as_one(text, between, cluster, grown))
        grown += sum(len(p.edit.replacement) - len(p.edit.span) for p in cluster if not p.is_second)
    return result


def _placed(edits: Sequence[Edit]) -> list[_Placed]:
    found = []
    grown = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start = edit.span.start + grown
        found.append(_Placed(Span(start, start + len(edit.replacement)), edit, is_second=False))
        grown += len(edit.replacement) - len(edit.span)
    return found


def _clusters(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    """Runs of edits of which each touches one before it."""
    clusters: list[list[_Placed]] = []
    end = -1
    for each in placed:
        if clusters and each.span.start <= end and any(p.is_second != each.is_second for p in clusters[-1]):
            clusters[-1].append(each)
        else:
            clusters.append([each])
        end = max(end, each.span.end) if len(clusters[-1]) > 1 else each.span.end
    return clusters


def _as_one(text: str, between: str, cluster: list[_Placed], grown: int) -> Edit:
    start, end = cluster[0].span.start, max(p.span.end for p in cluster)
    inside = sum(len(p.edit.replacement) - len(p.edit.span) for p in cluster if not p.is_second)
    span = Span(start - grown, end - grown - inside)
    if len(cluster) == 1:
        return replace(cluster[0].edit, span=span, original=span.of(text))
    seconds = [replace(p.edit, span=p.span.shifted(-start)) for p in cluster if p.is_second]
    made = apply_edits(between[start:end], seconds)
    first = next(p.edit for p in cluster if not p.is_second)
    why = " ".join(dict.fromkeys(p.edit.why for p in cluster))
    message = wording_message(span.of(text), made)
    return replace(first, span=span, original=span.of(text), replacement=made, message=message, why=why)
