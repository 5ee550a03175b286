"""Brings rules and terms into the store; what trainers changed here stays unless it is to be overwritten."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from assist.errors import NotFoundError
from assist.importing.report import Outcome
from assist.store.protocol import Curated
from assist.store.records import RuleRecord, Term, Version

T = TypeVar("T", RuleRecord, Term)


def merge_curated(table: Curated[T], record: T, *, dry_run: bool, overwrite: bool, by: str) -> Outcome:
    """What became, or would become, of `record` in `table`."""
    past = _past(table, record.id)
    if not past:
        if not dry_run:
            table.create(record, by=by)
        return "created"
    latest = past[-1]
    same = replace(record, version=latest.version, updated_at=latest.record.updated_at) == latest.record
    if latest.action == "trashed" and not overwrite:
        return "trashed"
    if same and latest.action != "trashed":
        return "unchanged"
    if latest.by != by and not overwrite:
        return "kept"
    if not dry_run:
        if latest.action == "trashed":
            table.restore(record.id, by=by)
        table.update(record, expected_version=None, by=by)
    return "updated"


def _past(table: Curated[T], id: str) -> tuple[Version[T], ...]:
    try:
        return table.history(id)
    except NotFoundError:
        return ()
