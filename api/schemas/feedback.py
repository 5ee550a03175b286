"""Telling us what became of what we showed."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from api.schemas.base import AnswerModel, LongText, Name, RequestModel, ShortText
from api.schemas.conversation import ConversationIn

Subject = Literal["suggestion", "edit", "finding", "ordering", "term"]
Deed = Literal["accepted", "refused", "dismissed", "ignored", "inserted", "copied", "sent", "resolved"]


class FeedbackIn(RequestModel):
    """What an agent did with something we showed.

    A suggestion that was accepted, inserted, copied or sent is learned from, and so is a dismissed one;
    for that the customer's question must be known: from `question`, else from `conversation`, else from the
    suggestion set that `context_id` names, as long as this process remembers it.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "subject": "suggestion",
                    "subject_id": "4f1c",
                    "action": "inserted",
                    "context_id": "9a2e",
                    "kept": 0.9,
                },
                {
                    "subject": "edit",
                    "subject_id": "limits.cant-until",
                    "action": "refused",
                    "context_id": "77b0",
                },
            ]
        }
    )

    subject: Subject
    subject_id: Name = Field(
        description="a suggestion's id, an edit's rule_id, a finding's kind, a term's word"
    )
    action: Deed
    context_id: ShortText | None = Field(
        None, description="the suggestion_set_id or review_id it was part of"
    )
    question: LongText | None = Field(None, description="what the customer had asked")
    conversation: ConversationIn | None = None
    kept: float | None = Field(None, ge=0, le=1, description="share of a suggestion's text that was kept")
    agent: ShortText | None = Field(None, description="default: the conversation's")
    team: ShortText | None = Field(None, description="default: the conversation's")
    details: dict[Name, Any] = Field(default_factory=dict, max_length=20)


class FeedbackOut(AnswerModel):
    """What was made of it."""

    recorded: bool
    learned: bool = Field(description="whether it will change the ranking")
