"""Counts of what is kept and used."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.base import AnswerModel, ShortText, Time
from assist.curation.insights import By, Subject, Window
from assist.store.records import ItemKind


class WindowQuery(BaseModel):
    """Which feedback to count."""

    model_config = ConfigDict(extra="forbid")

    since: Time | None = Field(None, alias="from", description="at this time or later")
    until: Time | None = Field(None, alias="to", description="before this time")
    team: ShortText | None = None

    def window(self) -> Window:
        """The part of time and teams that is asked for."""
        return Window(self.since, self.until, self.team)


class FeedbackQuery(WindowQuery):
    """Feedback on what, counted by what."""

    subject: Subject = "suggestion"
    by: By = Field("subject_id", description="what was shown, or the team, agent or day")
    limit: int = Field(100, ge=1, le=1_000)


class UseQuery(BaseModel):
    """Which end of the list."""

    model_config = ConfigDict(extra="forbid")

    order: Literal["most", "least"] = Field("most", description="`least` begins with what was never used")
    limit: int = Field(50, ge=1, le=500)


class SummaryOut(AnswerModel):
    """The desk in a few numbers."""

    items: dict[str, int] = Field(description="articles and saved replies, of any status")
    rules: dict[str, int] = Field(description="by status, those that come with us included")
    feedback: dict[str, dict[str, int]] = Field(description="by subject, how often each thing was done")


class CountOut(AnswerModel):
    """How often a thing was done."""

    key: str
    action: str
    total: int


class UseOut(AnswerModel):
    """An item and how often it was accepted."""

    id: str
    kind: ItemKind
    title: str
    used: int
