"""Which characters of a text are taken, asked in a time that does not grow with what was taken."""

from __future__ import annotations


class Taken:
    """Marks characters `[start, end)` of a text of a known length."""

    def __init__(self, length: int) -> None:
        self._marks = bytearray(length)

    def take(self, start: int, end: int) -> None:
        """Marks these characters."""
        self._marks[start:end] = b"\1" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether one of these characters is marked."""
        return self._marks.find(1, start, end) >= 0

    def covers(self, start: int, end: int) -> bool:
        """Whether each of these characters is marked."""
        return self._marks.find(0, start, end) < 0
