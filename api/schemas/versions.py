"""Going back in a record's history."""

from __future__ import annotations

from pydantic import Field

from api.schemas.base import RequestModel


class RestoreIn(RequestModel):
    """Which version to go back to."""

    version: int | None = Field(
        None, ge=1, le=2**31, description="default: the record as it was before it was put into the trash"
    )
