"""A record's versions: what is read back, what it was after each change, and going back to one."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import Field

from api.schemas.base import AnswerModel, RequestModel
from assist.store.records import Action

RecordT = TypeVar("RecordT")


class ReadBack(RequestModel):
    """What the service itself sets of every record: it may come back as it was read, and is not looked at."""

    id: Any = None
    updated_at: Any = None
    version: Any = None


class RecordVersion(AnswerModel, Generic[RecordT]):
    """What a record was after a change."""

    version: int = Field(description="1 for the first, then one more with every change")
    action: Action = Field(description="what was done to it")
    by: str = Field(description="the name of the key that made the change")
    at: str = Field(description="when, in UTC")
    record: RecordT


class RestoreIn(RequestModel):
    """Which version to go back to."""

    version: int | None = Field(
        None, ge=1, le=2**31, description="default: the record as it was before it was put into the trash"
    )
