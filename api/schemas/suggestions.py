"""Asking for suggestions, and getting them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from api.schemas.base import AnswerModel, DraftText, RequestModel
from api.schemas.conversation import EXAMPLE, ConversationIn

Kind = Literal["saved_reply", "article"]


class SuggestionsIn(RequestModel):
    """A conversation for which something is to be found."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"conversation": EXAMPLE, "limit": 5}]})

    conversation: ConversationIn
    kinds: list[Kind] = Field(default=["saved_reply", "article"], min_length=1, max_length=2)
    limit: int = Field(5, ge=1, le=50)
    draft: DraftText | None = Field(
        None, description="the agent's own rough words: they say best which reply is meant"
    )
    include_abstained: bool = Field(
        default=False, description="list the candidates even when none is likely to be right"
    )


class PassageOut(AnswerModel):
    """The part of the text that matched; positions count code points of the item's body."""

    text: str
    start: int
    end: int


class SourceOut(AnswerModel):
    """Where the record came from, with the ids it has there."""

    name: str = Field(examples=["zendesk"])
    id: str = Field(examples=["360001"])


class SuggestionOut(AnswerModel):
    """One thing that may help."""

    id: str
    kind: Kind
    title: str = Field(examples=["Double charge"])
    score: float = Field(description="what it was ranked by")
    probability: float = Field(ge=0, le=1, description="how likely it is the right one, calibrated")
    passage: PassageOut
    url: str | None
    source: SourceOut
    rendered: str = Field(description="what would be inserted, its placeholders filled")
    unfilled: list[str] = Field(description="placeholders nothing was known for", examples=[["order.number"]])
    reasons: list[dict[str, Any]] = Field(
        description="why it was found; each has a `kind`",
        examples=[[{"kind": "meaning", "value": 0.71}, {"kind": "words", "terms": ["charged", "refund"]}]],
    )
    similar: list[str] = Field(description="ids of near-identical replies that it stands for")
    updated_at: str


class SuggestionsOut(AnswerModel):
    """What was found, best first; nothing when nothing fits."""

    suggestion_set_id: str = Field(description="the same for the same request over the same articles")
    abstained: bool = Field(description="true: nothing is likely enough to be right")
    abstain_reason: str | None
    data: list[SuggestionOut]
