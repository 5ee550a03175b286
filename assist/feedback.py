"""What agents did with what we showed, kept for counting and, where it says so, for ranking."""

from __future__ import annotations

from dataclasses import dataclass

from assist.store.protocol import Store
from assist.store.traces import Evidence, FeedbackEvent, Outcome

_OUTCOMES: dict[str, Outcome] = {
    "accepted": "accepted",
    "inserted": "accepted",
    "copied": "accepted",
    "sent": "accepted",
    "dismissed": "dismissed",
    "refused": "dismissed",
}


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
