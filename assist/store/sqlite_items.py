"""Articles and saved replies in SQLite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from assist.errors import ConflictError
from assist.store.clock import derived_id, new_id, now
from assist.store.codec import dumped, item_from
from assist.store.limits import check_item
from assist.store.records import (
    HOME_SOURCE,
    Action,
    Item,
    ItemKind,
    Origin,
    Page,
    Scope,
    SourceKey,
    Visibility,
)
from assist.store.sqlite_curated import Row, Shape, SqliteCurated, bump
from assist.store.sqlite_database import SqliteDatabase
from assist.store.sqlite_scope import FOLDER_SEPARATOR, scope_clause
from assist.store.sqlite_words import all_words

_BY_SOURCE = "kind = ? AND source = ? AND source_id = ?"
_FEW = 500  # ids asked for in one statement


class SqliteItems(SqliteCurated[Item]):
    """`assist.store.protocol.Items` over the table `items`."""

    def __init__(self, database: SqliteDatabase) -> None:
        super().__init__(database, _SHAPE)

    def create(self, record: Item, *, by: str = "") -> Item:
        """The item as stored; one made here is its own source. Raises ConflictError when it is known."""
        item = replace(record, id=record.id or new_id())
        item = replace(item, source=item.source or HOME_SOURCE, source_id=item.source_id or item.id)
        with self._database.writing():
            if self._by_key((item.kind, item.source, item.source_id)):
                raise ConflictError(
                    f"there is an item from {item.source} with the id {item.source_id!r}: update it"
                )
            return super().create(item, by=by)

    def page(
        self, scope: Scope, q: str | None = None, *, cursor: str | None = None, limit: int = 50
    ) -> Page[Item]:
        """Items within `scope`, by title; with `q`, those with all its words, the last perhaps unfinished."""
        where, values = scope_clause(scope)
        if q and q.strip():
            found, words = all_words("items_words", q)
            where += f" AND (items.row IN ({found}) OR items.short_key = ?)"
            values += [*words, q.strip().casefold()]
        return self._sorted_page(where, values, ("title_key", "id"), cursor, limit)

    def trashed(
        self, *, kind: ItemKind | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[Item]:
        """Items in the trash, of one kind or of both, latest first."""
        return self._trashed("kind = ?" if kind else "TRUE", (kind,) if kind else (), cursor, limit)

    def many(self, ids: Sequence[str]) -> tuple[Item, ...]:
        """The items that exist of `ids`, in the order asked for."""
        found: dict[str, Item] = {}
        for start in range(0, len(ids), _FEW):
            some = ids[start : start + _FEW]
            where = f"trashed_at IS NULL AND id IN ({', '.join('?' * len(some))})"
            found |= {row["id"]: _record(row) for row in self._database.where("items", where, some)}
        return tuple(found[id] for id in ids if id in found)

    def by_source(self, source: str, source_id: str, kind: ItemKind | None = None) -> Item | None:
        """The item imported under these ids; saved replies come before articles when both have them."""
        kinds: tuple[ItemKind, ...] = (kind,) if kind else ("saved_reply", "article")
        rows = [
            row for one in kinds for row in self._by_key((one, source, source_id)) if not row["trashed_at"]
        ]
        return _record(rows[0]) if rows else None

    def by_short_code(self, code: str, scope: Scope) -> tuple[Item, ...]:
        """Items within `scope` whose short code is `code`, whatever its case."""
        where, values = scope_clause(scope)
        rows = self._database.where(
            "items",
            f"short_key = ? AND {where}",
            [code.strip().casefold(), *values],
            order_by="title_key, id",
        )
        return tuple(_record(row) for row in rows)

    def ids_in(self, scope: Scope) -> frozenset[str]:
        """The ids of all items within `scope`: what may be ranked at all."""
        where, values = scope_clause(scope)
        with self._database.reading() as db:
            rows = db.conn.execute(f"SELECT id FROM items WHERE {where}", values)  # noqa: S608 - values are bound
            return frozenset(row[0] for row in rows)

    def stamps(self) -> Mapping[str, str]:
        """For every item's id a word that is another one after each change of the item."""
        # A database restored or made again may count alike: time and the import's digest belong to it too.
        sql = "SELECT id, revision || ' ' || version || ' ' || updated_at || ' ' || coalesce(digest, '') "
        with self._database.reading() as db:
            return dict(db.conn.execute(f"{sql} FROM items WHERE trashed_at IS NULL ORDER BY id").fetchall())

    def origins(self, keys: Iterable[SourceKey]) -> Mapping[SourceKey, Origin]:
        """What is known of imported items, trashed ones too; unknown keys are left out."""
        with self._database.snapshot():
            return {
                key: Origin(_record(row), row["digest"] or "", bool(row["edited"]), bool(row["trashed_at"]))
                for key in keys
                for row in self._by_key(key)
            }

    def put_imported(self, items: Iterable[tuple[Item, str]], *, by: str = "") -> tuple[Item, ...]:
        """Create or replace items by kind, source and source id; each comes with its record's digest."""
        kept = []
        with self._database.writing() as db:
            revision = bump(db, "items")
            for arrived, digest in items:
                item = self._placed(arrived)
                check_item(item)
                self._write(db, item, revision, None, digest=digest, edited=0)
                self._remember(db, item, "imported", by)
                kept.append(item)
        return tuple(kept)

    def _placed(self, item: Item) -> Item:
        """`item` with the id and next version of the one it replaces, or with a new id."""
        rows = self._by_key((item.kind, item.source, item.source_id))
        at = item.updated_at or now()
        if rows:
            return replace(item, id=rows[0]["id"], version=rows[0]["version"] + 1, updated_at=at)
        own = (
            item.source_id
            if item.source == HOME_SOURCE
            else derived_id(item.kind, item.source, item.source_id)
        )
        id = own if self._row(own) is None else new_id()
        return replace(item, id=id, version=1, updated_at=at)

    def _by_key(self, key: SourceKey) -> list[dict[str, Any]]:
        return self._database.where("items", _BY_SOURCE, key)

    def _keep(self, db: Database, record: Item, action: Action, by: str, **extra: Any) -> None:
        """Remembers too that a trainer changed it: a later import must not undo that."""
        if action in {"updated", "restored"}:
            extra["edited"] = 1
        super()._keep(db, record, action, by, **extra)


def _columns(item: Item) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "status": item.status,
        "locale": item.locale,
        "everyone": int(item.visibility.type == "everyone"),
        "teams": dumped(item.visibility.ids),
        "folder": dumped(item.folder),
        "folder_path": FOLDER_SEPARATOR.join(item.folder),
        "short_code": item.short_code,
        "short_key": item.short_code.casefold() if item.short_code else None,
        "source": item.source,
        "source_id": item.source_id,
        "title_key": item.title.casefold(),
        "tags": dumped(item.tags),
        "title": item.title,
        "url": item.url,
        "body": item.body,
        "body_html": item.body_html,
        "source_raw": dumped(item.source_raw),
    }


def _record(row: Row) -> Item:
    return Item(
        kind=row["kind"],
        title=row["title"],
        body=row["body"],
        id=row["id"],
        body_html=row["body_html"],
        locale=row["locale"],
        folder=tuple(json.loads(row["folder"])),
        short_code=row["short_code"],
        tags=tuple(json.loads(row["tags"])),
        status=row["status"],
        visibility=Visibility("everyone" if row["everyone"] else "teams", tuple(json.loads(row["teams"]))),
        url=row["url"],
        source=row["source"],
        source_id=row["source_id"],
        source_raw=json.loads(row["source_raw"]),
        updated_at=row["updated_at"],
        version=row["version"],
    )


_SHAPE = Shape[Item]("items", "article or saved reply", _columns, _record, item_from, check_item)
