"""The first draft must not pay for what is loaded only once: word lists, indexes, the model's first run."""

from __future__ import annotations

import logging
import threading
import time

from api.dependencies import Desk
from assist.conversation import Conversation, Message
from assist.proofreading.proofreader import HEAD_START
from assist.retrieval.suggestion import SuggestionRequest

log = logging.getLogger("draftwell.http")
_TEXT = "Hello. Unfortunately we can't ship teh order until Monday. Please log out first."


def warm_up(desk: Desk) -> threading.Thread:
    """A thread that reviews and suggests once in the background; requests are answered all the while."""
    thread = threading.Thread(target=_exercise, args=(desk,), name="warm-up", daemon=True)
    thread.start()
    return thread


def _exercise(desk: Desk) -> None:
    time.sleep(HEAD_START)
    try:
        # Suggestions first: they take a moment, and reviews ten seconds.
        desk.suggester.suggest(SuggestionRequest(Conversation((Message("customer", _TEXT),))))
        desk.reviewer.warm_up()
        desk.suggester.index.keep()
    except Exception as error:  # the first real request will meet the same and tell it
        log.warning("warming up ended early: %s", type(error).__name__)
