"""What every body shares: whole characters only, no unknown fields, bounded sizes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from assist.errors import InvalidInputError
from assist.store.clock import as_time

DRAFT_LIMIT = 50_000
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

DataT = TypeVar("DataT")


def whole_text(text: str) -> str:
    """`text` if it can be stored and sent on: no NUL, no half characters."""
    if "\x00" in text:
        raise PydanticCustomError("nul", "holds a NUL character; take it out")
    if _LONE_SURROGATE.search(text):
        raise PydanticCustomError(
            "lone_surrogate", "holds half a character (a lone surrogate); send whole ones"
        )
    return text


def visible_text(text: str) -> str:
    """`text` if there is something to read in it."""
    if not text.strip():
        raise PydanticCustomError("blank", "is empty; write something first")
    return text


def _locale(text: str) -> str:
    locale = text.replace("_", "-").lower()
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}", locale):
        raise PydanticCustomError("locale", "is not a language tag such as en-us or pt-br")
    return locale


def _time(text: str) -> str:
    try:
        return as_time(text, field="time")
    except InvalidInputError:
        raise PydanticCustomError("time", "is not an ISO 8601 time such as 2026-05-04T10:00:00Z") from None


def _record_id(text: str) -> str:
    if not re.fullmatch(r"[\w][\w.:-]{0,199}", text):
        raise PydanticCustomError("record_id", "is no id: letters, digits, and . : _ - in between")
    return text


# the length comes first: a text that is too long is not read for anything else
ShortText = Annotated[str, Field(max_length=500), AfterValidator(whole_text)]
LongText = Annotated[str, Field(max_length=200_000), AfterValidator(whole_text)]
DraftText = Annotated[str, Field(max_length=DRAFT_LIMIT), AfterValidator(whole_text)]
Name = Annotated[str, Field(max_length=200), AfterValidator(whole_text), AfterValidator(visible_text)]
Locale = Annotated[str, Field(max_length=40, description="BCP 47, any case"), AfterValidator(_locale)]
RecordId = Annotated[str, Field(max_length=200), AfterValidator(whole_text), AfterValidator(_record_id)]
Time = Annotated[str, Field(max_length=40), AfterValidator(_time)]


class RequestModel(BaseModel):
    """A body that a caller sends. A field it does not know is an error, so that no typo passes unseen."""

    model_config = ConfigDict(extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _readable_names(cls, data: Any) -> Any:
        if isinstance(data, dict):
            _refuse_broken_names(data)
        return data


class ListQuery(BaseModel):
    """What every list can be asked for."""

    model_config = ConfigDict(extra="forbid")

    cursor: Annotated[str, Field(max_length=2_000)] | None = Field(
        None, description="`next_cursor` of the page before"
    )
    limit: int = Field(50, ge=1, le=500)


class AnswerModel(BaseModel):
    """A body that we send: what is documented is what is there, and nothing else."""

    model_config = ConfigDict(extra="forbid")


class ListAnswer(AnswerModel, Generic[DataT]):
    """One page of a list."""

    data: list[DataT]
    next_cursor: str | None = Field(description="pass it as `cursor` for the next page; null: no more")


def _refuse_broken_names(names: Iterable[Any]) -> None:
    """pydantic cannot name an unknown field whose name is no text; say so in ASCII instead."""
    for name in names:
        if isinstance(name, str) and _LONE_SURROGATE.search(name):
            shown = name.encode("ascii", "backslashreplace").decode("ascii")[:100]
            raise PydanticCustomError(
                "field_name", "has a field whose name is no text: {shown}", {"shown": shown}
            )
