"""A draft with its sure spelling fixes made, for rules that would stumble over a slip, and the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assist.reviewing.edits import Edit, Finding, apply_edits
from assist.reviewing.wording.rewriting import Rewriting
from assist.text.spans import Span


class Corrected:
    """`text` is the draft with the applied `fixes`; spans found there are taken back to the draft."""

    def __init__(self, draft: str, fixes: Iterable[Edit]) -> None:
        self._draft = draft
        self._fixes = sorted((fix for fix in fixes if fix.applied), key=lambda fix: fix.span)
        self.text = apply_edits(draft, self._fixes)
        self._placed = _places(self._fixes)
        self._starts = [place.start for place in self._placed]
        self._ends = [place.end for place in self._placed]

    def in_draft(self, rewriting: Rewriting) -> Rewriting:
        """The same edits and findings, where they stand in the draft."""
        return Rewriting(
            tuple(self._edit(edit) for edit in rewriting.edits),
            tuple(self._finding(finding) for finding in rewriting.findings),
        )

    def _edit(self, edit: Edit) -> Edit:
        span = self._span(edit.span)
        grown = self._grown(edit.span)
        before, after = self.text[grown.start : edit.span.start], self.text[edit.span.end : grown.end]
        return replace(
            edit,
            span=span,
            original=span.of(self._draft),
            replacement=before + edit.replacement + after,
            alternatives=tuple(before + words + after for words in edit.alternatives),
        )

    def _finding(self, finding: Finding) -> Finding:
        return replace(finding, span=self._span(finding.span))

    def _grown(self, span: Span) -> Span:
        """`span` of the corrected text with every fix that it cuts into made whole."""
        start, end = span.start, span.end
        first = self._at(start)
        if first is not None:
            start = self._placed[first].start
        last = self._at(end)
        if last is not None:
            end = self._placed[last].end
        return Span(start, end)

    def _at(self, position: int) -> int | None:
        """The number of the fix that `position` of the corrected text lies strictly inside of."""
        number = bisect_left(self._starts, position) - 1
        return number if number >= 0 and position < self._placed[number].end else None

    def _span(self, span: Span) -> Span:
        whole = self._grown(span)
        return Span(self._position(whole.start, at_end=False), self._position(whole.end, at_end=True))

    def _position(self, position: int, *, at_end: bool) -> int:
        """Where a position of the corrected text, outside of every fix, lies in the draft."""
        number = bisect_right(self._ends, position) - 1
        while number >= 0 and not self._is_before(number, position, at_end=at_end):
            number -= 1
        shift = self._fixes[number].span.end - self._ends[number] if number >= 0 else 0
        return position + shift

    def _is_before(self, number: int, position: int, *, at_end: bool) -> bool:
        placed = self._placed[number]
        return placed.end < position or (placed.end == position and (at_end or placed.start < position))


def _places(fixes: Sequence[Edit]) -> list[Span]:
    """Where each fix stands in the corrected text."""
    spans, grown = [], 0
    for fix in fixes:
        start = fix.span.start + grown
        spans.append(Span(start, start + len(fix.replacement)))
        grown += len(fix.replacement) - len(fix.span)
    return spans
