"""Keys, answers to repeat, import jobs and small documents in SQLite."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from assist.errors import ConflictError, NotFoundError
from assist.store.clock import new_id, now
from assist.store.codec import dumped, to_data
from assist.store.cursors import check_limit, read_cursor, written_cursor
from assist.store.limits import NAME_LIMIT, check_json, check_text
from assist.store.records import Page
from assist.store.sqlite_curated import bump, put_row
from assist.store.sqlite_database import SqliteDatabase
from assist.store.traces import ApiKey, ImportJob, StoredAnswer

_ANSWERS_KEPT = timedelta(days=1)
_ABANDONED_AFTER = timedelta(minutes=10)  # a process that died at work must not block a key for ever


class SqliteApiKeys:
    """`assist.store.protocol_logs.ApiKeys` over the table `api_keys`."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def add(self, key: ApiKey) -> ApiKey:
        """The key as stored. Raises ConflictError when its id or hash is taken."""
        key = replace(key, id=key.id or new_id(), created_at=key.created_at or now())
        with self._database.writing() as db:
            if db.table("api_keys").count_where("id = ? OR hash = ?", [key.id, key.hash]):
                raise ConflictError(f"there is a key {key.id!r} already: make a new one")
            put_row(db, "api_keys", to_data(key))
        return key

    def by_hash(self, hash: str) -> ApiKey | None:
        """The key with this hash unless it was revoked."""
        where = "hash = ? AND revoked_at IS NULL"
        rows = self._database.where("api_keys", where, (hash,), order_by="id")
        return ApiKey(**rows[0]) if rows else None

    def all(self) -> tuple[ApiKey, ...]:
        """Every key, revoked ones too, oldest first."""
        return tuple(
            ApiKey(**row) for row in self._database.where("api_keys", "1", order_by="created_at, id")
        )

    def revoke(self, id: str) -> None:
        """The key opens nothing any more. Raises NotFoundError when there is none."""
        with self._database.writing() as db:
            sql = "UPDATE api_keys SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?"
            if not db.conn.execute(sql, (now(), id)).rowcount:
                raise NotFoundError(f"there is no key with the id {id!r}")


class SqliteAnswers:
    """`assist.store.protocol_logs.Answers` over the table `answers`; kept for a day."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def begin(self, key: str, body_hash: str) -> StoredAnswer | None:
        """The answer given before; None when the caller is the first and must `finish` or `abandon`.

        Raises:
            ConflictError: the key came with another body, or the first request is still at work.
        """
        check_text(key, "Idempotency-Key", NAME_LIMIT)
        with self._database.writing() as db:
            db.conn.execute(
                "DELETE FROM answers WHERE at < ? OR (status IS NULL AND at < ?)",
                (_ago(_ANSWERS_KEPT), _ago(_ABANDONED_AFTER)),
            )
            rows = self._database.where("answers", "key = ?", (key,), order_by="key")
            if not rows:
                put_row(db, "answers", {"key": key, "body_hash": body_hash, "at": now()})
                return None
        return _answer(rows[0], body_hash)

    def finish(self, key: str, answer: StoredAnswer) -> None:
        """Keep the answer to give again."""
        with self._database.writing() as db:
            db.conn.execute(
                "UPDATE answers SET status = ?, headers = ?, body = ? WHERE key = ?",
                (answer.status, dumped(answer.headers), answer.body, key),
            )

    def abandon(self, key: str) -> None:
        """The request failed: the next one with this key is the first again."""
        with self._database.writing() as db:
            db.conn.execute("DELETE FROM answers WHERE key = ? AND status IS NULL", (key,))


class SqliteImportJobs:
    """`assist.store.protocol_logs.ImportJobs` over the table `imports`."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def put(self, job: ImportJob) -> ImportJob:
        """The job as stored, new or in place of what was known of it."""
        job = replace(job, id=job.id or new_id(), started_at=job.started_at or now(), updated_at=now())
        check_json(job.report, "report")
        with self._database.writing() as db:
            put_row(db, "imports", {**to_data(job), "report": dumped(job.report)}, key="id")
        return job

    def touch(self, ids: Collection[str]) -> None:
        """Those of `ids` that run are at work now: their `updated_at` says so."""
        marks = ", ".join("?" * len(ids))
        with self._database.writing() as db:
            db.conn.execute(
                f"UPDATE imports SET updated_at = ? WHERE state = 'running' AND id IN ({marks})",  # noqa: S608 - values are bound
                (now(), *ids),
            )

    def get(self, id: str) -> ImportJob:
        """The job. Raises NotFoundError when there is none."""
        rows = self._database.where("imports", "id = ?", (id,))
        if not rows:
            raise NotFoundError(f"there is no import with the id {id!r}")
        return _job(rows[0])

    def page(self, *, cursor: str | None = None, limit: int = 50) -> Page[ImportJob]:
        """Jobs, latest first."""
        marks = read_cursor(cursor, (int,)) or ()
        where = "row < ?" if marks else "1"
        rows = self._database.where(
            "imports", where, marks, order_by="row DESC", limit=check_limit(limit) + 1
        )
        more = len(rows) > limit
        return Page(
            tuple(map(_job, rows[:limit])), written_cursor([rows[limit - 1]["row"]]) if more else None
        )


class SqliteDocuments:
    """`assist.store.protocol_logs.Documents` over the table `documents`."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def get(self, name: str) -> Mapping[str, Any] | None:
        """The document, if there is one."""
        body = self._database.value("SELECT body FROM documents WHERE name = ?", (name,))
        return None if body is None else dict(json.loads(body))

    def put(self, name: str, body: Mapping[str, Any]) -> None:
        """Keep `body` under `name`."""
        check_text(name, "name", NAME_LIMIT)
        check_json(body, "body")
        with self._database.writing() as db:
            put_row(db, "documents", {"name": name, "body": dumped(body)}, key="name")
            bump(db, "documents")

    def names(self, prefix: str = "") -> tuple[str, ...]:
        """Names that start with `prefix`, sorted."""
        rows = self._database.where(
            "documents", "substr(name, 1, ?) = ?", (len(prefix), prefix), order_by="name"
        )
        return tuple(row["name"] for row in rows)


def _answer(row: Mapping[str, Any], body_hash: str) -> StoredAnswer:
    if row["body_hash"] != body_hash:
        raise ConflictError("this Idempotency-Key came with another body before: use a new key")
    if row["status"] is None:
        raise ConflictError("the first request with this Idempotency-Key is still at work: try again shortly")
    return StoredAnswer(row["status"], json.loads(row["headers"]), row["body"])


def _job(row: Mapping[str, Any]) -> ImportJob:
    fields = {name: row[name] for name in ImportJob.__dataclass_fields__}
    return ImportJob(**fields | {"report": json.loads(row["report"])})


def _ago(time: timedelta) -> str:
    return (datetime.now(UTC) - time).strftime("%Y-%m-%dT%H:%M:%SZ")
