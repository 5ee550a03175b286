"""One SQLite file shared by threads: pooled connections, one writer at a time, durable commits."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlite_utils

from assist.errors import InvalidInputError, UnavailableError

# Another process (a command line import) may hold the write lock for a batch at a time.
_BUSY_SECONDS = 30.0
_RETRY_SECONDS = 0.01
_PRAGMAS = (
    "PRAGMA synchronous=FULL",  # what was acknowledged survives a power cut
    "PRAGMA temp_store=MEMORY",
    # Every thread's connection has a cache of its own, and a mapped file would count with all its pages for
    # each: the system's own cache serves them all, 10 % slower (measured) and for no memory of ours.
    "PRAGMA cache_size=-8000",
)
_CURES = {
    "SQLITE_BUSY": "another process keeps it locked: let its import end, or stop it",
    "SQLITE_FULL": "the disk is full: make room",
    "SQLITE_READONLY": "it may not be written: check the owner of the file and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened: check that the folder exists and may be written",
    "SQLITE_NOTADB": "it is not a SQLite file: restore a backup or move the file away",
    "SQLITE_CORRUPT": "it is damaged: restore a backup",
    "SQLITE_IOERR": "the disk reports an error: check it, then restore a backup",
}
Parameters = Sequence[Any]


class SqliteDatabase:
    """Connections to one file. Reads run side by side; writes wait for each other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._free: list[sqlite_utils.Database] = []
        self._closed = False
        self._writer = threading.RLock()
        self._mine = threading.local()

    @contextmanager
    def reading(self) -> Iterator[sqlite_utils.Database]:
        """A connection to read with; inside a snapshot or transaction of this thread, its own."""
        current: sqlite_utils.Database | None = getattr(self._mine, "current", None)
        with told_plainly(self.path):
            if current is not None:
                yield current
                return
            connection = self._borrow()
            try:
                yield connection
            finally:
                self._give_back(connection)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Reads of this thread see one state of the database inside, whatever is written meanwhile."""
        with self.reading() as db:
            if db.conn.in_transaction:
                yield
                return
            db.conn.execute("BEGIN")
            self._mine.current = db
            try:
                yield
            finally:
                self._mine.current = None
                db.conn.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[sqlite_utils.Database]:
        """A connection inside a transaction, committed at the end; nested calls join the outer one."""
        with self._writer, self.reading() as db:
            if db.conn.in_transaction:
                yield db
                return
            db.conn.execute("BEGIN IMMEDIATE")
            self._mine.current = db
            try:
                yield db
            except BaseException:
                db.rollback()
                raise
            else:
                db.commit()
            finally:
                self._mine.current = None

    def rows(self, sql: str, parameters: Parameters = ()) -> list[dict[str, Any]]:
        """Every row of a query, by column name."""
        with self.reading() as db:
            cursor = db.conn.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def where(
        self,
        table: str,
        where: str,
        parameters: Parameters = (),
        *,
        order_by: str = "row",
        limit: int = -1,
    ) -> list[dict[str, Any]]:
        """Every row of `table` that fulfils `where`; sqlite-utils' own way looks up the schema each time."""
        sql = f"SELECT * FROM {table} WHERE {where} ORDER BY {order_by} LIMIT ?"  # noqa: S608 - names are ours
        return self.rows(sql, (*parameters, limit))

    def row(self, sql: str, parameters: Parameters = ()) -> dict[str, Any] | None:
        """The first row of a query, if there is one."""
        return next(iter(self.rows(sql, parameters)), None)

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row; None when there is no row."""
        with self.reading() as db:
            row = db.conn.execute(sql, parameters).fetchone()
            return None if row is None else row[0]

    def close(self) -> None:
        """Close every connection, those in use when they are given back; nothing can be asked afterwards."""
        self._closed = True
        while self._free:
            self._free.pop().conn.close()

    def _borrow(self) -> sqlite_utils.Database:
        if self._closed:
            raise UnavailableError(f"the database {self.path} is closed")
        try:
            return self._free.pop()
        except IndexError:
            return self._connect()

    def _give_back(self, connection: sqlite_utils.Database) -> None:
        # Closing a connection under another thread's running query would crash the process.
        if self._closed:
            connection.conn.close()
        else:
            self._free.append(connection)

    def _connect(self) -> sqlite_utils.Database:
        raw = sqlite3.connect(
            self.path,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        _use_write_ahead_log(raw)
        for pragma in _PRAGMAS:
            raw.execute(pragma)
        return sqlite_utils.Database(raw, execute_plugins=False)


def _use_write_ahead_log(raw: sqlite3.Connection) -> None:
    """Turns the file to WAL. Where several open a new one, SQLite is busy at once without waiting itself."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            raw.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turns what the database complains about into our errors; a fault of ours stays as it is."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise InvalidInputError("the text has half of a surrogate pair: send valid Unicode") from error
    except OverflowError as error:
        raise InvalidInputError("a number is too large: the limit is 64 bits") from error
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        cure = next((cure for start, cure in _CURES.items() if name.startswith(start)), None)
        if cure is None:
            raise
        raise UnavailableError(f"the database {path} cannot be used: {cure}") from error
