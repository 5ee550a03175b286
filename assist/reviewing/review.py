"""The review of one draft: the order of the steps, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assist.conversation import Conversation
from assist.proofreading.proofreader import Proofreader
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.promises import Promise, find_promises
from assist.reviewing.checks.registry import run_checks, verdict
from assist.reviewing.edits import Edit, Finding
from assist.reviewing.facts import Fact, find_facts
from assist.reviewing.fingerprint import content_id, fingerprint
from assist.reviewing.ordering import Ordering, kept_order, order_sentences, reorder_text
from assist.reviewing.proofs import proof_edits, proof_findings
from assist.reviewing.rewriting import Rewriter
from assist.reviewing.role_reading import RoleReader
from assist.reviewing.roles import SentenceRole
from assist.reviewing.settling import settle, tightened
from assist.text.document import Document, read_document
from models.embedder import Encoder

Goal = str


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """What is to be reviewed; `muted` names finding kinds that this caller does not want."""

    draft: str
    goal: str = "satisfaction"
    locale: str | None = None
    conversation: Conversation | None = None
    apply_ordering: bool = True
    seq: int | None = None
    muted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Review:
    """All that is said about one draft; every span counts characters of the draft."""

    review_id: str
    seq: int | None
    draft_fingerprint: str
    document: Document
    revised: str
    verdict: str
    edits: tuple[Edit, ...]
    ordering: Ordering
    roles: tuple[SentenceRole, ...]
    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]
    promises: tuple[Promise, ...]
    engines: tuple[str, ...]
    degraded: tuple[str, ...]
