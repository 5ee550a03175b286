"""Trainers' rules and terms in SQLite."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from assist.store.clock import new_id
from assist.store.codec import dumped, rule_from, term_from
from assist.store.limits import check_rule, check_term
from assist.store.records import Page, RuleRecord, Term
from assist.store.sqlite_curated import Row, Shape, SqliteCurated
from assist.store.sqlite_database import SqliteDatabase


class SqliteRules(SqliteCurated[RuleRecord]):
    """`assist.store.protocol.Rules` over the table `rules`."""

    def __init__(self, database: SqliteDatabase) -> None:
        super().__init__(database, _RULES)

    def page(
        self, *, status: str | None = None, q: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[RuleRecord]:
        """Rules by id."""
        where, values = "trashed_at IS NULL", list[Any]()
        for value, sql in (
            (status, "status = ?"),
            (q and q.strip().casefold(), "instr(lower(id || body), ?)"),
        ):
            if value:
                where += f" AND {sql}"
                values.append(value)
        return self._sorted_page(where, values, ("id",), cursor, limit)


class SqliteTerms(SqliteCurated[Term]):
    """`assist.store.protocol.Terms` over the table `terms`."""

    def __init__(self, database: SqliteDatabase) -> None:
        super().__init__(database, _TERMS)

    def create(self, record: Term, *, by: str = "") -> Term:
        """The term as stored; its author is whoever made it, unless it names one."""
        term = replace(record, id=record.id or new_id(), author=record.author or by)
        return super().create(term, by=by)

    def page(
        self, *, locale: str | None = None, q: str | None = None, cursor: str | None = None, limit: int = 50
    ) -> Page[Term]:
        """Terms by text; with `locale`, those of that language and those of every language."""
        where, values = "trashed_at IS NULL", list[Any]()
        if locale:
            language = locale.lower().split("-")[0]
            where += " AND (locale IS NULL OR locale = ? OR substr(locale, 1, ?) = ?)"
            values += [language, len(language) + 1, language + "-"]
        if q and q.strip():
            where += " AND instr(text_key, ?)"
            values.append(q.strip().casefold())
        return self._sorted_page(where, values, ("text_key", "id"), cursor, limit)


def _rule_columns(rule: RuleRecord) -> dict[str, Any]:
    return {"status": rule.status, "locale": rule.locale, "body": dumped(rule.body)}


def _rule(row: Row) -> RuleRecord:
    return RuleRecord(
        row["id"], json.loads(row["body"]), row["status"], row["locale"], row["updated_at"], row["version"]
    )


def _term_columns(term: Term) -> dict[str, Any]:
    return {
        "text": term.text,
        "text_key": term.text.casefold(),
        "case_rule": term.case,
        "locale": term.locale,
        "preferred": term.preferred,
        "note": term.note,
        "author": term.author,
    }


def _term(row: Row) -> Term:
    return Term(
        text=row["text"],
        id=row["id"],
        case=row["case_rule"],
        locale=row["locale"],
        preferred=row["preferred"],
        note=row["note"],
        author=row["author"],
        updated_at=row["updated_at"],
        version=row["version"],
    )


_RULES = Shape[RuleRecord]("rules", "rule", _rule_columns, _rule, rule_from, check_rule)
_TERMS = Shape[Term]("terms", "term", _term_columns, _term, term_from, check_term)
