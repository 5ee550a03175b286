"""What use leaves behind: sent replies, evidence for ranking, feedback; and keys, answers, import jobs.

Times are ISO 8601 in UTC with a final Z; "" in a new record means "now". An empty `id` asks for a new one.
`origin` names where an imported line came from; a second record with the same origin is not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from assist.store.records import NOTHING

Outcome = Literal["accepted", "dismissed", "nothing"]
"""The item answered, it was waved away, or no item fits the question (then there is no item id)."""
KeyRole = Literal["agent", "trainer", "admin"]
JobState = Literal["running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class SentReply:
    """A reply that went out, with what the customer had asked and the item it was made from, if any."""

    question: str
    text: str
    id: str = ""
    item_id: str | None = None
    conversation_id: str | None = None
    agent: str | None = None
    team: str | None = None
    tags: tuple[str, ...] = ()
    locale: str | None = None
    sent_at: str = ""
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class SentQuery:
    """Which sent replies to list; None means "any". `since` is included, `until` is not."""

    q: str | None = None
    tag: str | None = None
    agent: str | None = None
    team: str | None = None
    item_id: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a question taught: an item was picked or dismissed for it, or nothing fits (`item_id` is "").

    `kept` is the share of the item's text that was sent.
    """

    question: str
    item_id: str
    outcome: Outcome = "accepted"
    team: str | None = None
    weight: float = 1.0
    kept: float | None = None
    at: str = ""
    origin: str | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class FeedbackEvent:
    """What an agent did with something we showed. `subject` is its kind, `subject_id` its id.

    Examples: ("suggestion", item id, "accepted"), ("edit", rule id, "refused"), ("finding", kind, "ignored"),
    ("term", word, "ignored").
    """

    subject: Literal["suggestion", "edit", "finding", "ordering", "term"]
    subject_id: str
    action: str
    context_id: str | None = None
    agent: str | None = None
    team: str | None = None
    details: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    at: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How often something happened: `key` as asked for, `action`, `total`."""

    key: str
    action: str
    total: int


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key's record; the secret itself is not kept, only its SHA-256 in hex."""

    id: str
    name: str
    role: KeyRole
    hash: str
    created_at: str = ""
    revoked_at: str | None = None


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """The answer given to a request with an Idempotency-Key, to be given again."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class ImportJob:
    """How far an import has come; `report` is the finished report as JSON data."""

    id: str
    state: JobState
    done: int = 0
    total: int | None = None
    report: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    started_at: str = ""
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an item that is retrieved: `[start, end)` of its body, and the hash its vector goes by.

    `text` is what is embedded (the title may be put before the words of the span).
    """

    item_id: str
    position: int
    start: int
    end: int
    text: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class WordHit:
    """An item that has some of the words; `bm25` is FTS5's value turned positive: more is better."""

    item_id: str
    bm25: float


@dataclass(frozen=True, slots=True, eq=False)
class VectorTable:
    """All vectors of a model: `matrix[row]` belongs to `hashes[row]`; float32, (rows, dimensions)."""

    hashes: tuple[str, ...]
    matrix: NDArray[np.float32]
