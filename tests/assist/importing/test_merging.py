"""What happens to what is there already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assist.importing.importing import ImportOptions, import_file, import_records
from assist.importing.report import ImportReport
from assist.store.protocol import Store
from assist.store.records import Item
from assist.store.sqlite import open_sqlite

Lines = Callable[..., Path]


def record(number: int, **fields: object) -> dict[str, object]:
    return {
        "kind": "article",
        "source": "kb",
        "source_id": str(number),
        "title": f"T{number}",
        "body_text": "b",
    } | fields


def only(store: Store) -> Item:
    (item,) = store.items.changes().changed
    return item


def counts(report: ImportReport) -> dict[str, int]:
    told = report.as_data()
    return {name: told[name] for name in ("created", "updated", "unchanged", "kept", "trashed") if told[name]}


def test_second_run_changes_nothing(store: Store, lines: Lines) -> None:
    """The same file again leaves every record, version and revision as it is."""
    path = lines(*map(record, range(30)))
    assert counts(import_file(store, "jsonl", path)) == {"created": 30}
    before = store.items.changes()
    assert counts(import_file(store, "jsonl", path)) == {"unchanged": 30}
    assert store.items.changes() == before


def test_dry_run_says_the_same_and_writes_nothing(store: Store, lines: Lines) -> None:
    """A dry run's counts are those of the run that follows it."""
    import_file(store, "jsonl", lines(record(1), record(2)))
    path = lines(record(1), record(2, title="New"), record(3), b"bad")
    before = store.items.changes()
    dry = import_file(store, "jsonl", path, ImportOptions(dry_run=True))
    assert store.items.changes() == before
    real = import_file(store, "jsonl", path)
    assert counts(dry) == counts(real) == {"created": 1, "updated": 1, "unchanged": 1}
    assert dry.rejections == real.rejections
    assert next(dry.sentences()) == "1 would be created"


def test_new_text_is_a_new_version(store: Store, lines: Lines) -> None:
    """A changed record keeps id and history."""
    import_file(store, "jsonl", lines(record(1)))
    first = only(store)
    import_file(store, "jsonl", lines(record(1, body_text="better")))
    second = only(store)
    assert (second.id, second.version, second.body) == (first.id, 2, "better")
    assert [version.action for version in store.items.history(first.id)] == ["imported", "imported"]


def test_trainers_changes_are_left_alone(store: Store, lines: Lines) -> None:
    """An item changed here stays so, whether its source changed or not, until overwriting is asked for."""
    import_file(store, "jsonl", lines(record(1)))
    store.items.update(replace(only(store), body="ours"), expected_version=1)
    assert counts(import_file(store, "jsonl", lines(record(1)))) == {"unchanged": 1}
    newer = lines(record(1, body_text="theirs"))
    assert counts(import_file(store, "jsonl", newer)) == {"kept": 1}
    assert only(store).body == "ours"
    assert counts(import_file(store, "jsonl", newer, ImportOptions(overwrite=True))) == {"updated": 1}
    assert only(store).body == "theirs"
    assert counts(import_file(store, "jsonl", newer)) == {"unchanged": 1}


def test_overwriting_brings_the_source_s_text_back(store: Store, lines: Lines) -> None:
    """With `overwrite` a local change goes even when the source did not change."""
    path = lines(record(1))
    import_file(store, "jsonl", path)
    store.items.update(replace(only(store), body="ours"), expected_version=1)
    assert counts(import_file(store, "jsonl", path, ImportOptions(overwrite=True))) == {"updated": 1}
    assert only(store).body == "b"


def test_what_was_thrown_away_stays_away(store: Store, lines: Lines) -> None:
    """An import does not fetch items back from the trash."""
    import_file(store, "jsonl", lines(record(1)))
    store.items.trash(only(store).id, expected_version=None)
    assert counts(import_file(store, "jsonl", lines(record(1, body_text="new")))) == {"trashed": 1}
    assert store.items.changes().changed == ()


def test_overwriting_fetches_from_the_trash(store: Store, lines: Lines) -> None:
    """With `overwrite` an item that was thrown away comes back with the source's text."""
    path = lines(record(1))
    import_file(store, "jsonl", path)
    id = only(store).id
    store.items.trash(id, expected_version=None)
    assert counts(import_file(store, "jsonl", path, ImportOptions(overwrite=True))) == {"updated": 1}
    assert (only(store).id, only(store).version) == (id, 3)
    assert counts(import_file(store, "jsonl", path, ImportOptions(overwrite=True))) == {"unchanged": 1}


def test_progress_reaches_the_end(store: Store, lines: Lines) -> None:
    """Progress grows to the number of lines and knows the total from the start."""
    seen: list[tuple[int, int | None]] = []
    import_file(store, "jsonl", lines(*map(record, range(1_200))), progress=lambda *at: seen.append(at))
    assert seen == [(500, 1200), (1000, 1200), (1200, 1200)]


def test_interrupted_import_goes_on(store: Store, lines: Lines) -> None:
    """What was kept before an interruption is unchanged in the next run; the rest is created."""
    path = lines(*map(record, range(1_200)))

    def interrupt(done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(store, "jsonl", path, progress=interrupt)
    assert counts(import_file(store, "jsonl", path)) == {"created": 700, "unchanged": 500}


def test_records_at_hand(store: Store) -> None:
    """Records need no file."""
    report = import_records(store, [record(1), {"title": "x"}], source="demo")
    assert (report.created, [one.place for one in report.rejections]) == (1, ["record 2"])


def test_ids_follow_from_the_source(store: Store, lines: Lines, tmp_path: Path) -> None:
    """Two desks that import the same file give the same ids."""
    path = lines(record(1))
    other = open_sqlite(tmp_path / "other.sqlite3")
    import_file(store, "jsonl", path)
    import_file(other, "jsonl", path)
    assert only(store).id == only(other).id
    other.close()
