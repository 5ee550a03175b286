"""What the store keeps: articles and saved replies, wording rules, terms; and how a change to one is told.

Times are ISO 8601 in UTC with a final Z; "" in a new record means "now". `version` counts from 1 and is the
ETag; a new record carries 0. An empty `id` asks the store for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar

ItemKind = Literal["saved_reply", "article"]
ItemStatus = Literal["published", "draft", "archived"]
RuleStatus = Literal["draft", "live", "retired"]
CaseRule = Literal["any", "exact", "initial"]
Action = Literal["created", "updated", "trashed", "restored", "imported"]

NOTHING: Mapping[str, Any] = MappingProxyType({})
HOME_SOURCE = "draftwell"

RecordT = TypeVar("RecordT")
RecordT_co = TypeVar("RecordT_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Visibility:
    """Who may be shown an item: everyone, or the teams named in `ids`."""

    type: Literal["everyone", "teams"] = "everyone"
    ids: tuple[str, ...] = ()


EVERYONE = Visibility()


@dataclass(frozen=True, slots=True)
class Item:
    """An article or a saved reply.

    `body` is plain text (what is searched and shown), `body_html` the sanitised original if there was one.
    `locale` is lower-case BCP 47 or None when unknown. `source` and `source_id` are the record's own ids; an
    item made here has `source` "draftwell" and its own id. `source_raw` keeps imported fields we do not read.
    """

    kind: ItemKind
    title: str
    body: str
    id: str = ""
    body_html: str | None = None
    locale: str | None = None
    folder: tuple[str, ...] = ()
    short_code: str | None = None
    tags: tuple[str, ...] = ()
    status: ItemStatus = "published"
    visibility: Visibility = EVERYONE
    url: str | None = None
    source: str = ""
    source_id: str = ""
    source_raw: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    updated_at: str = ""
    version: int = 0


SourceKey = tuple[ItemKind, str, str]
"""Kind, source, source id: what an import matches on."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An imported item and the digest of the record it was last imported from.

    `edited` says that trainers changed it since, `trashed` that they put it in the trash.
    """

    item: Item
    digest: str
    edited: bool = False
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """A wording rule as trainers keep it; `body` is the rule's table as in a pack file (find, say, why)."""

    id: str
    body: Mapping[str, Any]
    status: RuleStatus = "draft"
    locale: str = "en"
    updated_at: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A protected word or name; `preferred` is the form to use in its place, if this one is not wanted.

    `case` says which spellings count as the term: "any" case, "exact" as written, "initial": as written, or
    with a capital at the start of a sentence.
    """

    text: str
    id: str = ""
    case: CaseRule = "any"
    locale: str | None = None
    preferred: str | None = None
    note: str = ""
    author: str = ""
    updated_at: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Version(Generic[RecordT_co]):
    """One entry in a record's history: what it was after `action`, who did it and when."""

    record: RecordT_co
    version: int
    action: Action
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Page(Generic[RecordT_co]):
    """Some records and the cursor of the next ones; None when these were the last."""

    data: tuple[RecordT_co, ...]
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be looked at at all. None means "do not filter by this".

    `team` None sees only what everyone may see; set `all_teams` to look past visibility (trainers' lists).
    `locale` "en-gb" also accepts "en", any other "en-..." and items without a locale.
    """

    kinds: tuple[ItemKind, ...] | None = None
    team: str | None = None
    locale: str | None = None
    statuses: tuple[ItemStatus, ...] | None = ("published",)
    folder: str | None = None
    tag: str | None = None
    all_teams: bool = False


@dataclass(frozen=True, slots=True)
class Changes(Generic[RecordT_co]):
    """What became of records since a revision: those changed or new, ids of those gone, the revision now."""

    revision: int
    changed: tuple[RecordT_co, ...]
    gone: tuple[str, ...]
