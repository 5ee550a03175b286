from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.retrieval.vector_bank import ABSENT, VectorBank
from assist.store.traces import VectorTable


def table(*numbers: int) -> VectorTable:
    return VectorTable(
        tuple(f"{n:032x}" for n in numbers),
        np.array([[n, n + 0.5] for n in numbers], dtype=np.float32).reshape(-1, 2),
    )


@given(st.lists(st.lists(st.integers(0, 40), max_size=12), max_size=6))
def test_every_hash_keeps_its_vector(batches: list[list[int]]) -> None:
    """However vectors are added, each hash has one row, and it holds that hash's vector."""
    bank = VectorBank((), 2)
    for batch in batches:
        bank.add(table(*batch))
    for number in {number for batch in batches for number in batch}:
        row = bank.rows([f"{number:032x}"])
        assert bank.vectors.of(row)[0].tolist() == pytest.approx([number, number + 0.5], rel=0.005, abs=0.005)
    assert len(bank.vectors) == len({number for batch in batches for number in batch})


def test_an_older_view_stays_true() -> None:
    """A matrix that was handed out is not changed by what is added later."""
    bank = VectorBank([table(1, 2)], 2)
    before = bank.vectors
    copy = before.codes.copy()
    bank.add(table(*range(3, 4000)))
    assert np.array_equal(before.codes, copy)


def test_unknown_hashes_are_absent() -> None:
    """A hash without a vector has no row and is named as unknown, once."""
    bank = VectorBank([table(1)], 2)
    one, nine = f"{1:032x}", f"{9:032x}"
    assert bank.rows([nine])[0] == ABSENT
    assert bank.unknown([nine, one, nine]) == [nine]
