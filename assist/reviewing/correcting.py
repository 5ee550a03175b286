"""A draft with its sure spelling fixes made, for rules that would stumble over a slip, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assist.reviewing.edits import Edit, Finding, apply_edits
from assist.reviewing.rewriting import Rewriting
from assist.text.spans import Span


class Corrected:
    """`text` is the draft with the applied `fixes`; spans found there are taken back to the draft."""

    def __init__(self, draft: str, fixes: Iterable[Edit]) -> None:
        self._draft = draft
        self._fixes = sorted((fix for fix in fixes if fix.applied), key=lambda fix: fix.span)
        self.text = apply_edits(draft, self._fixes)

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
        for placed in self._placed():
            if placed.start < start < placed.end:
                start = placed.start
            if placed.start < end < placed.end:
                end = placed.end
        return Span(start, end)

    def _placed(self) -> list[Span]:
        """Where each fix stands in the corrected text."""
        spans, grown = [], 0
        for fix in self._fixes:
            start = fix.span.start + grown
            spans.append(Span(start, start + len(fix.replacement)))
            grown += len(fix.replacement) - len(fix.span)
        return spans

    def _span(self, span: Span) -> Span:
        whole = self._grown(span)
        return Span(self._position(whole.start, at_end=False), self._position(whole.end, at_end=True))

    def _position(self, position: int, *, at_end: bool) -> int:
        """Where a position of the corrected text, outside of every fix, lies in the draft."""
        shift = 0
        for fix, placed in zip(self._fixes, self._placed(), strict=True):
            if placed.end < position or (placed.end == position and (at_end or placed.start < position)):
                shift = fix.span.end - placed.end
        return position + shift
