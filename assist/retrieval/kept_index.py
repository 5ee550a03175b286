"""The index in one file, so that a start reads a few arrays and not tables of texts and vectors.

The file is only ever a copy of what the store has: its items carry stamps that tell whether they are still
the same, and a file that is damaged, or of another encoder or version, is as good as none.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.layout import ItemRows
from assist.retrieval.vector_bank import VectorBank
from assist.retrieval.word_index import ItemWords
from models.byte_products import ByteRows

_LOG = logging.getLogger(__name__)
_FORMAT = 2
_ROW_PARTS = ("sentences", "sections", "plain", "starts", "ends")
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class KeptIndex:
    """Items' rows and words by id, the stems by number, all vectors; `stamps` of the items as they were."""

    stamps: Mapping[str, str]
    rows: Mapping[str, ItemRows]
    words: Mapping[str, ItemWords]
    stems: Sequence[str]
    bank: VectorBank


def read_kept(path: Path, mark: str) -> KeptIndex | None:
    """What `path` holds; None where there is no such file, or it cannot be used under `mark`."""
    try:
        with path.open("rb") as handle, np.load(handle, allow_pickle=False) as stored:
            names = json.loads(stored["names"].tobytes())
            if names["mark"] != _stamped(mark):
                return None
            return _assembled(names, {name: stored[name] for name in stored.files})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, EOFError, TypeError, BadZipFile) as error:
        _LOG.warning("%s cannot be read (%s); it is made anew", path, error)
        return None


def write_kept(path: Path, mark: str, kept: KeptIndex) -> None:
    """Nothing; `path` holds all of `kept`, and whoever reads it meanwhile sees the one before or this one.

    Raises:
        OSError: the file cannot be written.
    """
    names = {"mark": _stamped(mark), "stamps": dict(kept.stamps), "stems": list(kept.stems)}
    arrays = _row_arrays([kept.rows[one] for one in kept.stamps])
    arrays |= _word_arrays([kept.words[one] for one in kept.stamps])
    arrays["names"] = np.frombuffer(json.dumps(names).encode(), dtype=np.uint8)
    arrays["hashes"] = np.frombuffer(kept.bank.hashes(), dtype=np.uint8)
    arrays["codes"], arrays["scales"] = kept.bank.vectors.codes, kept.bank.vectors.scales
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with partial.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _stamped(mark: str) -> str:
    # The stems are SQLite's: another version may stem in another way.
    return f"{_FORMAT} {mark} {sqlite3.sqlite_version}"


def _assembled(names: Mapping[str, Any], arrays: Arrays) -> KeptIndex:
    ids = list(names["stamps"])
    bank = VectorBank.holding(arrays["hashes"].tobytes(), ByteRows(arrays["codes"], arrays["scales"]))
    rows, words = _rows_of(arrays), _words_of(arrays)
    return KeptIndex(
        names["stamps"],
        dict(zip(ids, rows, strict=True)),
        dict(zip(ids, words, strict=True)),
        names["stems"],
        bank,
    )


def _row_arrays(each: Sequence[ItemRows]) -> Arrays:
    arrays = {f"row_{part}": _joined(getattr(one, part) for one in each) for part in _ROW_PARTS}
    arrays["own_rows"] = np.array([(one.title, one.whole) for one in each], dtype=np.int32).reshape(-1, 2)
    arrays["item_cuts"] = np.cumsum([len(one.sentences) for one in each], dtype=np.int64)
    return arrays


def _rows_of(arrays: Arrays) -> list[ItemRows]:
    parts = [_cut(arrays[f"row_{part}"], arrays["item_cuts"]) for part in _ROW_PARTS]
    own = arrays["own_rows"].tolist()
    return [ItemRows(*both, *cut) for both, *cut in zip(own, *parts, strict=True)]


def _word_arrays(each: Sequence[ItemWords]) -> Arrays:
    return {
        "word_stems": _joined(one.stems for one in each),
        "word_counts": _joined(one.counts for one in each),
        "word_ends": np.cumsum([len(one.stems) for one in each], dtype=np.int64),
        "word_lengths": np.array([one.length for one in each], dtype=np.int64),
        "word_titles": _joined(one.title for one in each),
        "word_title_ends": np.cumsum([len(one.title) for one in each], dtype=np.int64),
    }


def _words_of(arrays: Arrays) -> list[ItemWords]:
    each = zip(
        _cut(arrays["word_stems"], arrays["word_ends"]),
        _cut(arrays["word_counts"], arrays["word_ends"]),
        arrays["word_lengths"].tolist(),
        _cut(arrays["word_titles"], arrays["word_title_ends"]),
        strict=True,
    )
    return [ItemWords(*one) for one in each]


def _joined(parts: Iterable[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate([np.zeros(0, dtype=np.int32), *parts])


def _cut(values: NDArray[np.int32], ends: NDArray[np.int64]) -> list[NDArray[np.int32]]:
    if len(values) != (int(ends[-1]) if len(ends) else 0):
        raise ValueError("its parts do not fit together")
    return [values[first:last] for first, last in pairwise([0, *ends.tolist()])]
