"""All vectors in memory, one row for each content hash, in a quarter of the room of float32."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assist.store.traces import VectorTable
from models.byte_products import ByteRows, packed

ABSENT = -1
_KEY_BYTES = 16
_ROOM = 1_024


class VectorBank:
    """Rows that are only ever added: whoever holds `vectors` keeps a true view of those there were.

    One thread adds at a time; any number read.
    """

    def __init__(self, tables: Iterable[VectorTable], dimensions: int, *, expected: int = 0) -> None:
        self._rows: dict[bytes, int] = {}
        self._codes = np.zeros((expected, dimensions), dtype=np.uint8)
        self._scales = np.zeros(expected, dtype=np.float32)
        self._count = 0
        for table in tables:
            self.add(table)

    @classmethod
    def holding(cls, hashes: bytes, rows: ByteRows) -> VectorBank:
        """A bank of these rows; `hashes` are theirs, one behind the other.

        Raises:
            ValueError: they are not as many.
        """
        bank = cls((), 0)
        codes, scales = rows.codes, rows.scales
        if not len(codes) == len(scales) == len(hashes) / _KEY_BYTES or codes.ndim != 2:
            raise ValueError("hashes and vectors are not as many")
        keys = (hashes[at : at + _KEY_BYTES] for at in range(0, len(hashes), _KEY_BYTES))
        bank._rows = {key: row for row, key in enumerate(keys)}
        bank._codes, bank._scales, bank._count = codes, scales, len(codes)
        return bank

    def __len__(self) -> int:
        return self._count

    def hashes(self) -> bytes:
        """The hash of every row, one behind the other."""
        return b"".join(self._rows)

    @property
    def vectors(self) -> ByteRows:
        """All rows as of now."""
        return ByteRows(self._codes[: self._count], self._scales[: self._count])

    def add(self, table: VectorTable) -> None:
        """Rows for the hashes that are new."""
        new = {key: at for at, key in enumerate(map(_key, table.hashes)) if key not in self._rows}
        if not new:
            return
        self._make_room(len(new))
        start, self._count = self._count, self._count + len(new)
        rows = packed(table.matrix[list(new.values())])
        self._codes[start : self._count] = rows.codes
        self._scales[start : self._count] = rows.scales
        self._rows |= {key: row for row, key in enumerate(new, start)}

    def unknown(self, hashes: Iterable[str]) -> list[str]:
        """Those of `hashes` that have no row."""
        return [key for key in dict.fromkeys(hashes) if _key(key) not in self._rows]

    def row(self, content_hash: str) -> int:
        """The hash's row, ABSENT where there is none."""
        return self._rows.get(_key(content_hash), ABSENT)

    def rows(self, hashes: Iterable[str]) -> NDArray[np.int32]:
        """The row of each hash, ABSENT where there is none."""
        return np.fromiter(map(self.row, hashes), dtype=np.int32)

    def _make_room(self, more: int) -> None:
        if self._count + more <= len(self._codes):
            return
        # An eighth more than asked: doubling would cost what the memory budget has left.
        size = (self._count + more) * 9 // 8 + _ROOM
        self._codes = _grown(self._codes, size, self._count)
        self._scales = _grown(self._scales, size, self._count)


def _key(content_hash: str) -> bytes:
    # Half the room of the text, which counts with 100,000 of them; a hash is hexadecimal.
    return bytes.fromhex(content_hash)


def _grown(old: NDArray[Any], size: int, count: int) -> NDArray[Any]:
    grown = np.zeros((size, *old.shape[1:]), dtype=old.dtype)
    grown[:count] = old[:count]
    return grown
