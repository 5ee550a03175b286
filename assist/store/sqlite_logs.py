"""Evidence and feedback in SQLite: what was picked, what agents did with what we showed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from assist.errors import InvalidInputError
from assist.store.clock import now
from assist.store.codec import dumped
from assist.store.limits import BODY_LIMIT, NAME_LIMIT, check_json, check_text
from assist.store.sqlite_curated import bump
from assist.store.sqlite_database import SqliteDatabase
from assist.store.traces import Count, Evidence, FeedbackEvent, Outcome

_KEYS = {"subject_id": "subject_id", "team": "team", "agent": "agent", "day": "substr(at, 1, 10)"}


class SqliteEvidence:
    """`assist.store.protocol_logs.EvidenceLog` over the table `evidence`."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def add(self, evidence: Iterable[Evidence]) -> int:
        """Keep `evidence`; how many were new (an origin already known is passed over)."""
        rows = [_evidence_row(one) for one in evidence]
        with self._database.writing() as db:
            added = sum(
                db.conn.execute(
                    "INSERT INTO evidence(question, item_id, outcome, team, weight, kept, at, origin) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(origin) DO NOTHING",
                    row,
                ).rowcount
                for row in rows
            )
            if added:
                bump(db, "evidence")
        return added

    def since(self, id: int = 0, *, limit: int | None = None) -> tuple[Evidence, ...]:
        """Evidence with a greater id, in order; items in the trash are left out."""
        with self._database.reading() as db:
            rows = db.conn.execute(
                "SELECT question, item_id, outcome, team, weight, kept, at, origin, id FROM evidence "
                "WHERE id > ? AND (outcome = 'nothing' "
                "OR item_id IN (SELECT id FROM items WHERE trashed_at IS NULL)) "
                "ORDER BY id LIMIT ?",
                (id, -1 if limit is None else limit),
            )
            return tuple(Evidence(*row) for row in rows)

    def uses(self) -> Mapping[str, int]:
        """How often each item was accepted."""
        with self._database.reading() as db:
            return dict(
                db.conn.execute(
                    "SELECT item_id, count(*) FROM evidence WHERE outcome = 'accepted' GROUP BY item_id"
                ).fetchall()
            )


class SqliteFeedback:
    """`assist.store.protocol_logs.Feedback` over the table `feedback`."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def add(self, events: Iterable[FeedbackEvent]) -> None:
        """Keep `events`."""
        rows = [_feedback_row(event) for event in events]
        with self._database.writing() as db:
            db.conn.executemany(
                "INSERT INTO feedback(subject, subject_id, action, context_id, agent, team, at, details) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
            bump(db, "feedback")

    def since(self, id: int = 0, *, limit: int = 1000) -> tuple[FeedbackEvent, ...]:
        """Events with a greater id, in order."""
        rows = self._database.where("feedback", "id > ?", (id,), order_by="id", limit=limit)
        return tuple(FeedbackEvent(**{**row, "details": json.loads(row["details"])}) for row in rows)

    def counts(
        self,
        subject: str,
        by: Literal["subject_id", "team", "agent", "day"] = "subject_id",
        *,
        since: str | None = None,
        until: str | None = None,
        team: str | None = None,
    ) -> tuple[Count, ...]:
        """Totals a key and an action, largest first."""
        where, values = "subject = ?", [subject]
        for value, sql in ((since, "at >= ?"), (until, "at < ?"), (team, "team = ?")):
            if value is not None:
                where += f" AND {sql}"
                values.append(value)
        sql = (
            f"SELECT coalesce({_KEYS[by]}, '') AS key, action, count(*) AS total FROM feedback WHERE {where} "  # noqa: S608 - names are ours
        )
        with self._database.reading() as db:
            rows = db.conn.execute(sql + "GROUP BY 1, 2 ORDER BY total DESC, key, action", values)
            return tuple(Count(*row) for row in rows)


def _evidence_row(one: Evidence) -> tuple[object, ...]:
    check_text(one.question, "question", BODY_LIMIT)
    if one.outcome not in get_args(Outcome):
        raise InvalidInputError(
            f"outcome {one.outcome!r} is not {', '.join(get_args(Outcome))}", field="outcome"
        )
    if bool(one.item_id) == (one.outcome == "nothing"):
        raise InvalidInputError(
            f"the outcome {one.outcome} needs {'no' if one.item_id else 'an'} item", field="item_id"
        )
    at = one.at or now()
    return one.question, one.item_id, one.outcome, one.team, one.weight, one.kept, at, one.origin


def _feedback_row(event: FeedbackEvent) -> tuple[object, ...]:
    for field in ("subject", "subject_id", "action", "context_id", "agent", "team"):
        if (value := getattr(event, field)) is not None:
            check_text(value, field, NAME_LIMIT)
    check_json(event.details, "details")
    return (
        event.subject,
        event.subject_id,
        event.action,
        event.context_id,
        event.agent,
        event.team,
        event.at or now(),
        dumped(event.details),
    )
