"""A conversation between a customer and the desk, as it comes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Author = Literal["customer", "agent", "note"]
NO_VARIABLES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Person:
    """A customer or an agent; every field may be unknown."""

    id: str | None = None
    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `author` "note" is internal and never shown to the customer."""

    author: Author
    text: str
    sent_at: str | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """Messages in the order they were sent, with what is known about the two sides."""

    messages: tuple[Message, ...] = ()
    id: str | None = None
    channel: str | None = None
    locale: str | None = None
    subject: str | None = None
    team: str | None = None
    customer: Person = field(default_factory=Person)
    agent: Person = field(default_factory=Person)
    variables: Mapping[str, str] = field(default_factory=lambda: NO_VARIABLES)
