"""What agents did with what we showed, kept for counting and, where it says so, for ranking."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from assist.store.protocol import Store
from assist.store.traces import Evidence, FeedbackEvent, Outcome, SentReply

_OUTCOMES: dict[str, Outcome] = {
    "accepted": "accepted",
    "inserted": "accepted",
    "copied": "accepted",
    "sent": "accepted",
    "dismissed": "dismissed",
    "refused": "dismissed",
}

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Note:
    """An event, with the customer's question if it is known and the share of a text that was kept."""

    event: FeedbackEvent
    question: str = ""
    kept: float | None = None


def record_feedback(store: Store, note: Note) -> bool:
    """Keeps the event; whether it became evidence for ranking.

    Raises:
        NotFoundError: it names a suggested item that does not exist.
    """
    outcome = _OUTCOMES.get(note.event.action) if note.event.subject == "suggestion" else None
    if note.event.subject == "suggestion":
        store.items.get(note.event.subject_id)
    with store.transaction():
        store.feedback.add([note.event])
        if outcome is None or not note.question.strip():
            return False
        evidence = Evidence(note.question, note.event.subject_id, outcome, note.event.team, kept=note.kept)
        store.evidence.add([evidence])
    return True


def record_sent(store: Store, reply: SentReply) -> bool:
    """Keeps a reply that went out; whether it became evidence for the item it was made from.

    Raises:
        NotFoundError: it names an item that does not exist.
    """
    item = store.items.get(reply.item_id) if reply.item_id else None
    with store.transaction():
        store.sent_replies.add([reply])
        if item is None or not reply.question.strip():
            return False
        kept = kept_share(item.body, reply.text)
        store.evidence.add([Evidence(reply.question, item.id, "accepted", reply.team, kept=kept)])
    return True


def kept_share(offered: str, sent: str) -> float:
    """The share (0..1) of the words of `offered` that are in `sent`."""
    words = Counter(_WORD.findall(offered.lower()))
    kept = words & Counter(_WORD.findall(sent.lower()))
    return round(kept.total() / words.total(), 4) if words else 0.0
