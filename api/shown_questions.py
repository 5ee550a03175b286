"""Remembers which question a set of suggestions answered, so that feedback need not repeat it."""

from __future__ import annotations

import threading
from collections import OrderedDict


class ShownQuestions:
    """The latest questions by suggestion_set_id, in this process only; nothing of it is written down."""

    def __init__(self, most: int = 5_000) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._questions: OrderedDict[str, str] = OrderedDict()

    def remember(self, set_id: str, question: str) -> None:
        """Keeps `question` until `most` newer ones have come."""
        with self._lock:
            self._questions[set_id] = question
            self._questions.move_to_end(set_id)
            if len(self._questions) > self._most:
                self._questions.popitem(last=False)

    def question(self, set_id: str | None) -> str:
        """The question of that set; empty when it is not known here."""
        with self._lock:
            return self._questions.get(set_id or "", "")
