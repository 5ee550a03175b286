"""The desk's own words: never flagged, or with the form to use in their place."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field

from api.schemas.base import (
    AnswerModel,
    ListQuery,
    Locale,
    RecordId,
    RequestModel,
    ShortText,
    visible_text,
)
from api.schemas.versions import ReadBack, RecordVersion
from assist.proofreading.vocabulary import Proposal
from assist.store.codec import to_data
from assist.store.records import CaseRule, Term

Word = Annotated[ShortText, AfterValidator(visible_text)]


class TermChanges(RequestModel):
    """What a trainer may set of a term."""

    text: Word = ""
    case: CaseRule = Field(
        "any", description="which spellings count: any, exact, or initial (exact or capitalised)"
    )
    locale: Locale | None = None
    preferred: Word | None = Field(None, description="the form to use instead, if this one is not wanted")
    note: ShortText = ""
    author: ShortText = ""


class TermPatch(TermChanges):
    """The fields to change; those left out stay as they are."""


class TermIn(TermChanges):
    """A protected word or name, perhaps of several words."""

    text: Word


class NewTerm(TermIn):
    """A new term."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "email", "preferred": "e-mail", "note": "house style"}]}
    )

    id: RecordId | None = Field(None, description="default: one is made")


class TermReplacement(ReadBack, TermIn):
    """All of a term. What the service itself sets may be sent back as it was read, and is not looked at."""


class TermQuery(ListQuery):
    """Which terms to list."""

    q: ShortText | None = Field(None, description="words that occur in the term")
    locale: Locale | None = None
    trashed: bool = Field(default=False, description="what was deleted, latest first")


class TermOut(AnswerModel):
    """A term as it is kept; `version` is its ETag."""

    id: str
    text: str
    case: CaseRule
    locale: str | None
    preferred: str | None
    note: str
    author: str
    updated_at: str
    version: int


class TermProposal(AnswerModel):
    """A word agents keep ignoring; add it with POST /api/v1/terms, or leave it."""

    text: str
    clicks: int = Field(description="how often it was ignored or its correction refused")
    people: int = Field(description="by how many agents; those without an id count as one")


class TermVersion(RecordVersion[TermOut]):
    """What a term was after a change."""


def term_out(term: Term) -> TermOut:
    """`term` as the API answers it."""
    return TermOut(**to_data(term))


def proposal_out(proposal: Proposal) -> TermProposal:
    """`proposal` as the API answers it."""
    return TermProposal(text=proposal.text, clicks=proposal.clicks, people=proposal.people)
