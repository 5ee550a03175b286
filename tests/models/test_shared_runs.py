"""Texts are dealt out to runs of about the same length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.onnx_encoder import _shared_out


@given(st.lists(st.integers(0, 500), min_size=1, max_size=70), st.integers(1, 8))
def test_each_text_is_in_one_run_and_no_run_is_empty(lengths: list[int], wanted: int) -> None:
    """Empty texts, too: a run without a text is none that a graph can make."""
    runs = min(wanted, len(lengths))
    parts = _shared_out(lengths, runs)
    assert sorted(at for part in parts for at in part) == list(range(len(lengths)))
    assert len(parts) == runs
    assert all(parts)


def test_a_long_text_has_a_run_of_its_own() -> None:
    """The others share the rest."""
    assert sorted(map(sorted, _shared_out([10, 90, 20, 30], 2))) == [[0, 2, 3], [1]]
