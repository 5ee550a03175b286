"""Which characters of a text are taken, asked in a time that does not grow with what was taken."""

from __future__ import annotations

from collections.abc import Iterable

from assist.text.spans import Span


class Taken:
    """Marks characters `[start, end)` of a text of a known length, those of `spans` to begin with."""

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        self._marks = bytearray(length)
        for span in spans:
            self.take(span.start, span.end)

    def take(self, start: int, end: int) -> None:
        """Marks these characters."""
        self._marks[start:end] = b"\1" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether one of these characters is marked."""
        return self._marks.find(1, start, end) >= 0

    def covers(self, start: int, end: int) -> bool:
        """Whether each of these characters is marked."""
        return self._marks.find(0, start, end) < 0
