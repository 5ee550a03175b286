"""Words the agents keep ignoring, counted from what they clicked: a trainer decides about each."""

from __future__ import annotations

from collections.abc import Iterator

from assist.proofreading.terms import Terms
from assist.proofreading.vocabulary import Proposal, propose_terms
from assist.store.protocol import Store
from assist.store.traces import FeedbackEvent

_PAGE = 1000
_NO = ("ignored", "refused", "dismissed")
_NOBODY = "somebody"


def term_proposals(store: Store, known: Terms, locale: str) -> tuple[Proposal, ...]:
    """Words that several people had us ignore and that no term covers yet, the most wanted first."""
    ignored: dict[str, list[str]] = {}
    for event in _events(store):
        word = _ignored_word(event)
        if word and not known.spans(word, locale):
            # clicks without an agent's id count as one person's: they may be
            ignored.setdefault(word, []).append(event.agent or _NOBODY)
    return propose_terms(ignored)


def _events(store: Store) -> Iterator[FeedbackEvent]:
    """All feedback, oldest first."""
    last = 0
    while page := store.feedback.since(last, limit=_PAGE):
        yield from page
        last = page[-1].id


def _ignored_word(event: FeedbackEvent) -> str:
    """The word the agent wanted left alone: a term's, or that of a spelling edit or finding; else nothing."""
    if event.action not in _NO:
        return ""
    if event.subject == "term":
        return event.subject_id.strip()
    if event.subject in ("edit", "finding") and event.details.get("kind") == "spelling":
        return str(event.details.get("original", "")).strip()
    return ""
