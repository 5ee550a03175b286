"""How the service is."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.base import AnswerModel


class HealthOut(AnswerModel):
    """The process answers."""

    status: Literal["ok"]


class ReadyOut(AnswerModel):
    """The service can do its work; an engine that is not ready is done without."""

    ready: Literal[True]
    engines: dict[str, str] = Field(
        description="each engine's state in words; `ready` when it answers",
        examples=[{"harper": "ready", "languagetool": "starting"}],
    )


class ConfigOut(AnswerModel):
    """What a page of ours needs to know."""

    allowed_origins: list[str] = Field(description="origins whose pages may hand us a conversation")
    role: Literal["agent", "trainer", "admin"] = Field(description="what the key may do")
    version: str
