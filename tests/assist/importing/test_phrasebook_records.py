"""Rules and terms travel with the articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assist.importing.exporting import export_jsonl
from assist.importing.importing import ImportOptions, import_file
from assist.store.protocol import Store
from assist.store.records import RuleRecord, Term
from assist.store.sqlite import open_sqlite

Lines = Callable[..., Path]
BODY = {
    "find": ["kindly be advised that"],
    "say": ["please note that"],
    "why": "Plain words are read faster.",
    "adds": ["please", "note"],
    "examples": [["Kindly be advised that we moved.", "Please note that we moved."]],
    "leaves": ["She kindly gave advice."],
}
RULE = {"kind": "rule", "source_id": "concise.advised", "title": "x", "status": "draft", "source_raw": BODY}
TERM = {
    "kind": "term",
    "title": "Pottingale Plus",
    "locale": "en",
    "source_raw": {"case": "exact", "note": "plan"},
}


def test_rules_and_terms_come_back_the_same(store: Store, tmp_path: Path) -> None:
    """An export imported into another desk gives the same rules and terms; a second time nothing changes."""
    rule = store.rules.create(RuleRecord("concise.advised", BODY), by="ana")
    term = store.terms.create(Term("e-mail", preferred="email", case="initial", note="house style"), by="ana")
    path = tmp_path / "out.jsonl"
    assert export_jsonl(store, path) == 2
    other = open_sqlite(tmp_path / "other.sqlite3")
    assert import_file(other, "jsonl", path).rejections == ()
    assert other.rules.get(rule.id) == rule
    assert other.terms.get(term.id) == term
    assert import_file(other, "jsonl", path).unchanged == import_file(store, "jsonl", path).unchanged == 2
    other.close()


def test_trainers_changes_are_left_alone(store: Store, lines: Lines) -> None:
    """An imported term is updated by a later import until a trainer changes it; overwriting is asked for."""
    import_file(store, "jsonl", lines(TERM))
    assert import_file(store, "jsonl", lines(TERM | {"source_raw": {"note": "a plan"}})).updated == 1
    (term,) = store.terms.changes().changed
    store.terms.update(replace(term, note="ours"), expected_version=None, by="ana")
    assert import_file(store, "jsonl", lines(TERM)).kept == 1
    assert import_file(store, "jsonl", lines(TERM), ImportOptions(overwrite=True, dry_run=True)).updated == 1
    assert store.terms.get(term.id).note == "ours"
    assert import_file(store, "jsonl", lines(TERM), ImportOptions(overwrite=True)).updated == 1
    store.terms.trash(term.id, expected_version=None)
    assert import_file(store, "jsonl", lines(TERM)).trashed == 1
    assert import_file(store, "jsonl", lines(TERM), ImportOptions(overwrite=True)).updated == 1
    assert store.terms.get(term.id).note == "plan"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (RULE | {"source_raw": None}, "source_raw must hold"),
        (RULE | {"source_raw": {"why": "x"}}, "find"),
        (RULE | {"source_raw": BODY | {"find": ["{unknown"]}}, "find"),
        (RULE | {"source_id": "no family"}, "id"),
        (RULE | {"status": "published"}, "cannot go live"),
        (RULE | {"status": "on"}, "draft, published or archived"),
        (TERM | {"title": ""}, "text is empty"),
        (TERM | {"source_raw": {"case": "upper"}}, "case 'upper' is not one of"),
        (TERM | {"locale": "?"}, "locale"),
    ],
)
def test_unfit_rules_and_terms_stop_nothing(store: Store, lines: Lines, bad: Any, reason: str) -> None:
    """A rule that does not load and a term that cannot match are reported; the rest arrives."""
    report = import_file(store, "jsonl", lines(bad, TERM | {"title": "Good"}))
    assert (report.created, [one.place for one in report.rejections]) == (1, ["line 1"])
    assert reason in report.rejections[0].reason
