"""What LanguageTool's clients are told when a query cannot be answered."""

from __future__ import annotations


class ProtocolError(Exception):
    """A refusal in LanguageTool's manner: `status` is the HTTP code, `str()` the text after `Error: `."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
