"""What a team asks of its replies."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from api.schemas.base import AnswerModel, Name, RequestModel
from assist.curation.standards import KeptStandard
from assist.reviewing.checks.context import ReplyStandard
from assist.reviewing.checks.registry import STOPPING, Thresholds
from assist.reviewing.order.blocks import Goal
from assist.reviewing.standard import TeamStandard

MOST = 1_000_000
EXAMPLE: JsonDict = {"muted": ["jargon"], "greeting": True, "closing": True, "goal": "action", "hints": 4}


def _kind(text: str) -> str:
    if not text.replace("_", "").isalnum() or text != text.lower():
        raise PydanticCustomError("kind", "is no finding kind such as vague_timeline")
    return text


Kind = Annotated[Name, AfterValidator(_kind)]
StoppingKind = Literal["placeholder_left", "wrong_name", "internal_text"]


class StandardIn(RequestModel):
    """All of a standard: fields left out get their default. `team` and `version` may come back as read."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    muted: list[Kind] = Field(default_factory=list, max_length=100, description="finding kinds not wanted")
    goal: Goal = Field("satisfaction", description="for reviews that name no goal")
    greeting: bool = Field(default=False, description="every reply begins with a greeting")
    closing: bool = Field(default=False, description="every reply ends with a closing")
    stopping: list[StoppingKind] = Field(
        default_factory=lambda: sorted(STOPPING),  # type: ignore[arg-type] # a test holds them to be the same
        max_length=len(STOPPING),
        description="the kinds that stop a reply",
    )
    warnings: int = Field(1, ge=1, le=MOST, description="so many warnings make the verdict `warn`")
    hints: int = Field(MOST, ge=1, le=MOST, description="so many hints make the verdict `warn`")
    team: Any = None
    version: Any = None

    def standard(self) -> TeamStandard:
        """As the reviewer takes it."""
        return TeamStandard(
            muted=frozenset(self.muted),
            goal=self.goal,
            reply=ReplyStandard(greeting=self.greeting, closing=self.closing),
            thresholds=Thresholds(frozenset(self.stopping), self.warnings, self.hints),
        )


class StandardOut(AnswerModel):
    """A standard as it is kept; `version` is its ETag, 0 while nobody has set one."""

    team: str | None = Field(description="null: all teams that have none of their own")
    muted: list[str]
    goal: Goal
    greeting: bool
    closing: bool
    stopping: list[str]
    warnings: int
    hints: int
    version: int


def standard_out(team: str | None, kept: KeptStandard) -> StandardOut:
    """`kept` as the API answers it."""
    standard = kept.standard
    return StandardOut(
        team=team,
        muted=sorted(standard.muted),
        goal=standard.goal,
        greeting=standard.reply.greeting,
        closing=standard.reply.closing,
        stopping=sorted(standard.thresholds.stopping),
        warnings=standard.thresholds.warnings,
        hints=standard.thresholds.hints,
        version=kept.version,
    )
