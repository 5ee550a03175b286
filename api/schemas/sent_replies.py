"""Replies that went out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field

from api.schemas.base import (
    AnswerModel,
    ListQuery,
    Locale,
    LongText,
    Name,
    RequestModel,
    ShortText,
    Time,
    visible_text,
)
from assist.store.codec import to_data
from assist.store.traces import SentReply


class SentReplyIn(RequestModel):
    """A reply that went out, with what the customer had asked."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "question": "I was charged twice, can I get a refund?",
                    "text": "Hi Ana, the second charge goes back to your card today.",
                    "item_id": "4f1c",
                    "agent": "a-7",
                    "team": "billing",
                    "tags": ["refund"],
                }
            ]
        }
    )

    question: LongText = Field("", description="what the customer had asked")
    text: Annotated[LongText, AfterValidator(visible_text)] = Field(description="what was sent")
    item_id: Name | None = Field(None, description="the saved reply or article it was made from")
    conversation_id: ShortText | None = None
    agent: ShortText | None = None
    team: ShortText | None = None
    tags: Annotated[list[Name], Field(max_length=100)] = Field(default_factory=list)
    locale: Locale | None = None
    sent_at: Time | None = Field(None, description="default: now")


class SentReplyQuery(ListQuery):
    """Which sent replies to list; several conditions must all hold."""

    q: ShortText | None = Field(None, description="what the question or the reply says, best first")
    tag: ShortText | None = None
    agent: ShortText | None = None
    team: ShortText | None = None
    item_id: ShortText | None = Field(None, description="made from this saved reply or article")
    since: Time | None = Field(None, alias="from", description="sent at this time or later")
    until: Time | None = Field(None, alias="to", description="sent before this time")


class SentReplyOut(AnswerModel):
    """A reply that went out."""

    id: str
    question: str
    text: str
    item_id: str | None
    conversation_id: str | None
    agent: str | None
    team: str | None
    tags: list[str]
    locale: str | None
    sent_at: str


class SentReplyKept(AnswerModel):
    """What was made of a sent reply."""

    id: str
    learned: bool = Field(description="whether it will change the ranking")


def sent_reply_out(reply: SentReply) -> SentReplyOut:
    """`reply` as the API answers it."""
    data: dict[str, Any] = to_data(reply)
    del data["origin"]
    return SentReplyOut(**data)
