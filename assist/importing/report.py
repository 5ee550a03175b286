"""What an import did, or would do: counted, and every refusal with its place, reason and cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assist.importing.entries import Rejected

Outcome = Literal["created", "updated", "unchanged", "kept", "trashed"]
Progress = Callable[[int, int | None], None]


def no_progress(done: int, total: int | None) -> None:
    """Shows nothing."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`kept` were changed here since their last import and stay so; `trashed` lie in the trash, and stay.

    For a history, `created` counts the new lines and `unmatched` sent texts that are like no saved reply.
    """

    dry_run: bool
    total: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0
    trashed: int = 0
    unmatched: int = 0
    skipped: int = 0
    seconds: float = 0.0
    rejections: tuple[Rejected, ...] = ()

    @property
    def rejected(self) -> int:
        """How many records were refused."""
        return len(self.rejections)

    def as_data(self) -> dict[str, Any]:
        """The report as JSON data."""
        counts = {name: getattr(self, name) for name in _COUNTS}
        return {
            **counts,
            "rejections": [{"place": one.place, "reason": one.reason} for one in self.rejections],
        }

    def sentences(self) -> Iterator[str]:
        """The report in words, a line each."""
        verb = "would be " if self.dry_run else ""
        said: Mapping[str, str] = {
            "created": f"{verb}created",
            "updated": f"{verb}updated",
            "unchanged": "unchanged",
            "kept": "changed here since the last import, left alone",
            "trashed": "in the trash here, left there",
            "unmatched": "like no saved reply, kept as sent only",
            "skipped": "skipped",
            "rejected": "rejected",
        }
        yield from (f"{getattr(self, name):,} {words}" for name, words in said.items() if getattr(self, name))


_COUNTS = (
    "dry_run",
    "total",
    "created",
    "updated",
    "unchanged",
    "kept",
    "trashed",
    "unmatched",
    "skipped",
    "rejected",
    "seconds",
)
