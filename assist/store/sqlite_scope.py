"""A scope as SQL: what may be looked at is decided before anything is ranked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assist.store.records import Scope

Clause = tuple[str, list[Any]]
FOLDER_SEPARATOR = "::"


def scope_clause(scope: Scope) -> Clause:
    """A condition on `items` and its parameters; the trash is always outside."""
    clauses: list[Clause] = [("items.trashed_at IS NULL", [])]
    parts: tuple[Callable[[Scope], Clause | None], ...] = (_kinds, _statuses, _locale, _team, _folder, _tag)
    clauses += [clause for part in parts if (clause := part(scope)) is not None]
    return " AND ".join(sql for sql, _ in clauses), [value for _, values in clauses for value in values]


def _kinds(scope: Scope) -> Clause | None:
    return None if scope.kinds is None else _one_of("items.kind", scope.kinds)


def _statuses(scope: Scope) -> Clause | None:
    return None if scope.statuses is None else _one_of("items.status", scope.statuses)


def _locale(scope: Scope) -> Clause | None:
    """The same language, whatever the region: a British reply serves an American customer."""
    if scope.locale is None:
        return None
    language = scope.locale.lower().replace("_", "-").split("-")[0]
    sql = "(items.locale IS NULL OR items.locale = ? OR substr(items.locale, 1, ?) = ?)"
    return sql, [language, len(language) + 1, language + "-"]


def _team(scope: Scope) -> Clause | None:
    if scope.all_teams:
        return None
    if scope.team is None:
        return "items.everyone = 1", []
    return "(items.everyone = 1 OR EXISTS (SELECT 1 FROM json_each(items.teams) WHERE value = ?))", [
        scope.team
    ]


def _folder(scope: Scope) -> Clause | None:
    """The folder itself and the folders in it."""
    if scope.folder is None:
        return None
    inside = scope.folder + FOLDER_SEPARATOR
    return "(items.folder_path = ? OR substr(items.folder_path, 1, ?) = ?)", [
        scope.folder,
        len(inside),
        inside,
    ]


def _tag(scope: Scope) -> Clause | None:
    if scope.tag is None:
        return None
    return "EXISTS (SELECT 1 FROM json_each(items.tags) WHERE value = ?)", [scope.tag]


def _one_of(column: str, values: tuple[str, ...]) -> Clause:
    return f"{column} IN ({', '.join('?' * len(values))})", list(values)
