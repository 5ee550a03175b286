"""Nothing acknowledged is lost, nothing half-written is seen, and copies are whole."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assist.errors import InvalidInputError, NotFoundError, UnavailableError
from assist.store.protocol import Store
from assist.store.records import Item, Scope
from assist.store.sqlite import open_sqlite, restore_sqlite

ROOT = Path(__file__).parents[3]
BASE = Item("saved_reply", "Refund", "Your money is on its way.")
WRITER = """
import sys
from pathlib import Path
from assist.store.records import Item
from assist.store.sqlite import open_sqlite
store = open_sqlite(Path(sys.argv[1]))
for number in range(100_000):
    made = store.items.create(Item("saved_reply", f"T{number}", "body " * 200))
    print(made.id, flush=True)
"""


def python(*arguments: str) -> subprocess.Popen[str]:
    """A second process with our packages."""
    return subprocess.Popen([sys.executable, "-c", *arguments], stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_acknowledged_writes_survive_a_kill(path: Path) -> None:
    """A writer is killed at work: all it had been told is stored is there, and the index agrees."""
    writer = python(WRITER, str(path))
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline().strip() for _ in range(60)]
    os.kill(writer.pid, signal.SIGKILL)
    acknowledged += [line.strip() for line in writer.stdout if line.endswith("\n")]
    writer.wait()
    writer.stdout.close()
    store = open_sqlite(path)
    kept = {item.id for item in store.items.changes().changed}
    assert set(acknowledged) <= kept
    assert len(kept) <= len(acknowledged) + 1
    assert {hit.item_id for hit in store.words.search(["body"], Scope(), limit=100_000)} == kept
    store.close()


def test_failed_transaction_leaves_nothing(store: Store) -> None:
    """An error inside a transaction undoes all of it, the revision too."""
    before = store.revision("items")
    with pytest.raises(NotFoundError), store.transaction():
        store.items.create(BASE)
        store.items.get("nope")
    assert store.items.changes().changed == ()
    assert store.revision("items") == before
    assert store.items.create(BASE).version == 1


def test_writes_are_synced(path: Path, store: Store) -> None:
    """Each connection writes ahead and syncs every commit."""
    with store._database.reading() as db:  # type: ignore[attr-defined]
        assert db.conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.conn.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert path.stat().st_mode & 0o077 == 0


def test_another_process_is_seen_without_a_restart(path: Path, store: Store) -> None:
    """What a second process writes changes our revision and is found."""
    before = store.items.changes().revision
    code = WRITER.replace("100_000", "3")
    other = python(code, str(path))
    out, _ = other.communicate(timeout=60)
    assert other.returncode == 0
    changes = store.items.changes(before)
    assert [item.id for item in changes.changed] == out.split()
    assert len(store.words.search(["body"], Scope())) == 3
    assert store.words.document_count() == 3


def test_backup_is_whole_and_restores(path: Path, store: Store, tmp_path: Path) -> None:
    """A backup holds what there was; restoring it undoes later changes."""
    kept = store.items.create(BASE)
    copy = tmp_path / "copy.sqlite3"
    store.backup(copy)
    store.items.update(replace(kept, title="Changed"), expected_version=1)
    store.items.create(BASE)
    store.close()
    restore_sqlite(copy, path)
    again = open_sqlite(path)
    assert again.items.changes().changed == (kept,)
    previous = open_sqlite(path.with_name(path.name + ".previous"))
    assert len(previous.items.changes().changed) == 2
    previous.close()
    assert len(again.words.search(["money"], Scope())) == 1
    again.close()
    assert sqlite3.connect(copy).execute("SELECT count(*) FROM items").fetchone() == (1,)


def test_restoring_rubbish_is_refused(path: Path, store: Store, tmp_path: Path) -> None:
    """A file that is no backup leaves the database alone."""
    store.items.create(BASE)
    (tmp_path / "rubbish").write_text("no database " * 100)
    for wrong in (tmp_path / "rubbish", tmp_path / "absent"):
        with pytest.raises(InvalidInputError):
            restore_sqlite(wrong, path)
    assert len(store.items.page(Scope()).data) == 1
    assert sorted(file.name for file in path.parent.iterdir() if "restored" in file.name) == []


def test_check_tells_a_lost_database(path: Path, store: Store) -> None:
    """A healthy database passes; an unreadable place says so when opened."""
    store.check()
    (path.parent / "file").write_text("")
    with pytest.raises(UnavailableError, match="cannot be made"):
        open_sqlite(path.parent / "file" / "db.sqlite3")
