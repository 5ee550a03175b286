"""What a store can do, whatever database is below. Nothing here assumes SQLite.

A store is shared by threads; another process may write to the same database. What a writing method has
returned from is on disk. Methods that take an id raise NotFoundError when there is no such record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal, Protocol

from assist.store.protocol_index import Passages, Vectors, Words
from assist.store.protocol_logs import (
    Answers,
    ApiKeys,
    Documents,
    EvidenceLog,
    Feedback,
    ImportJobs,
    SentReplies,
)
from assist.store.records import (
    Changes,
    Item,
    ItemKind,
    Origin,
    Page,
    RecordT,
    RuleRecord,
    Scope,
    SourceKey,
    Term,
    Version,
)

Table = Literal["items", "rules", "terms", "sent_replies", "evidence", "feedback", "documents"]


class Curated(Protocol[RecordT]):
    """Records that trainers keep: every change is a version, deleting is undoable."""

    def get(self, id: str) -> RecordT:
        """The record as it is now; a trashed one counts as not found."""
        ...

    def create(self, record: RecordT, *, by: str = "") -> RecordT:
        """The record as stored, with id, version 1 and time. Raises ConflictError when the id is taken."""
        ...

    def update(self, record: RecordT, *, expected_version: int | None, by: str = "") -> RecordT:
        """The record as stored. Raises ConflictError when `expected_version` is not the current one."""
        ...

    def trash(self, id: str, *, expected_version: int | None, by: str = "") -> None:
        """Take the record out of every list and search; `restore` brings it back."""
        ...

    def restore(self, id: str, version: int | None = None, *, by: str = "") -> RecordT:
        """The record as it was at `version` (default: before it was trashed), as a new version."""
        ...

    def history(self, id: str) -> tuple[Version[RecordT], ...]:
        """Every version, oldest first, of a live or a trashed record."""
        ...

    def trashed(self, *, cursor: str | None = None, limit: int = 50) -> Page[RecordT]:
        """Records in the trash, latest first."""
        ...

    def changes(self, since: int = 0) -> Changes[RecordT]:
        """All that changed after revision `since`; everything there is when it is 0."""
        ...


class Items(Curated[Item], Protocol):
    """Articles and saved replies."""

    def page(
        self, scope: Scope, q: str | None = None, *, cursor: str | None = None, limit: int = 50
    ) -> Page[Item]:
        """Items within `scope`, by title; with `q`, those with all its words, the last perhaps unfinished."""
        ...

    def trashed(
        self, *, kind: ItemKind | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[Item]:
        """Items in the trash, of one kind or of both, latest first."""
        ...

    def many(self, ids: Sequence[str]) -> tuple[Item, ...]:
        """The items that exist of `ids`, in the order asked for."""
        ...

    def by_source(self, source: str, source_id: str, kind: ItemKind | None = None) -> Item | None:
        """The item imported under these ids; saved replies come before articles when both have them."""
        ...

    def by_short_code(self, code: str, scope: Scope) -> tuple[Item, ...]:
        """Items within `scope` whose short code is `code`, whatever its case."""
        ...

    def origins(self, keys: Iterable[SourceKey]) -> Mapping[SourceKey, Origin]:
        """What is known of imported items, trashed ones too; unknown keys are left out."""
        ...

    def put_imported(self, items: Iterable[tuple[Item, str]], *, by: str = "") -> tuple[Item, ...]:
        """Create or replace items by kind, source and source id; each comes with its record's digest."""
        ...

    def ids_in(self, scope: Scope) -> frozenset[str]:
        """The ids of all items within `scope`: what may be ranked at all."""
        ...

    def stamps(self) -> Mapping[str, str]:
        """For every item's id a word that is another one after each change of the item."""
        ...


class Rules(Curated[RuleRecord], Protocol):
    """Trainers' wording rules."""

    def page(
        self, *, status: str | None = None, q: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[RuleRecord]:
        """Rules by id."""
        ...


class Terms(Curated[Term], Protocol):
    """The desk's own words."""

    def page(
        self, *, locale: str | None = None, q: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[Term]:
        """Terms by text."""
        ...


class Store(Protocol):
    """Everything the desk keeps."""

    @property
    def items(self) -> Items: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def terms(self) -> Terms: ...
    @property
    def words(self) -> Words: ...
    @property
    def passages(self) -> Passages: ...
    @property
    def vectors(self) -> Vectors: ...
    @property
    def sent_replies(self) -> SentReplies: ...
    @property
    def evidence(self) -> EvidenceLog: ...
    @property
    def feedback(self) -> Feedback: ...
    @property
    def keys(self) -> ApiKeys: ...
    @property
    def answers(self) -> Answers: ...
    @property
    def imports(self) -> ImportJobs: ...
    @property
    def documents(self) -> Documents: ...

    def revision(self, table: Table) -> int:
        """A number that grows with every change to `table`, whoever made it."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Changes made inside are kept together or not at all."""
        ...

    def check(self) -> None:
        """Raises UnavailableError when the database cannot be read and written."""
        ...

    def backup(self, target: Path) -> None:
        """A copy of everything at `target`, taken while others read and write."""
        ...

    def close(self) -> None: ...
