"""Articles and saved replies."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AliasChoices, BeforeValidator, ConfigDict, Field

from api.schemas.base import (
    AnswerModel,
    ListQuery,
    Locale,
    LongText,
    Name,
    RecordId,
    RequestModel,
    ShortText,
    visible_text,
    whole_text,
)
from api.schemas.versions import ReadBack, RecordVersion
from assist.store.codec import to_data
from assist.store.records import Item, ItemKind, ItemStatus, Visibility

BODY_NAMES = AliasChoices("body", "body_text")
Title = Annotated[ShortText, AfterValidator(visible_text)]
Body = Annotated[LongText, AfterValidator(visible_text)]
Names = Annotated[list[Name], Field(max_length=100)]
Url = Annotated[
    str,
    Field(max_length=2_000, pattern=r"^(https?://\S+|mailto:\S+|/\S*)$"),
    AfterValidator(whole_text),
]


class VisibilityIn(RequestModel):
    """Who may be shown an item: everyone, or the teams named in `ids`."""

    type: Literal["everyone", "teams"] = "everyone"
    ids: Names = Field(default_factory=list)


def _spelled_out(value: Any) -> Any:
    return {"type": "everyone"} if value == "everyone" else value


Seen = Annotated[VisibilityIn, BeforeValidator(_spelled_out)]


class ItemChanges(RequestModel):
    """What a trainer may set of an item."""

    title: Title = ""
    body: Body = Field("", validation_alias=BODY_NAMES)
    locale: Locale | None = None
    folder: Names = Field(default_factory=list)
    short_code: ShortText | None = None
    tags: Names = Field(default_factory=list)
    status: ItemStatus = "published"
    visibility: Seen = Field(default_factory=VisibilityIn)
    url: Url | None = None


class ItemPatch(ItemChanges):
    """The fields to change; those left out stay as they are."""


class ItemIn(ItemChanges):
    """An article or a saved reply as a trainer writes it."""

    title: Title
    body: Body = Field(validation_alias=BODY_NAMES, description="plain text; in replies `{{name|fallback}}`")


class NewItem(ItemIn):
    """A new article or saved reply."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "title": "Double charge",
                    "body": "Hi {{customer.first_name|there}},\n\nwe have returned the second charge.",
                    "tags": ["refund"],
                    "visibility": {"type": "teams", "ids": ["billing"]},
                }
            ]
        }
    )

    id: RecordId | None = Field(None, description="default: one is made")
    source: Name | None = Field(None, description="the product it comes from")
    source_id: Name | None = Field(None, description="its id there")


class ItemReplacement(ReadBack, ItemIn):
    """All of an item. What the service itself sets may be sent back as it was read, and is not looked at."""

    kind: Any = None
    body_html: Any = None
    source: Any = None
    source_id: Any = None


class ItemQuery(ListQuery):
    """Which items to list."""

    q: ShortText | None = Field(None, description="words that all must occur")
    team: ShortText | None = Field(None, description="only what this team may see")
    locale: Locale | None = None
    status: ItemStatus | None = None
    folder: ShortText | None = None
    tag: ShortText | None = None
    trashed: bool = Field(
        default=False, description="what was deleted, latest first; other filters do not apply"
    )


class VisibilityOut(AnswerModel):
    """Who may be shown an item."""

    type: Literal["everyone", "teams"]
    ids: list[str]


class ItemOut(AnswerModel):
    """An article or a saved reply as it is kept; `version` is its ETag."""

    id: str
    kind: ItemKind
    title: str
    body: str
    body_html: str | None = Field(description="the sanitised original, if it came as HTML")
    locale: str | None
    folder: list[str]
    short_code: str | None
    tags: list[str]
    status: ItemStatus
    visibility: VisibilityOut
    url: str | None
    source: str
    source_id: str
    updated_at: str
    version: int


class ItemVersion(RecordVersion[ItemOut]):
    """What an item was after a change."""


def item_from(body: NewItem, kind: ItemKind) -> Item:
    """The new item that `body` describes."""
    bare = Item(kind, body.title, body.body, body.id or "")
    sourced = replace(bare, source=body.source or "", source_id=body.source_id or "")
    return changed_item(sourced, body)


def changed_item(item: Item, body: ItemChanges) -> Item:
    """`item` with the fields `body` sets; an HTML original does not outlive a change of its text."""
    fields = body.model_dump(include=set(ItemChanges.model_fields), exclude_unset=isinstance(body, ItemPatch))
    for name in {"folder", "tags"} & fields.keys():
        fields[name] = tuple(fields[name])
    if "visibility" in fields:
        fields["visibility"] = Visibility(fields["visibility"]["type"], tuple(fields["visibility"]["ids"]))
    html = item.body_html if fields.get("body", item.body) == item.body else None
    return replace(item, **fields, body_html=html)


def item_out(item: Item) -> ItemOut:
    """`item` as the API answers it, without the imported fields that nobody reads."""
    data = to_data(item)
    del data["source_raw"]
    return ItemOut(**data)
