"""What a store keeps of use and of its callers: sent replies, evidence, feedback, keys, answers, jobs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal, Protocol

from assist.store.records import Page
from assist.store.traces import (
    ApiKey,
    Count,
    Evidence,
    FeedbackEvent,
    ImportJob,
    SentQuery,
    SentReply,
    StoredAnswer,
)


class SentReplies(Protocol):
    """Replies that went out."""

    def add(self, replies: Iterable[SentReply]) -> int:
        """Keep `replies`; how many were new (an origin already known is passed over)."""
        ...

    def get(self, id: str) -> SentReply: ...

    def many(self, ids: Sequence[str]) -> tuple[SentReply, ...]:
        """Those that exist of `ids`, in the order asked for."""
        ...

    def search(self, query: SentQuery, *, cursor: str | None = None, limit: int = 50) -> Page[SentReply]:
        """Matching replies: with `q` the best first, else the latest first."""
        ...

    def forget(self, *, before: str | None = None, conversation_id: str | None = None) -> int:
        """Delete for good what was sent before a time, or in a conversation; how many went."""
        ...


class EvidenceLog(Protocol):
    """What was picked for which question."""

    def add(self, evidence: Iterable[Evidence]) -> int:
        """Keep `evidence`; how many were new (an origin already known is passed over)."""
        ...

    def since(self, id: int = 0, *, limit: int | None = None) -> tuple[Evidence, ...]:
        """Evidence with a greater id, in order; that of items in the trash is left out."""
        ...

    def uses(self) -> Mapping[str, int]:
        """How often each item was accepted."""
        ...


class Feedback(Protocol):
    """What agents did with what we showed."""

    def add(self, events: Iterable[FeedbackEvent]) -> None: ...

    def since(self, id: int = 0, *, limit: int = 1000) -> tuple[FeedbackEvent, ...]:
        """Events with a greater id, in order."""
        ...

    def counts(
        self,
        subject: str,
        by: Literal["subject_id", "team", "agent", "day"] = "subject_id",
        *,
        since: str | None = None,
        until: str | None = None,
        team: str | None = None,
    ) -> tuple[Count, ...]:
        """Totals a key and an action, largest first."""
        ...


class ApiKeys(Protocol):
    """Who may call."""

    def add(self, key: ApiKey) -> ApiKey: ...

    def by_hash(self, hash: str) -> ApiKey | None:
        """The key with this hash unless it was revoked."""
        ...

    def all(self) -> tuple[ApiKey, ...]: ...

    def revoke(self, id: str) -> None: ...


class Answers(Protocol):
    """Answers to requests that carried an Idempotency-Key."""

    def begin(self, key: str, body_hash: str) -> StoredAnswer | None:
        """The answer given before; None when the caller is the first and must `finish` or `abandon`.

        Raises ConflictError: the key came with another body, or the first request is still at work.
        """
        ...

    def finish(self, key: str, answer: StoredAnswer) -> None: ...

    def abandon(self, key: str) -> None: ...


class ImportJobs(Protocol):
    """Imports that run or ran."""

    def put(self, job: ImportJob) -> ImportJob: ...

    def touch(self, ids: Collection[str]) -> None:
        """Those of `ids` that run are at work now: their `updated_at` says so."""
        ...

    def get(self, id: str) -> ImportJob: ...

    def page(self, *, cursor: str | None = None, limit: int = 50) -> Page[ImportJob]:
        """Jobs, latest first."""
        ...


class Documents(Protocol):
    """Small JSON documents by name: a team's standards, which learned model is in force."""

    def get(self, name: str) -> Mapping[str, Any] | None: ...

    def put(self, name: str, body: Mapping[str, Any]) -> None: ...

    def names(self, prefix: str = "") -> tuple[str, ...]: ...
