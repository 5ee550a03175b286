"""Teams' standards, kept as small documents in the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from assist.errors import ConflictError
from assist.reviewing.checks.context import ReplyStandard
from assist.reviewing.checks.registry import Thresholds
from assist.reviewing.standard import TeamStandard
from assist.store.protocol import Store

DEFAULT = TeamStandard()
_MOST_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class KeptStandard:
    """A standard with its version; 0: nobody has set one, so the default holds."""

    standard: TeamStandard = DEFAULT
    version: int = 0


class Standards:
    """Standards as they are now; a change to the store is seen at the next question."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._read_at = -1
        self._known: dict[str, KeptStandard] = {}

    def holding(self, team: str | None) -> TeamStandard:
        """The standard that drafts of `team` are held to: its own, else that of all teams."""
        own = self.kept(team) if team else KeptStandard()
        return own.standard if own.version else self.kept(None).standard

    def kept(self, team: str | None) -> KeptStandard:
        """What was set for `team` itself, or with None for all teams that have set nothing."""
        now, name = self._store.revision("documents"), _name(team)
        with self._lock:
            if now != self._read_at or len(self._known) > _MOST_REMEMBERED:
                self._known, self._read_at = {}, now
            if name not in self._known:
                self._known[name] = _from_body(self._store.documents.get(name))
            return self._known[name]

    def put(self, team: str | None, standard: TeamStandard, *, expected_version: int) -> KeptStandard:
        """The standard as stored.

        Raises:
            ConflictError: it is at another version by now.
        """
        with self._store.transaction():
            current = _from_body(self._store.documents.get(_name(team))).version
            if current != expected_version:
                raise ConflictError(f"the standard is at version {current} now: read it again")
            kept = KeptStandard(standard, current + 1)
            self._store.documents.put(_name(team), _as_body(kept))
        return kept


def _name(team: str | None) -> str:
    return f"team/{team or ''}"


def _as_body(kept: KeptStandard) -> dict[str, Any]:
    standard = kept.standard
    return {
        "version": kept.version,
        "muted": sorted(standard.muted),
        "goal": standard.goal,
        "greeting": standard.reply.greeting,
        "closing": standard.reply.closing,
        "stopping": sorted(standard.thresholds.stopping),
        "warnings": standard.thresholds.warnings,
        "hints": standard.thresholds.hints,
    }


def _from_body(body: Mapping[str, Any] | None) -> KeptStandard:
    if body is None:
        return KeptStandard()
    standard = TeamStandard(
        muted=frozenset(body["muted"]),
        goal=body["goal"],
        reply=ReplyStandard(greeting=body["greeting"], closing=body["closing"]),
        thresholds=Thresholds(frozenset(body["stopping"]), body["warnings"], body["hints"]),
    )
    return KeptStandard(standard, body["version"])
