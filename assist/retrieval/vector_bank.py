"""All vectors in memory, one row for each content hash."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from assist.store.traces import VectorTable

ABSENT = -1
_ROOM = 1_024


class VectorBank:
    """A matrix that only grows: whoever holds `matrix` keeps a true view of the rows there were.

    One thread adds at a time; any number read.
    """

    def __init__(self, table: VectorTable, dimensions: int) -> None:
        self._rows = {key: row for row, key in enumerate(table.hashes)}
        self._buffer = table.matrix if len(table.hashes) else np.zeros((0, dimensions), dtype=np.float32)
        self._count = len(table.hashes)

    @property
    def matrix(self) -> NDArray[np.float32]:
        """Unit vectors, (rows, dimensions); not to be written to."""
        return self._buffer[: self._count]

    def add(self, table: VectorTable) -> None:
        """Rows for the hashes that are new."""
        new = [number for number, key in enumerate(table.hashes) if key not in self._rows]
        new = list({table.hashes[number]: number for number in new}.values())
        self._make_room(len(new))
        for number in new:
            self._buffer[self._count] = table.matrix[number]
            self._rows[table.hashes[number]] = self._count
            self._count += 1

    def unknown(self, hashes: Iterable[str]) -> list[str]:
        """Those of `hashes` that have no row."""
        return [key for key in dict.fromkeys(hashes) if key not in self._rows]

    def rows(self, hashes: Iterable[str]) -> NDArray[np.int32]:
        """The row of each hash, ABSENT where there is none."""
        return np.fromiter((self._rows.get(key, ABSENT) for key in hashes), dtype=np.int32)

    def _make_room(self, more: int) -> None:
        if self._count + more <= len(self._buffer):
            return
        # An eighth more than asked: doubling 150 MB would cost what the memory budget has left.
        size = (self._count + more) * 9 // 8 + _ROOM
        grown = np.zeros((size, self._buffer.shape[1]), dtype=np.float32)
        grown[: self._count] = self._buffer[: self._count]
        self._buffer = grown
