"""Rows of items, put together from passages."""

from __future__ import annotations

import numpy as np
import pytest

from assist.retrieval.layout import Layout, rows_by_item
from assist.retrieval.passages import FIRST_PLAIN, FIRST_SECTION, FIRST_SENTENCE, TITLE, WHOLE
from assist.retrieval.vector_bank import ABSENT, VectorBank
from assist.store.traces import Passage, VectorTable
from assist.text.spans import Span


def bank(*names: str) -> VectorBank:
    return VectorBank([VectorTable(tuple(map(key, names)), np.eye(len(names), 8, dtype=np.float32))], 8)


def key(name: str) -> str:
    return name.encode().hex()


def piece(item_id: str, position: int, name: str, start: int = 0, end: int = 0) -> Passage:
    return Passage(item_id, position, start, end, "", key(name))


def test_each_item_gets_its_own_rows() -> None:
    """Titles, whole texts and sentences go to the item they are of, with the places of the sentences."""
    found = rows_by_item(
        [
            piece("a", TITLE, "a0"),
            piece("a", WHOLE, "a1"),
            piece("b", TITLE, "b0"),
            piece("b", WHOLE, "b1"),
            piece("b", FIRST_SENTENCE, "b2", 0, 14),
            piece("b", FIRST_SENTENCE + 1, "b3", 15, 40),
            piece("c", TITLE, "a0"),
            piece("c", WHOLE, "c1"),
        ],
        bank("a0", "a1", "b0", "b1", "b2", "b3", "c1"),
    )
    assert {name: (rows.title, rows.whole) for name, rows in found.items()} == {
        "a": (0, 1),
        "b": (2, 3),
        "c": (0, 6),
    }
    assert [found[name].sentences.tolist() for name in "abc"] == [[], [4, 5], []]
    assert (found["b"].starts.tolist(), found["b"].ends.tolist()) == ([0, 15], [14, 40])


def test_what_has_no_vector_yet_is_absent() -> None:
    """A piece that is missing, or not embedded yet, has no row; nothing gives nothing."""
    found = rows_by_item([piece("a", WHOLE, "a1"), piece("b", TITLE, "new")], bank("a1"))
    assert [(found[name].title, found[name].whole) for name in "ab"] == [(ABSENT, 0), (ABSENT, ABSENT)]
    assert rows_by_item([], bank("a1")) == {}


def test_a_sentence_counts_a_quarter_and_the_section_around_it_the_rest() -> None:
    """The best sentence is the one whose section fits as well; one without a section counts alone."""
    found = rows_by_item(
        [
            piece("a", FIRST_SENTENCE, "s0", 0, 10),
            piece("a", FIRST_SENTENCE + 1, "s1", 11, 20),
            piece("a", FIRST_SENTENCE + 2, "s2", 21, 30),
            piece("a", FIRST_SECTION, "p0", 0, 20),
            piece("a", FIRST_SECTION + 1, "p1", 21, 30),
            piece("a", FIRST_PLAIN, "q0", 0, 20),
            piece("a", FIRST_PLAIN + 1, "q1", 21, 30),
            piece("b", FIRST_SENTENCE, "t0", 0, 10),
        ],
        bank("s0", "s1", "s2", "p0", "p1", "t0", "q0", "q1"),
    )
    layout = Layout(found)
    scores = np.array([0.2, 0.4, 0.5, 0.6, 0.1, 0.3, 0.8, 0.1, 0.0], dtype=np.float32)
    assert layout.meaning(scores).tolist() == pytest.approx([(0.4 + 2 * 0.6 + 0.8) / 4, 0.3])
    assert layout.best_sentence(0, scores) == Span(11, 20)
