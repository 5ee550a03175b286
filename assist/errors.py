"""The errors Draftwell raises on purpose. Every message names the offending thing and the next step.

DraftwellError
├── InvalidInputError      what was sent cannot be used (names the field)
│   └── UnreadableFileError    a file to import cannot be read (names file and line)
├── NotFoundError          no such article, reply, rule, ...
├── ConflictError          a newer version exists, or the id is taken
└── UnavailableError       a part that is needed here is not there (encoder, database)
"""

from __future__ import annotations


class DraftwellError(Exception):
    """Anything Draftwell refuses or cannot do; `str(error)` is fit for a user."""


class InvalidInputError(DraftwellError):
    """What was sent cannot be used; `field` names the part that is wrong."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class UnreadableFileError(InvalidInputError):
    """A file to import cannot be read."""


class NotFoundError(DraftwellError):
    """The named thing does not exist."""


class ConflictError(DraftwellError):
    """Another change came first, or the id is taken."""


class UnavailableError(DraftwellError):
    """A part that is needed for this is not there; the message says how to get it."""
