"""Asking for a review of a draft, and getting it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field
from pydantic.config import JsonDict

from api.schemas.base import AnswerModel, DraftText, Locale, Name, RequestModel, visible_text
from api.schemas.conversation import ConversationIn
from assist.reviewing.edits import EditKind, Preserves, Severity
from assist.reviewing.order.blocks import Goal
from assist.reviewing.roles import Role, Valence

Draft = Annotated[DraftText, AfterValidator(visible_text)]
EXAMPLE: JsonDict = {
    "draft": "Hi Ana,\n\nI can't ship the desk until 3 May. You have to confirm your address first.",
    "goal": "satisfaction",
    "locale": "en-us",
    "apply_ordering": True,
    "seq": 17,
}


class ReviewIn(RequestModel):
    """A draft, before it is sent."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    draft: Draft = Field(description="the agent's reply as it stands")
    goal: Goal | None = Field(
        None,
        description="`satisfaction`: bad news first. `action`: good news first. Default: the team's",
    )
    locale: Locale | None = Field(None, description="default: the conversation's", examples=["en-us"])
    conversation: ConversationIn | None = Field(None, description="what it answers: needed by some checks")
    apply_ordering: bool = Field(
        default=True, description="false: offer a better order, but leave `revised` in the old one"
    )
    seq: int | None = Field(None, ge=0, le=2**53, description="handed back, so that late answers can be told")
    muted: list[Name] = Field(default_factory=list, max_length=100, description="finding kinds not wanted")


class SpanOut(AnswerModel):
    """`[start, end)` in code points of the draft as it was sent."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class EditOut(SpanOut):
    """A replacement, with its reason; refuse it by leaving it out."""

    id: str = Field(examples=["e1"])
    kind: EditKind
    original: str
    replacement: str
    alternatives: list[str]
    rule_id: str = Field(examples=["limits.cant-until"])
    message: str
    why: str
    preserves: Preserves = Field(description="what the reader still knows afterwards")
    effect: Literal["rephrase", "offer"] = Field(description="an `offer` adds a commitment: never applied")
    applied: bool = Field(description="whether it is in `revised`")


class OrderingOut(AnswerModel):
    """The order of sentences, and why it is or is not another one."""

    order: list[int] = Field(description="sentence numbers of the draft, in their new order")
    applied: bool
    declined: str | None = Field(description="why the order was left alone")
    declined_silently: bool = Field(
        description="the reason is no news to the writer: nothing to order, or in order already"
    )
    why: str = Field(description="what the new order is good for; empty when nothing moves")
    goal: Goal = Field(description="what it strives for: as asked, else the team's standard")
    suggested_goal: Goal | None = Field(description="another goal that seems to fit this draft better")


class SentenceOut(SpanOut):
    """What a sentence does for its reader."""

    role: Role
    probability: float
    valence: Valence


class FindingOut(SpanOut):
    """Something for the writer to decide."""

    kind: str = Field(examples=["vague_timeline", "customer_at_risk", "missing_greeting", "missing_closing"])
    severity: Severity
    message: str
    advice: str
    rule_id: str | None = Field(description="the wording rule that found it, if one did")


class FactOut(SpanOut):
    """Something no edit may change."""

    text: str = Field(examples=["A-10293"])
    kind: str = Field(examples=["id"])


class PromiseOut(SpanOut):
    """What the draft promises."""

    who: str
    what: str
    when: str | None


class EnginesOut(AnswerModel):
    """Who read the draft, and who could not."""

    proofreading: list[str] = Field(examples=[["languagetool", "harper"]])
    degraded: list[str] = Field(description="what was asked and did not answer in time")


class ReviewOut(AnswerModel):
    """All of it for one draft; the same draft gets the same answer."""

    review_id: str
    seq: int | None
    draft_fingerprint: str = Field(examples=["sha256:9f86d081884c7d65"])
    revised: str
    verdict: Literal["ok", "warn", "stop"]
    edits: list[EditOut]
    ordering: OrderingOut
    sentences: list[SentenceOut]
    findings: list[FindingOut]
    facts: list[FactOut]
    promises: list[PromiseOut]
    engines: EnginesOut
