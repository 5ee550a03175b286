"""Contexts for tests of the checks: a customer's message and a draft."""

from __future__ import annotations

from assist.conversation import Conversation, Message, Person
from assist.reviewing.checks.context import CheckContext
from assist.text.document import read_document
from models.embedder import Encoder
from tests.fakes import WordEncoder


def context_for(
    customer: str,
    draft: str,
    *,
    name: str | None = None,
    agent: str | None = None,
    encoder: Encoder | None = None,
) -> CheckContext:
    """A draft that answers one message."""
    conversation = Conversation(
        messages=(Message("customer", customer),), customer=Person(name=name), agent=Person(name=agent)
    )
    return CheckContext(read_document(draft), (), conversation, "en", encoder or WordEncoder())
