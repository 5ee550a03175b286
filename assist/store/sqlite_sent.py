"""Sent replies in SQLite, searchable by words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assist.errors import NotFoundError
from assist.store.clock import new_id, now
from assist.store.codec import dumped, to_data
from assist.store.cursors import check_limit, read_cursor, written_cursor
from assist.store.limits import BODY_LIMIT, NAME_LIMIT, check_text
from assist.store.records import Page
from assist.store.sqlite_curated import bump
from assist.store.sqlite_database import SqliteDatabase
from assist.store.sqlite_words import all_words
from assist.store.traces import SentQuery, SentReply

_FEW = 500  # ids asked for in one statement
_COLUMNS = tuple(SentReply.__dataclass_fields__)
_FILTERS = (("agent", "agent"), ("team", "team"), ("item_id", "item_id"))


class SqliteSentReplies:
    """`assist.store.protocol_logs.SentReplies` over the table `sent_replies`."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def add(self, replies: Iterable[SentReply]) -> int:
        """Keep `replies`; how many were new (an origin already known is passed over)."""
        rows = [_row(reply) for reply in replies]
        sql = f"INSERT INTO sent_replies({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "  # noqa: S608 - names are ours
        with self._database.writing() as db:
            before = db.conn.total_changes
            added = sum(db.conn.execute(sql + "ON CONFLICT(origin) DO NOTHING", row).rowcount for row in rows)
            if db.conn.total_changes != before:
                bump(db, "sent_replies")
        return added

    def get(self, id: str) -> SentReply:
        """The reply. Raises NotFoundError when there is none."""
        found = self.many((id,))
        if not found:
            raise NotFoundError(f"there is no sent reply with the id {id!r}")
        return found[0]

    def many(self, ids: Sequence[str]) -> tuple[SentReply, ...]:
        """Those that exist of `ids`, in the order asked for."""
        found: dict[str, SentReply] = {}
        for start in range(0, len(ids), _FEW):
            some = ids[start : start + _FEW]
            rows = self._database.where("sent_replies", f"id IN ({', '.join('?' * len(some))})", some)
            found |= {row["id"]: _record(row) for row in rows}
        return tuple(found[id] for id in ids if id in found)

    def search(self, query: SentQuery, *, cursor: str | None = None, limit: int = 50) -> Page[SentReply]:
        """Matching replies: with `q` the best first, else the latest first."""
        check_limit(limit)
        if query.q and query.q.strip():
            return self._best(query, cursor, limit)
        where, values = _clause(query)
        marks = read_cursor(cursor, (str, int))
        if marks is not None:
            where += " AND (sent_at, row) < (?, ?)"
            values += marks
        rows = self._database.where(
            "sent_replies", where, values, order_by="sent_at DESC, row DESC", limit=limit + 1
        )
        return _page(rows, limit, ("sent_at", "row"))

    def forget(self, *, before: str | None = None, conversation_id: str | None = None) -> int:
        """Delete for good what was sent before a time, or in a conversation; how many went."""
        with self._database.writing() as db:
            sql = "DELETE FROM sent_replies WHERE sent_at < ? OR conversation_id = ?"
            gone = db.conn.execute(sql, (before or "", conversation_id)).rowcount
            if gone:
                bump(db, "sent_replies")
        return gone

    def _best(self, query: SentQuery, cursor: str | None, limit: int) -> Page[SentReply]:
        match, words = all_words("sent_words", query.q or "")
        ranked = match.replace("SELECT rowid", "SELECT rowid AS match_row, bm25(sent_words) AS score", 1)
        if not words:
            return Page(())
        where, values = _clause(query)
        marks = read_cursor(cursor, (float, int))
        if marks is not None:
            where += " AND (score, row) > (?, ?)"
            values += marks
        rows = self._database.rows(
            f"SELECT * FROM ({ranked}) JOIN sent_replies ON row = match_row WHERE {where} "  # noqa: S608 - names are ours
            "ORDER BY score, row LIMIT ?",
            (*words, *values, limit + 1),
        )
        return _page(rows, limit, ("score", "row"))


def _clause(query: SentQuery) -> tuple[str, list[Any]]:
    clauses, values = ["1"], []
    for field, column in _FILTERS:
        if (value := getattr(query, field)) is not None:
            clauses.append(f"{column} = ?")
            values.append(value)
    for value, sql in ((query.since, "sent_at >= ?"), (query.until, "sent_at < ?")):
        if value is not None:
            clauses.append(sql)
            values.append(value)
    if query.tag is not None:
        clauses.append("EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?)")
        values.append(query.tag)
    return " AND ".join(clauses), values


def _row(reply: SentReply) -> tuple[Any, ...]:
    check_text(reply.question, "question", BODY_LIMIT)
    check_text(reply.text, "text", BODY_LIMIT)
    for field in ("conversation_id", "agent", "team", "origin"):
        if (value := getattr(reply, field)) is not None:
            check_text(value, field, NAME_LIMIT)
    reply = replace(reply, id=reply.id or new_id(), sent_at=reply.sent_at or now())
    return tuple({**to_data(reply), "tags": dumped(reply.tags)}[name] for name in _COLUMNS)


def _record(row: Mapping[str, Any]) -> SentReply:
    return SentReply(**{name: row[name] for name in _COLUMNS} | {"tags": tuple(json.loads(row["tags"]))})


def _page(rows: Sequence[Mapping[str, Any]], limit: int, sorted_by: tuple[str, ...]) -> Page[SentReply]:
    more = len(rows) > limit
    cursor = written_cursor([rows[limit - 1][name] for name in sorted_by]) if more else None
    return Page(tuple(_record(row) for row in rows[:limit]), cursor)
