"""Passages and vectors in SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assist.errors import InvalidInputError
from assist.store.sqlite_database import SqliteDatabase
from assist.store.traces import Passage, VectorTable

_FEW = 500  # hashes or ids asked for in one statement
_MANY = 1_024  # vectors read at a time: more are not faster, and stand in memory three times over
# The plus keeps SQLite from the index on `model`, by which it would sort every vector anew for each batch.
IN_ORDER = "SELECT row, content_hash, vector FROM vectors WHERE +model = ? AND row > ? ORDER BY row LIMIT ?"


class SqlitePassages:
    """`assist.store.protocol_index.Passages` over the table `passages`."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def replace(self, item_ids: Iterable[str], passages: Iterable[Passage]) -> None:
        """Forget the passages of `item_ids` and keep `passages` instead."""
        with self._database.writing() as db:
            db.conn.executemany("DELETE FROM passages WHERE item_id = ?", [(id,) for id in item_ids])
            db.conn.executemany(
                "INSERT INTO passages(item_id, position, start, end, text, content_hash) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (one.item_id, one.position, one.start, one.end, one.text, one.content_hash)
                    for one in passages
                ],
            )

    def of(self, item_ids: Sequence[str] | None = None) -> tuple[Passage, ...]:
        """Passages by item and position; of every item when `item_ids` is None."""
        sql = "SELECT item_id, position, start, end, text, content_hash FROM passages"
        order = " ORDER BY item_id, position"
        with self._database.reading() as db:
            if item_ids is None:
                return tuple(Passage(*row) for row in db.conn.execute(sql + order))
            found: list[Passage] = []
            for some in _batches(sorted(set(item_ids))):
                where = f" WHERE item_id IN ({', '.join('?' * len(some))})"
                found += (Passage(*row) for row in db.conn.execute(sql + where + order, some))
            return tuple(found)

    def each(self) -> Iterator[Passage]:
        """Every passage by item and position, read as it is asked for and without its text."""
        sql = (
            "SELECT item_id, position, start, end, '', content_hash FROM passages ORDER BY item_id, position"
        )
        with self._database.reading() as db:
            for row in db.conn.execute(sql):
                yield Passage(*row)


class SqliteVectors:
    """`assist.store.protocol_index.Vectors` over the table `vectors`: float32 blobs."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def missing(self, model: str, hashes: Iterable[str]) -> tuple[str, ...]:
        """Those of `hashes` without a vector, in order and once each."""
        asked = list(dict.fromkeys(hashes))
        known: set[str] = set()
        for some in _batches(asked):
            known |= {row[0] for row in self._rows("content_hash", model, some)}
        return tuple(hash for hash in asked if hash not in known)

    def put(self, model: str, hashes: Sequence[str], matrix: NDArray[np.float32]) -> None:
        """Keep one row of `matrix` (len(hashes), dimensions) for each hash.

        Raises:
            InvalidInputError: rows and hashes differ in number, or a value is not finite.
        """
        rows = np.ascontiguousarray(matrix, dtype="<f4")
        if rows.ndim != 2 or len(rows) != len(hashes):
            raise InvalidInputError(f"{len(hashes)} hashes do not fit a matrix of shape {matrix.shape}")
        if not np.isfinite(rows).all():
            raise InvalidInputError(f"the encoder {model} returned a vector that is not finite")
        with self._database.writing() as db:
            db.conn.executemany(
                "INSERT INTO vectors(model, content_hash, vector) VALUES (?, ?, ?) "
                "ON CONFLICT(model, content_hash) DO UPDATE SET vector=excluded.vector",
                [(model, hash, row.tobytes()) for hash, row in zip(hashes, rows, strict=True)],
            )

    def get(self, model: str, hashes: Sequence[str]) -> VectorTable:
        """The vectors that exist of `hashes`, in the order asked for."""
        found: dict[str, bytes] = {}
        for some in _batches(list(dict.fromkeys(hashes))):
            found |= dict(self._rows("content_hash, vector", model, some))
        known = tuple(hash for hash in hashes if hash in found)
        return VectorTable(known, _matrix([found[hash] for hash in known]))

    def count(self, model: str) -> int:
        """How many vectors of `model` there are."""
        return int(self._database.value("SELECT count(*) FROM vectors WHERE model = ?", (model,)))

    def batches(self, model: str) -> Iterator[VectorTable]:
        """Every vector of `model` in the order they were put, some thousand at a time."""
        last = 0
        # All at once would cost the size of all blobs beside the matrix made of them.
        while rows := self._read(IN_ORDER, (model, last, _MANY)):
            last = rows[-1][0]
            yield VectorTable(tuple(row[1] for row in rows), _matrix([row[2] for row in rows]))

    def prune(self, model: str, keep: Iterable[str]) -> int:
        """Forget vectors whose hash is not in `keep`; how many went."""
        wanted = set(keep)
        with self._database.writing() as db:
            sql = "SELECT content_hash FROM vectors WHERE model = ?"
            gone = [row[0] for row in db.conn.execute(sql, (model,)) if row[0] not in wanted]
            db.conn.executemany(
                "DELETE FROM vectors WHERE model = ? AND content_hash = ?", [(model, hash) for hash in gone]
            )
        return len(gone)

    def _rows(self, columns: str, model: str, hashes: Sequence[str]) -> list[Any]:
        marks = ", ".join("?" * len(hashes))
        sql = f"SELECT {columns} FROM vectors WHERE model = ? AND content_hash IN ({marks})"  # noqa: S608 - names are ours
        return self._read(sql, (model, *hashes))

    def _read(self, sql: str, values: Sequence[Any]) -> list[Any]:
        with self._database.reading() as db:
            return db.conn.execute(sql, values).fetchall()


def _matrix(blobs: Sequence[bytes]) -> NDArray[np.float32]:
    """The blobs as rows: (len(blobs), dimensions), (0, 0) when there are none."""
    if not blobs:
        return np.zeros((0, 0), dtype=np.float32)
    return np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(blobs), -1).astype(np.float32, copy=False)


def _batches(values: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(values)
    while some := list(islice(rest, _FEW)):
        yield some
