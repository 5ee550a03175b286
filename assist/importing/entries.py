"""What a reader finds in a file, one at a time: a record, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assist.store.records import Item, RuleRecord, Term

Record = Item | RuleRecord | Term


@dataclass(frozen=True, slots=True)
class Found:
    """A record read from `place` ("line 3", "shipping/returns.md")."""

    place: str
    record: Record


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that cannot be used: where it is, why, and what to do."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is no record and is meant to be none, such as a partial page."""

    place: str
    reason: str


Entry = Found | Rejected | Skipped


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries of one source, to be read once; `total` is how many to expect, if known."""

    entries: Iterator[Entry]
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for records that do not say; `source` names the product they come from."""

    source: str
    kind: str | None = None
    locale: str | None = None
