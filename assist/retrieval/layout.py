"""Which row of the matrix belongs to which item, and an item's score from its rows' scores."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.passages import FIRST_PLAIN, FIRST_SECTION, FIRST_SENTENCE, TITLE, WHOLE
from assist.retrieval.vector_bank import ABSENT, VectorBank
from assist.store.traces import Passage
from assist.text.spans import Span

_START_BITS = 32
Rows = NDArray[np.int32]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class ItemRows:
    """An item's rows: its title, its whole text, its sentences with their places in the body.

    `sections` has for each sentence the row of the section around it, `plain` that of the section without the
    title; the sentence's own where there is none.
    """

    title: int
    whole: int
    sentences: Rows
    sections: Rows
    plain: Rows
    starts: Rows
    ends: Rows

    def is_whole(self) -> bool:
        """Whether all of it is embedded."""
        return ABSENT not in (self.title, self.whole) and bool((self.sentences != ABSENT).all())


def rows_by_item(passages: Iterable[Passage], bank: VectorBank) -> dict[str, ItemRows]:
    """Every item's rows; `passages` come by item and position."""
    numbers: dict[str, int] = {}
    places = array("i")
    # One at a time, as a list of them all would take more room than what is made of it.
    for piece in passages:
        of_item = numbers.setdefault(piece.item_id, len(numbers))
        places.extend((of_item, piece.position, piece.start, piece.end, bank.row(piece.content_hash)))
    ids = list(numbers)
    of, positions, starts, ends, rows = np.array(places, dtype=np.int32).reshape(-1, 5).T
    titles, wholes = (_placed(rows, of, positions == place, len(ids)) for place in (TITLE, WHOLE))
    sentences = np.flatnonzero((positions >= FIRST_SENTENCE) & (positions < FIRST_SECTION))
    cuts = np.searchsorted(of[sentences], np.arange(len(ids) + 1)).tolist()
    among = (positions >= FIRST_SECTION) & (rows != ABSENT)
    titled = _sections(of, starts, rows, sentences, np.flatnonzero(among & (positions < FIRST_PLAIN)))
    plain = _sections(of, starts, rows, sentences, np.flatnonzero(among & (positions >= FIRST_PLAIN)))
    rows, starts, ends = rows[sentences], starts[sentences], ends[sentences]
    return {
        item_id: ItemRows(title, whole, *(each[first:last] for each in (rows, titled, plain, starts, ends)))
        for item_id, title, whole, (first, last) in zip(ids, titles, wholes, pairwise(cuts), strict=True)
    }


def _sections(
    of: Rows, starts: Rows, rows: Rows, sentences: NDArray[np.int64], sections: NDArray[np.int64]
) -> Rows:
    """The row of that of `sections` that each of `sentences` stands in; its own where there is none yet."""
    own = rows[sentences]
    if not len(sections):
        return own
    places = of.astype(np.int64) << _START_BITS | starts  # by item and start, as passages come
    last = np.searchsorted(places[sections], places[sentences], side="right") - 1
    section = sections[np.maximum(last, 0)]
    same = (last >= 0) & (of[section] == of[sentences])
    return np.where(same, rows[section], own)


def _placed(rows: Rows, of: Rows, chosen: NDArray[np.bool_], items: int) -> list[int]:
    """The chosen row of each item, ABSENT where none was chosen."""
    each = np.full(items, ABSENT, dtype=np.int32)
    each[of[chosen]] = rows[chosen]
    return each.tolist()


class Layout:
    """All items in one order; a score array of a layout has one entry an item. Never changed once made."""

    def __init__(self, items: Mapping[str, ItemRows]) -> None:
        self.ids = tuple(sorted(items))
        self.slots = {item_id: slot for slot, item_id in enumerate(self.ids)}
        # A tuple of its own: the mapping goes on changing while this layout is in use.
        self._rows = each = tuple(items[item_id] for item_id in self.ids)
        self._titles = np.array([rows.title for rows in each], dtype=np.int32)
        self._wholes = np.array([rows.whole for rows in each], dtype=np.int32)
        counts = np.array([len(rows.sentences) for rows in each], dtype=np.int32)
        self._cut = np.flatnonzero(counts)
        self._first = np.concatenate(([0], np.cumsum(counts[self._cut])))[:-1].astype(np.int32)
        self._sentences = np.concatenate([_NONE, *(rows.sentences for rows in each)])
        self._sections = np.concatenate([_NONE, *(rows.sections for rows in each)])
        self._plain = np.concatenate([_NONE, *(rows.plain for rows in each)])
        self._has_sections = not np.array_equal(self._sections, self._sentences)

    def __len__(self) -> int:
        return len(self.ids)

    def own_rows(self, slots: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Title and whole-text rows of `slots`, and for each the number of its slot in `slots`."""
        rows = np.concatenate([self._titles[slots], self._wholes[slots]]).astype(np.int64)
        return rows, np.tile(np.arange(len(slots)), 2)

    def meaning(self, row_scores: Scores) -> Scores:
        """Each item's score: the mean of title and whole; for an article its best sentence if that is more.

        In a long article a sentence counts a quarter and the section around it the rest, most with its title.

        `row_scores` has one score a row of the matrix, and a last 0 for what has no vector yet.
        """
        scores: Scores = (row_scores[self._titles] + row_scores[self._wholes]) * np.float32(0.5)
        if len(self._cut):
            found = row_scores[self._sentences]
            if self._has_sections:
                found = _mixed(found, row_scores[self._sections], row_scores[self._plain])
            best = np.maximum.reduceat(found, self._first)
            scores[self._cut] = np.maximum(scores[self._cut], best)
        return scores

    def nearest_text(self, row_scores: Scores) -> Scores:
        """How near the nearer of title and whole text is."""
        return np.maximum(row_scores[self._titles], row_scores[self._wholes])

    def wholes(self, row_scores: Scores) -> Scores:
        """How near each whole text is."""
        return row_scores[self._wholes]

    def best_sentence(self, slot: int, row_scores: Scores) -> Span | None:
        """Where in its body an article's best sentence is; None for an item that is not cut."""
        rows = self._rows[slot]
        if not len(rows.sentences):
            return None
        parts = (row_scores[part] for part in (rows.sentences, rows.sections, rows.plain))
        best = int(np.argmax(_mixed(*parts)))
        return Span(int(rows.starts[best]), int(rows.ends[best]))


def _mixed(sentences: Scores, sections: Scores, plain: Scores) -> Scores:
    # Measured on three sets of long texts (docs/benchmarks.md, retrieval).
    return (sentences + sections * np.float32(2) + plain) * np.float32(0.25)


_NONE: Rows = np.zeros(0, dtype=np.int32)
