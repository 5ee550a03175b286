"""A conversation as it is sent to us."""

from __future__ import annotations

from typing import Literal

from pydantic import Field
from pydantic.config import JsonDict

from api.schemas.base import Locale, LongText, RequestModel, ShortText, Time

EXAMPLE: JsonDict = {
    "id": "c-1",
    "channel": "email",
    "locale": "en-us",
    "subject": "Refund?",
    "team": "billing",
    "customer": {"name": "Dr. Ana Ruiz", "email": "ana@example.org"},
    "agent": {"id": "a-7", "name": "Sam"},
    "variables": {"order.number": "A-10293"},
    "messages": [
        {
            "author": "customer",
            "text": "I was charged twice, can I get a refund?",
            "sent_at": "2026-05-04T10:00:00Z",
        }
    ],
}


class PersonIn(RequestModel):
    """A customer or an agent; all of it may be unknown."""

    id: ShortText | None = None
    name: ShortText | None = None
    email: ShortText | None = None


class MessageIn(RequestModel):
    """One message of the thread."""

    author: Literal["customer", "agent", "note"] = Field(description="`note` is internal, not for customers")
    text: LongText
    sent_at: Time | None = None


class ConversationIn(RequestModel):
    """Messages in the order they were sent, and what is known about the two sides."""

    id: ShortText | None = None
    channel: ShortText | None = Field(None, examples=["email", "chat"])
    locale: Locale | None = Field(None, examples=["en-us"])
    subject: LongText | None = None
    team: ShortText | None = Field(None, description="only what this team may see is suggested")
    customer: PersonIn | None = None
    agent: PersonIn | None = None
    variables: dict[ShortText, LongText] = Field(
        default_factory=dict, max_length=500, description="values for placeholders, such as `order.number`"
    )
    messages: list[MessageIn] = Field(default_factory=list, max_length=2_000)
