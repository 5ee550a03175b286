"""The store in one SQLite file: the default, nothing else to install."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from assist.errors import InvalidInputError, UnavailableError
from assist.store.migrations import migrate
from assist.store.protocol import Store, Table
from assist.store.sqlite_callers import SqliteAnswers, SqliteApiKeys, SqliteDocuments, SqliteImportJobs
from assist.store.sqlite_database import SqliteDatabase, told_plainly
from assist.store.sqlite_items import SqliteItems
from assist.store.sqlite_logs import SqliteEvidence, SqliteFeedback
from assist.store.sqlite_phrasebook import SqliteRules, SqliteTerms
from assist.store.sqlite_sent import SqliteSentReplies
from assist.store.sqlite_vectors import SqlitePassages, SqliteVectors
from assist.store.sqlite_words import SqliteWords


class SqliteStore:
    """`assist.store.protocol.Store` over one file. Threads and processes may share the file."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    @cached_property
    def items(self) -> SqliteItems:
        """Articles and saved replies."""
        return SqliteItems(self._database)

    @cached_property
    def rules(self) -> SqliteRules:
        """Trainers' wording rules."""
        return SqliteRules(self._database)

    @cached_property
    def terms(self) -> SqliteTerms:
        """The desk's own words."""
        return SqliteTerms(self._database)

    @cached_property
    def words(self) -> SqliteWords:
        """Search by words."""
        return SqliteWords(self._database)

    @cached_property
    def passages(self) -> SqlitePassages:
        """The pieces that retrieval cut items into."""
        return SqlitePassages(self._database)

    @cached_property
    def vectors(self) -> SqliteVectors:
        """Vectors by model and content hash."""
        return SqliteVectors(self._database)

    @cached_property
    def sent_replies(self) -> SqliteSentReplies:
        """Replies that went out."""
        return SqliteSentReplies(self._database)

    @cached_property
    def evidence(self) -> SqliteEvidence:
        """What was picked for which question."""
        return SqliteEvidence(self._database)

    @cached_property
    def feedback(self) -> SqliteFeedback:
        """What agents did with what we showed."""
        return SqliteFeedback(self._database)

    @cached_property
    def keys(self) -> SqliteApiKeys:
        """Who may call."""
        return SqliteApiKeys(self._database)

    @cached_property
    def answers(self) -> SqliteAnswers:
        """Answers to requests that carried an Idempotency-Key."""
        return SqliteAnswers(self._database)

    @cached_property
    def imports(self) -> SqliteImportJobs:
        """Imports that run or ran."""
        return SqliteImportJobs(self._database)

    @cached_property
    def documents(self) -> SqliteDocuments:
        """Small JSON documents by name."""
        return SqliteDocuments(self._database)

    def revision(self, table: Table) -> int:
        """A number that grows with every change to `table`, whoever made it."""
        return self._database.value("SELECT value FROM revisions WHERE name = ?", (table,)) or 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Changes made inside are kept together or not at all."""
        with self._database.writing():
            yield

    def check(self) -> None:
        """Raises UnavailableError when the database cannot be read and written."""
        with self._database.writing() as db:
            db.conn.execute("UPDATE revisions SET value = value WHERE name = ''")

    def backup(self, target: Path) -> None:
        """A copy of everything at `target`, taken while others read and write."""
        with told_plainly(target), self._database.reading() as db:
            copy = sqlite3.connect(target)
            try:
                db.conn.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
            finally:
                copy.close()

    def close(self) -> None:
        """Close every connection; the store cannot be used afterwards."""
        self._database.close()


def open_sqlite(path: Path) -> Store:
    """The store in the file at `path`, made or brought to the current shape if need be.

    Raises:
        UnavailableError: the file cannot be used, or a newer Draftwell made it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # customers' words are in it: for its owner only
    except OSError as error:
        raise UnavailableError(f"the database {path} cannot be made: {error.strerror}") from error
    database = SqliteDatabase(path)
    try:
        migrate(database)
    except BaseException:
        database.close()
        raise
    return SqliteStore(database)


def restore_sqlite(backup: Path, path: Path) -> None:
    """Put `backup` in place of the database at `path`, whose service must be stopped.

    The database that was there stays beside it, with `.previous` in its name.

    Raises:
        InvalidInputError: `backup` is no database of ours.
    """
    if not backup.is_file():
        raise InvalidInputError(f"there is no backup at {backup}", field="path")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".restored")
    shutil.copyfile(backup, fresh)
    try:
        open_sqlite(fresh).close()
    except (UnavailableError, sqlite3.DatabaseError) as error:
        fresh.unlink()
        raise InvalidInputError(f"{backup} is no backup of ours: {error}", field="path") from error
    for part in ("", "-wal", "-shm"):  # the log beside a database belongs to it, and goes with it
        old, kept = (path.with_name(name + part) for name in (path.name, path.name + ".previous"))
        kept.unlink(missing_ok=True)
        if old.exists():
            old.replace(kept)
    fresh.replace(path)
