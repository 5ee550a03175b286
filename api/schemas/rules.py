"""Wording rules, as trainers write them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field

from api.schemas.base import (
    AnswerModel,
    ListQuery,
    Locale,
    RecordId,
    RequestModel,
    ShortText,
    visible_text,
    whole_text,
)
from api.schemas.versions import ReadBack, RecordVersion
from assist.curation.rulebook import origin_of
from assist.store.records import RuleRecord, RuleStatus
from phrasebook.rule import Kind, Preserves, Severity

Line = Annotated[str, Field(max_length=2_000), AfterValidator(whole_text)]
FullLine = Annotated[Line, AfterValidator(visible_text)]
Lines = Annotated[list[FullLine], Field(max_length=100)]
Sayings = Annotated[list[Line], Field(max_length=100)]
Pair = Annotated[list[Line], Field(min_length=2, max_length=2)]

EXAMPLE: dict[str, Any] = {
    "id": "limits.cant-until",
    "find": ["{subject:we|I} {can't} {verb:send|ship|deliver|release} {object} until {when}"],
    "say": ["{subject} can {verb} {object} from {when}"],
    "preserves": "limit",
    "adds": ["from"],
    "why": "Says what will happen and when, instead of what will not.",
    "examples": [
        ["We can't ship the desk until 3 May.", "We can ship the desk from 3 May."],
        ["We cannot send the parts until Monday.", "We can send the parts from Monday."],
    ],
    "leaves": ["You won't be charged until 3 May.", "I can't wait until Friday!", "We ship from 3 May."],
}


class RuleText(RequestModel):
    """What a rule says; `find`, `say` and `offer` are in the pattern language of the phrasebook."""

    find: Lines = Field(default_factory=list, description="patterns; one of them must match")
    say: Sayings = Field(
        default_factory=list, description="what to say instead: one for all patterns, or one each"
    )
    kind: Kind = Field("rewrite", description="`flag` gives `advice` instead of a replacement")
    preserves: Preserves = Field("plain", description="what the reader still knows afterwards")
    offer: Lines = Field(default_factory=list, description="sentences that add a commitment: only ever shown")
    adds: Lines = Field(default_factory=list, description="words the rule may bring in")
    drops: Lines = Field(default_factory=list, description="words the rule may leave out")
    why: Line = Field("", description="the reason an agent is shown")
    examples: Annotated[list[Pair | FullLine], Field(max_length=100)] = Field(
        default_factory=list, description="pairs of before and after; for a flag, sentences it finds"
    )
    leaves: Lines = Field(default_factory=list, description="near misses the rule must leave alone")
    unless: Lines = Field(default_factory=list, description="patterns that must not match the same sentence")
    needs: Lines = Field(default_factory=list, description="patterns that must match the same sentence")
    priority: int = Field(0, ge=-1_000, le=1_000)
    advice: Line = Field("", description="for a flag: what to do instead")
    finding: ShortText = Field("negative_wording", description="for a flag: the kind of finding")
    severity: Severity = "hint"
    questions: bool = Field(default=False, description="whether it applies to questions too")
    source: ShortText = "house style"


class RulePatch(RuleText):
    """The fields to change; those left out stay as they are."""

    status: RuleStatus = "draft"
    locale: Locale = "en"


class RuleIn(RulePatch):
    """All of a rule. It goes live only if it holds its examples and near misses."""

    find: Annotated[Lines, Field(min_length=1)]


class NewRule(RuleIn):
    """A new rule; a draft unless it says otherwise."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    id: RecordId = Field(description="family.name", examples=["limits.cant-until"])


class RuleReplacement(ReadBack, RuleIn):
    """All of a rule. What the service itself sets may be sent back as it was read, and is not looked at."""

    origin: Any = None


class RuleQuery(ListQuery):
    """Which rules to list."""

    q: ShortText | None = Field(None, description="words that all occur in the rule")
    status: RuleStatus | None = None
    origin: Literal["pack", "desk"] | None = Field(None, description="ours as it came, or the desk's own")
    trashed: bool = Field(default=False, description="what was deleted, latest first")


class RuleOut(AnswerModel):
    """A rule as it is kept; `version` is its ETag, 0 for one that comes with us and was never changed."""

    id: str
    origin: Literal["pack", "desk"]
    status: RuleStatus
    locale: str
    find: list[str]
    say: list[str]
    kind: Kind
    preserves: Preserves
    offer: list[str]
    adds: list[str]
    drops: list[str]
    why: str
    examples: list[list[str]]
    leaves: list[str]
    unless: list[str]
    needs: list[str]
    priority: int
    advice: str
    finding: str
    severity: Severity
    questions: bool
    source: str
    updated_at: str
    version: int


class RuleVersion(RecordVersion[RuleOut]):
    """What a rule was after a change."""


def rule_out(record: RuleRecord) -> RuleOut:
    """`record` as the API answers it, with what it leaves unsaid."""
    text = {**_unsaid(), **{name: record.body[name] for name in _SAID & record.body.keys()}}
    text["examples"] = [[one, one] if isinstance(one, str) else list(one) for one in text["examples"]]
    own = {name: getattr(record, name) for name in ("id", "status", "locale", "updated_at", "version")}
    return RuleOut(**{**text, **own, "origin": origin_of(record)})


def body_from(body: RuleText) -> dict[str, Any]:
    """The part of a request that is the rule's own text."""
    return body.model_dump(include=_SAID, exclude_unset=True)


def _unsaid() -> dict[str, Any]:
    fields = RuleText.model_fields.items()
    return {name: field.get_default(call_default_factory=True) for name, field in fields}


_SAID = set(RuleText.model_fields)
