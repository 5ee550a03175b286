"""Imports over HTTP."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.base import AnswerModel, Locale, Name
from assist.store.traces import ImportJob, JobState


class ImportQuery(BaseModel):
    """What the body is, and what holds for records that do not say."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["jsonl", "csv", "history"] = Field("jsonl", description="how the file is to be read")
    source: Name | None = Field(None, description="the product the records come from")
    kind: Literal["saved_reply", "article"] | None = Field(
        None, description="what the rows of a CSV file are"
    )
    locale: Locale | None = None
    dry_run: bool = Field(default=False, description="say what would change, and change nothing")
    overwrite: bool = Field(default=False, description="replace what trainers changed here too")


class ImportRecords(AnswerModel):
    """Records as JSON, instead of a file with one a line."""

    records: list[dict[str, Any]]


class ImportOut(AnswerModel):
    """How far an import has come."""

    id: str
    state: JobState
    done: int = Field(description="records read so far")
    total: int | None = Field(description="records to read, if known")
    report: dict[str, Any] | None = Field(description="counts, and each rejected record's place and reason")
    error: str | None = Field(description="why it failed")
    started_at: str
    updated_at: str


def import_out(job: ImportJob) -> ImportOut:
    """`job` as the API answers it."""
    report = dict(job.report)
    error = report.pop("error", None)
    return ImportOut(
        id=job.id,
        state=job.state,
        done=job.done,
        total=job.total,
        report=report or None,
        error=error,
        started_at=job.started_at,
        updated_at=job.updated_at,
    )
