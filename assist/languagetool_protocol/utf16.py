"""Positions as LanguageTool's clients count them: in UTF-16 code units."""

from __future__ import annotations

from itertools import accumulate

from assist.text.spans import Span


class Utf16:
    """Converts positions in one text from code points to UTF-16 code units."""

    def __init__(self, text: str) -> None:
        # Most texts have no character beyond the basic plane: positions are then the same.
        wide = any(character > "\uffff" for character in text)
        self._starts = tuple(accumulate((1 + (c > "\uffff") for c in text), initial=0)) if wide else None

    def at(self, position: int) -> int:
        """Units before the code point at `position`."""
        return self._starts[position] if self._starts else position

    def span(self, span: Span) -> tuple[int, int]:
        """Offset and length of `span` in units."""
        start, end = self.at(span.start), self.at(span.end)
        return start, end - start
