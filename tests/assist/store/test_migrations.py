"""Any older database becomes the current one; a newer one is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assist.errors import UnavailableError
from assist.store.migrations import MIGRATIONS, migrate
from assist.store.records import Item, Scope
from assist.store.sqlite import open_sqlite
from assist.store.sqlite_database import SqliteDatabase

SHAPE = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"


@pytest.mark.parametrize("start", range(len(MIGRATIONS) + 1))
def test_every_earlier_shape_arrives_at_the_current_one(path: Path, tmp_path: Path, start: int) -> None:
    """From step `start` the database ends with the shape a fresh one has, and works."""
    path.parent.mkdir(parents=True)
    older = SqliteDatabase(path)
    migrate(older, upto=start)
    assert older.value("PRAGMA user_version") == start
    older.close()
    store = open_sqlite(path)
    made = store.items.create(Item("article", "Title", "words"))
    assert store.words.search(["word"], Scope())[0].item_id == made.id
    store.close()
    open_sqlite(tmp_path / "fresh.sqlite3").close()
    shapes = [sqlite3.connect(file).execute(SHAPE).fetchall() for file in (path, tmp_path / "fresh.sqlite3")]
    assert shapes[0] == shapes[1]


def test_steps_are_numbered_in_order() -> None:
    """Each step's name starts with its number."""
    for number, step in enumerate(MIGRATIONS, start=1):
        assert step.__name__.startswith(f"m{number:03}_")


def test_words_written_before_the_index_are_found(path: Path) -> None:
    """A step that adds an index fills it with what there is."""
    path.parent.mkdir(parents=True)
    older = SqliteDatabase(path)
    migrate(older, upto=1)
    with older.writing() as db:
        db.conn.execute(
            "INSERT INTO items(id, kind, title, body, source, source_id, version, revision, "
            "status, everyone) VALUES ('old', 'article', 'Older', 'parcels', 'x', '1', 1, 1, 'published', 1)"
        )
    older.close()
    store = open_sqlite(path)
    assert [hit.item_id for hit in store.words.search(["parcel"], Scope())] == ["old"]
    store.close()


def test_newer_database_is_refused(path: Path) -> None:
    """A database of a later release is not touched, and the message says what to do."""
    open_sqlite(path).close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    raw.close()
    with pytest.raises(UnavailableError, match="newer Draftwell"):
        open_sqlite(path)


def test_other_file_is_refused(path: Path) -> None:
    """A file that is no database is named with the cure, and left as it is."""
    path.parent.mkdir(parents=True)
    path.write_text("these are notes, not a database " * 50)
    with pytest.raises(UnavailableError, match="not a SQLite file"):
        open_sqlite(path)
    assert path.read_text().startswith("these are notes")
