"""Cursors: where a list was left off, opaque to the caller."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence

from assist.errors import InvalidInputError

LARGEST_PAGE = 500
Mark = str | int | float


def written_cursor(marks: Sequence[Mark]) -> str:
    """The cursor for a list that continues after `marks`."""
    return base64.urlsafe_b64encode(json.dumps(list(marks)).encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, kinds: tuple[type, ...]) -> tuple[Mark, ...] | None:
    """The marks of `cursor`, None for the start of a list.

    Raises:
        InvalidInputError: it is no cursor of a list sorted by `kinds`.
    """
    if not cursor:
        return None
    try:
        marks = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        marks = None
    if not isinstance(marks, list) or len(marks) != len(kinds):
        raise _no_cursor()
    if not all(type(mark) is kind for mark, kind in zip(marks, kinds, strict=True)):
        raise _no_cursor()
    return tuple(marks)


def check_limit(limit: int) -> int:
    """`limit`, if a page may be as long. Raises InvalidInputError if not."""
    if not 1 <= limit <= LARGEST_PAGE:
        raise InvalidInputError(f"limit {limit} is not between 1 and {LARGEST_PAGE}", field="limit")
    return limit


def _no_cursor() -> InvalidInputError:
    return InvalidInputError("the cursor is not one of ours: start again without it", field="cursor")
