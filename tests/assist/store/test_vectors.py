"""Vectors and passages: kept by what was embedded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assist.errors import InvalidInputError
from assist.store.protocol import Store
from assist.store.sqlite import open_sqlite
from assist.store.sqlite_vectors import IN_ORDER
from assist.store.traces import Passage

MATRIX = np.arange(12, dtype=np.float32).reshape(3, 4) / 7


def test_vectors_come_back_bit_by_bit(store: Store) -> None:
    """Every vector of a model comes back in the order it was put, and none of another model's."""
    store.vectors.put("m", ["c", "a", "b"], MATRIX)
    store.vectors.put("other", ["a"], MATRIX[:1, :2])
    (table,) = store.vectors.batches("m")
    assert table.hashes == ("c", "a", "b")
    assert table.matrix.dtype == np.float32
    assert np.array_equal(table.matrix, MATRIX)
    assert store.vectors.count("m") == 3
    assert list(store.vectors.batches("nobody")) == []


def test_many_vectors_come_in_batches(store: Store) -> None:
    """Each vector comes once, whatever was forgotten in between."""
    hashes = [f"{number:032x}" for number in range(9_000)]
    store.vectors.put("m", hashes, np.arange(9_000, dtype=np.float32).reshape(-1, 1))
    store.vectors.prune("m", [*hashes[:4_000], *hashes[4_200:]])
    tables = list(store.vectors.batches("m"))
    assert len(tables) > 1
    assert [hash for table in tables for hash in table.hashes] == [*hashes[:4_000], *hashes[4_200:]]
    assert float(tables[1].matrix[0, 0]) == float(int(tables[1].hashes[0], 16))


def test_known_text_is_not_asked_for_again(store: Store) -> None:
    """`missing` names each unknown hash once, in order; what was put is missing no more."""
    store.vectors.put("m", ["a"], MATRIX[:1])
    assert store.vectors.missing("m", ["b", "a", "c", "b"]) == ("b", "c")
    assert store.vectors.missing("other", ["a"]) == ("a",)
    many = [f"h{number}" for number in range(1_203)]
    assert store.vectors.missing("m", many) == tuple(many)


def test_some_vectors_in_the_order_asked_for(store: Store) -> None:
    """`get` leaves out what there is not and keeps the order."""
    store.vectors.put("m", ["a", "b", "c"], MATRIX)
    table = store.vectors.get("m", ["c", "x", "a"])
    assert table.hashes == ("c", "a")
    assert np.array_equal(table.matrix, MATRIX[[2, 0]])


def test_prune_forgets_the_rest(store: Store) -> None:
    """Only what is kept stays; the number of those gone is told."""
    store.vectors.put("m", ["a", "b", "c"], MATRIX)
    assert store.vectors.prune("m", ["b"]) == 2
    assert [table.hashes for table in store.vectors.batches("m")] == [("b",)]


@pytest.mark.parametrize("matrix", [MATRIX[:2], MATRIX[0], np.full((3, 4), np.nan, dtype=np.float32)])
def test_unfit_vectors_are_refused(store: Store, matrix: np.ndarray) -> None:
    """A matrix of the wrong shape or with NaN is not kept."""
    with pytest.raises(InvalidInputError):
        store.vectors.put("m", ["a", "b", "c"], matrix)
    assert store.vectors.count("m") == 0


def test_passages_replace_those_of_their_items(store: Store) -> None:
    """New passages take the place of an item's old ones; other items keep theirs."""
    first = [Passage("i1", n, n, n + 1, f"text {n}", f"h{n}") for n in range(3)]
    other = Passage("i2", 0, 0, 4, "text", "h")
    store.passages.replace(["i1", "i2"], [*first, other])
    assert store.passages.of() == (*first, other)
    store.passages.replace(["i1"], first[:1])
    assert store.passages.of(["i1"]) == (first[0],)
    assert store.passages.of() == (first[0], other)
    assert list(store.passages.each()) == [replace(first[0], text=""), replace(other, text="")]


def test_loading_sorts_nothing(tmp_path: Path) -> None:
    """Batches are read as the rows lie: sorting all of them for each batch took ten seconds for 100,000."""
    opened = open_sqlite(tmp_path / "draftwell.sqlite3")
    opened.close()
    with closing(sqlite3.connect(tmp_path / "draftwell.sqlite3")) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {IN_ORDER}", ("m", 0, 10)).fetchall()
    assert len(plan) == 1
    assert "PRIMARY KEY" in plan[0][-1]
