"""All vectors in memory, one row for each content hash, in half the room of float32."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assist.store.traces import VectorTable

ABSENT = -1
_KEY_BYTES = 16
_ROOM = 1_024
# A row's largest number becomes this; a cosine then errs by less than 0.00002 (measured).
_LARGEST = 32_767
# So many rows at a time are turned back into float32: they stay in the processor's cache, and the whole
# product takes no longer than it does over float32 rows, which must come from memory.
_AT_A_TIME = 256


@dataclass(frozen=True, slots=True, eq=False)
class VectorRows:
    """Unit vectors as 16-bit numbers with a scale each; (rows, dimensions). Not to be written to."""

    codes: NDArray[np.int16]
    scales: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.codes)

    def cosines(self, vector: NDArray[np.float32], out: NDArray[np.float32]) -> None:
        """Writes each row's product with `vector` into `out`, which has one place a row."""
        piece = np.empty((min(_AT_A_TIME, len(self)), len(vector)), dtype=np.float32)
        for start in range(0, len(self), _AT_A_TIME):
            codes = self.codes[start : start + _AT_A_TIME]
            np.copyto(piece[: len(codes)], codes)
            np.dot(piece[: len(codes)], vector, out=out[start : start + len(codes)])
        np.multiply(out, self.scales, out=out)

    def of(self, rows: NDArray[np.integer]) -> NDArray[np.float32]:
        """The vectors of `rows`, (len(rows), dimensions)."""
        vectors: NDArray[np.float32] = self.codes[rows] * self.scales[rows][:, None]
        return vectors


class VectorBank:
    """Rows that are only ever added: whoever holds `vectors` keeps a true view of those there were.

    One thread adds at a time; any number read.
    """

    def __init__(self, tables: Iterable[VectorTable], dimensions: int, *, expected: int = 0) -> None:
        self._rows: dict[bytes, int] = {}
        self._codes = np.zeros((expected, dimensions), dtype=np.int16)
        self._scales = np.zeros(expected, dtype=np.float32)
        self._count = 0
        for table in tables:
            self.add(table)

    @classmethod
    def holding(cls, hashes: bytes, codes: NDArray[np.int16], scales: NDArray[np.float32]) -> VectorBank:
        """A bank of these rows; `hashes` are theirs, one behind the other.

        Raises:
            ValueError: they are not as many.
        """
        bank = cls((), 0)
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
    def vectors(self) -> VectorRows:
        """All rows as of now."""
        return VectorRows(self._codes[: self._count], self._scales[: self._count])

    def add(self, table: VectorTable) -> None:
        """Rows for the hashes that are new."""
        new = {key: at for at, key in enumerate(map(_key, table.hashes)) if key not in self._rows}
        if not new:
            return
        self._make_room(len(new))
        start, self._count = self._count, self._count + len(new)
        codes, scales = _packed(table.matrix[list(new.values())])
        self._codes[start : self._count] = codes
        self._scales[start : self._count] = scales
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


def _packed(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int16], NDArray[np.float32]]:
    scales = np.abs(matrix).max(axis=1, initial=1e-9) / np.float32(_LARGEST)
    return np.rint(matrix / scales[:, None]).astype(np.int16), scales.astype(np.float32)


def _grown(old: NDArray[Any], size: int, count: int) -> NDArray[Any]:
    grown = np.zeros((size, *old.shape[1:]), dtype=old.dtype)
    grown[:count] = old[:count]
    return grown
