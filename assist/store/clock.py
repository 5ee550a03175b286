"""Times as the store writes them, and names for new records."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime

from assist.errors import InvalidInputError

_LATEST_EPOCH = 32_503_680_000  # the year 3000: a larger number is milliseconds


def now() -> str:
    """The time now, as 2026-05-04T10:00:00Z."""
    return _written(datetime.now(UTC))


def as_time(value: object, *, field: str) -> str:
    """ISO 8601 or epoch seconds (or milliseconds) as 2026-05-04T10:00:00Z; a time without a zone is UTC.

    Raises:
        InvalidInputError: it is neither.
    """
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _written(datetime.fromtimestamp(value if value < _LATEST_EPOCH else value / 1000, UTC))
        if isinstance(value, str) and value.strip():
            text = value.strip()
            if text.replace(".", "", 1).isdigit() and not _looks_like_a_date(text):
                return as_time(float(text), field=field)
            read = datetime.fromisoformat(text)
            return _written(read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC))
    except (ValueError, OverflowError, OSError):
        pass
    shown = str(value)[:40]
    raise InvalidInputError(
        f"{field} is not a time: {shown!r}; write 2026-05-04T10:00:00Z or epoch seconds", field=field
    )


def new_id() -> str:
    """A fresh id: 16 hex digits."""
    return secrets.token_hex(8)


def derived_id(*parts: str) -> str:
    """An id that follows from `parts`: 16 hex digits, the same on every machine."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _looks_like_a_date(text: str) -> bool:
    return len(text) == 8 and text.isdigit() and text[:2] in {"19", "20"}


def _written(time: datetime) -> str:
    return time.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
