"""What a customer's message tells the checks and the order of news."""

from __future__ import annotations

from assist.conversation import Conversation, Message
from assist.reviewing.checks.customer import read_customer


def asking(text: str) -> tuple[str, ...]:
    return read_customer(Conversation(messages=(Message("customer", text),))).asking


def test_sentences_that_ask_come_in_full() -> None:
    """A request keeps what its sentence says of its subject; plain statements are left out."""
    text = "The invoice has a wrong date of birth, please correct it. It was right in May. Does it cost much?"
    assert asking(text) == (
        "The invoice has a wrong date of birth, please correct it.",
        "Does it cost much?",
    )


def test_nothing_asked() -> None:
    """A statement asks nothing."""
    assert asking("It was right in May.") == ()
