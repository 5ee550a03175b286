"""Trying a rule before it goes live."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from api.schemas.base import AnswerModel, DraftText, RecordId, RequestModel
from api.schemas.reviews import SpanOut
from api.schemas.rules import EXAMPLE, NewRule
from assist.curation.previewing import Change, Preview
from assist.reviewing.edits import Edit, Finding


class PreviewIn(RequestModel):
    """Which rule to try, and on what. Without `texts` it is tried on the latest sent replies."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"rule": EXAMPLE, "texts": ["We can't ship the desk until 3 May."]}]}
    )

    rule: NewRule | None = Field(None, description="a rule that need not be kept yet")
    rule_id: RecordId | None = Field(None, description="or the id of one that is")
    texts: Annotated[list[DraftText], Field(max_length=1_000)] | None = None
    most: int = Field(1_000, ge=1, le=20_000, description="how many sent replies to look at")
    limit: int = Field(50, ge=1, le=500, description="how many changes to show")


class PreviewEditOut(SpanOut):
    """A replacement the rule would make or offer."""

    original: str
    replacement: str
    applied: bool = Field(description="false: an offer, which is only ever shown")


class PreviewFindingOut(SpanOut):
    """What the rule finds without changing it: a flag, or a rewrite that a gate holds back."""

    message: str
    advice: str


class ChangeOut(AnswerModel):
    """What the rule would do with one text; positions count its code points."""

    text: str
    revised: str
    edits: list[PreviewEditOut]
    findings: list[PreviewFindingOut]


class PreviewOut(AnswerModel):
    """What the rule would do, and why it may not go live yet."""

    looked_at: int
    touched: int
    changes: list[ChangeOut]
    faults: list[str] = Field(description="what must be mended before it can go live; empty: nothing")


def preview_out(preview: Preview, faults: tuple[str, ...]) -> PreviewOut:
    """`preview` as the API answers it."""
    return PreviewOut(
        looked_at=preview.looked_at,
        touched=preview.touched,
        changes=[_change_out(change) for change in preview.changes],
        faults=list(faults),
    )


def _change_out(change: Change) -> ChangeOut:
    return ChangeOut(
        text=change.text,
        revised=change.revised,
        edits=[_edit_out(edit) for edit in change.edits],
        findings=[_finding_out(finding) for finding in change.findings],
    )


def _edit_out(edit: Edit) -> PreviewEditOut:
    return PreviewEditOut(
        start=edit.span.start,
        end=edit.span.end,
        original=edit.original,
        replacement=edit.replacement,
        applied=edit.applied,
    )


def _finding_out(finding: Finding) -> PreviewFindingOut:
    return PreviewFindingOut(
        start=finding.span.start, end=finding.span.end, message=finding.message, advice=finding.advice
    )
