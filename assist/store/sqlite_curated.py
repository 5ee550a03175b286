"""Records that trainers keep, in SQLite: versions, stale writes refused, trash, changes since."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sqlite_utils import Database

from assist.errors import ConflictError, NotFoundError
from assist.store.clock import new_id, now
from assist.store.codec import dumped
from assist.store.cursors import Mark, check_limit, read_cursor, written_cursor
from assist.store.records import Action, Changes, Item, Page, RuleRecord, Term, Version
from assist.store.sqlite_database import SqliteDatabase

T = TypeVar("T", Item, RuleRecord, Term)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Shape(Generic[T]):
    """How one kind of record lies in its table; `columns` leaves out what all kinds share."""

    table: str
    noun: str
    columns: Callable[[T], dict[str, Any]]
    record: Callable[[Row], T]
    from_data: Callable[[Mapping[str, Any]], T]
    check: Callable[[T], None]


class SqliteCurated(Generic[T]):
    """`assist.store.protocol.Curated` over one table."""

    def __init__(self, database: SqliteDatabase, shape: Shape[T]) -> None:
        self._database = database
        self._shape: Shape[T] = shape

    def get(self, id: str) -> T:
        """The record as it is now. Raises NotFoundError when there is none, or it is in the trash."""
        row = self._row(id)
        if row is None or row["trashed_at"]:
            where = " outside the trash" if row else ""
            raise NotFoundError(f"there is no {self._shape.noun} with the id {id!r}{where}")
        return self._shape.record(row)

    def create(self, record: T, *, by: str = "") -> T:
        """The record as stored. Raises ConflictError when the id is taken, InvalidInputError when unfit."""
        record = replace(record, id=record.id or new_id(), version=1, updated_at=record.updated_at or now())
        self._shape.check(record)
        with self._database.writing() as db:
            taken = self._row(record.id)
            if taken is not None:
                cure = "restore it from the trash" if taken["trashed_at"] else "update it"
                raise ConflictError(
                    f"the {self._shape.noun} id {record.id!r} is taken: {cure}, or choose another"
                )
            self._keep(db, record, "created", by)
        return record

    def update(self, record: T, *, expected_version: int | None, by: str = "") -> T:
        """The record as stored. Raises ConflictError when `expected_version` is not the current one."""
        self._shape.check(record)
        with self._database.writing() as db:
            current = self.get(record.id)
            self._check_version(current, expected_version)
            if replace(record, version=current.version, updated_at=current.updated_at) == current:
                return current
            record = replace(record, version=current.version + 1, updated_at=now())
            self._keep(db, record, "updated", by)
        return record

    def trash(self, id: str, *, expected_version: int | None, by: str = "") -> None:
        """Take the record out of every list and search; `restore` brings it back."""
        with self._database.writing() as db:
            current = self.get(id)
            self._check_version(current, expected_version)
            gone = replace(current, version=current.version + 1, updated_at=now())
            self._keep(db, gone, "trashed", by)

    def restore(self, id: str, version: int | None = None, *, by: str = "") -> T:
        """The record as it was at `version` (default: before it was trashed), as a new version."""
        with self._database.writing() as db:
            row = self._row(id)
            if row is None:
                raise NotFoundError(f"there is no {self._shape.noun} with the id {id!r}")
            current = self._shape.record(row)
            chosen = current if version is None else self._at_version(id, version)
            restored = replace(chosen, version=current.version + 1, updated_at=now())
            self._keep(db, restored, "restored", by)
        return restored

    def history(self, id: str) -> tuple[Version[T], ...]:
        """Every version, oldest first, of a live or a trashed record."""
        rows = self._database.rows(
            "SELECT * FROM versions WHERE of=? AND id=? ORDER BY version", (self._shape.table, id)
        )
        if not rows:
            raise NotFoundError(f"there is no {self._shape.noun} with the id {id!r}")
        return tuple(self._version(row) for row in rows)

    def trashed(self, *, cursor: str | None = None, limit: int = 50) -> Page[T]:
        """Records in the trash, latest first."""
        return self._trashed("TRUE", (), cursor, limit)

    def changes(self, since: int = 0) -> Changes[T]:
        """All that changed after revision `since`; everything there is when it is 0."""
        table = self._shape.table
        with self._database.snapshot():
            revision = self._database.value("SELECT value FROM revisions WHERE name=?", (table,)) or 0
            rows = self._database.where(table, "revision > ?", (since,))
        return Changes(
            revision,
            tuple(self._shape.record(row) for row in rows if not row["trashed_at"]),
            tuple(row["id"] for row in rows if row["trashed_at"]),
        )

    def _trashed(self, where: str, values: Sequence[Any], cursor: str | None, limit: int) -> Page[T]:
        marks: tuple[Mark, ...] = read_cursor(cursor, (str, int)) or ()
        rows = self._database.where(
            self._shape.table,
            f"trashed_at IS NOT NULL AND {where}" + (" AND (trashed_at, row) < (?, ?)" if marks else ""),
            [*values, *marks],
            order_by="trashed_at DESC, row DESC",
            limit=check_limit(limit) + 1,
        )
        return self._cut(rows, limit, ("trashed_at", "row"))

    def _sorted_page(
        self, where: str, values: Sequence[Any], by: tuple[str, ...], cursor: str | None, limit: int
    ) -> Page[T]:
        """A page of the records that fit `where`, sorted by the texts `by`, which together are unique."""
        marks: tuple[Mark, ...] = read_cursor(cursor, (str,) * len(by)) or ()
        after = f" AND ({', '.join(by)}) > ({', '.join('?' * len(by))})" if marks else ""
        rows = self._database.where(
            self._shape.table,
            where + after,
            [*values, *marks],
            order_by=", ".join(by),
            limit=check_limit(limit) + 1,
        )
        return self._cut(rows, limit, by)

    def _cut(self, rows: Sequence[Row], limit: int, sorted_by: tuple[str, ...]) -> Page[T]:
        more = len(rows) > limit
        rows = rows[:limit]
        cursor = written_cursor([rows[-1][name] for name in sorted_by]) if more else None
        return Page(tuple(self._shape.record(row) for row in rows), cursor)

    def _row(self, id: str) -> dict[str, Any] | None:
        return next(iter(self._database.where(self._shape.table, "id = ?", (id,))), None)

    def _check_version(self, current: T, expected: int | None) -> None:
        if expected is not None and expected != current.version:
            raise ConflictError(
                f"the {self._shape.noun} {current.id!r} is at version {current.version}, not {expected}: "
                "read it again and repeat the change"
            )

    def _at_version(self, id: str, version: int) -> T:
        row = self._database.row(
            "SELECT * FROM versions WHERE of=? AND id=? AND version=?", (self._shape.table, id, version)
        )
        if row is None:
            raise NotFoundError(f"the {self._shape.noun} {id!r} has no version {version}")
        return self._shape.from_data(json.loads(row["body"]))

    def _version(self, row: Row) -> Version[T]:
        record = self._shape.from_data(json.loads(row["body"]))
        return Version(record, row["version"], row["action"], row["by"], row["at"])

    def _keep(self, db: Database, record: T, action: Action, by: str, **extra: Any) -> None:
        """Write the record, its version and the table's new revision."""
        revision = bump(db, self._shape.table)
        trashed_at = record.updated_at if action == "trashed" else None
        self._write(db, record, revision, trashed_at, **extra)
        self._remember(db, record, action, by)

    def _write(self, db: Database, record: T, revision: int, trashed_at: str | None, **extra: Any) -> None:
        row = {
            "id": record.id,
            "version": record.version,
            "revision": revision,
            "updated_at": record.updated_at,
            "trashed_at": trashed_at,
            **self._shape.columns(record),
            **extra,
        }
        put_row(db, self._shape.table, row, key="id")

    def _remember(self, db: Database, record: T, action: Action, by: str) -> None:
        put_row(
            db,
            "versions",
            {
                "of": self._shape.table,
                "id": record.id,
                "version": record.version,
                "action": action,
                "by": by,
                "at": record.updated_at if action != "imported" else now(),
                "body": dumped(record),
            },
        )


def bump(db: Database, table: str) -> int:
    """The new revision of `table`: one more than the last."""
    row = db.conn.execute(
        "INSERT INTO revisions(name, value) VALUES (?, 1) ON CONFLICT(name) DO UPDATE SET value=value+1 "
        "RETURNING value",
        (table,),
    ).fetchone()
    return int(row[0])


def put_row(db: Database, table: str, row: Mapping[str, Any], *, key: str | None = None) -> None:
    """Insert `row`; with `key`, replace the row that has the same key, whose rowid the word index needs."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    sql = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - names are ours, values are bound
    if key:
        sql += f' ON CONFLICT("{key}") DO UPDATE SET ' + ", ".join(
            f'"{n}"=excluded."{n}"' for n in row if n != key
        )
    db.conn.execute(sql, tuple(row.values()))
