"""Remembers which question a set of suggestions answered, so that feedback need not repeat it."""

from __future__ import annotations

from assist.recent import Recent


class ShownQuestions:
    """The latest questions by suggestion_set_id, in this process only; nothing of it is written down."""

    def __init__(self, most: int = 5_000) -> None:
        self._questions: Recent[str, str] = Recent(most)

    def remember(self, set_id: str, question: str) -> None:
        """Keeps `question` until `most` others have come, or been asked for, since."""
        self._questions.put(set_id, question)

    def question(self, set_id: str | None) -> str:
        """The question of that set; empty when it is not known here."""
        return self._questions.get(set_id or "") or ""
