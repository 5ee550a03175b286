"""Which row of the matrix belongs to which item, and an item's score from its rows' scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.passages import FIRST_SENTENCE, TITLE, WHOLE
from assist.retrieval.vector_bank import VectorBank
from assist.store.traces import Passage
from assist.text.spans import Span

Rows = NDArray[np.int32]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class ItemRows:
    """An item's rows: its title, its whole text, its sentences with their places in the body."""

    title: int
    whole: int
    sentences: Rows
    starts: Rows
    ends: Rows


def item_rows(passages: Iterable[Passage], bank: VectorBank) -> ItemRows:
    """The rows of one item's passages, which come by position."""
    pieces = tuple(passages)
    rows = bank.rows(piece.content_hash for piece in pieces)
    at = {piece.position: int(row) for piece, row in zip(pieces, rows, strict=True)}
    first = next((n for n, piece in enumerate(pieces) if piece.position >= FIRST_SENTENCE), len(pieces))
    starts = np.fromiter((piece.start for piece in pieces[first:]), dtype=np.int32)
    ends = np.fromiter((piece.end for piece in pieces[first:]), dtype=np.int32)
    return ItemRows(at.get(TITLE, -1), at.get(WHOLE, -1), rows[first:], starts, ends)


def rows_by_item(passages: Iterable[Passage], bank: VectorBank) -> dict[str, ItemRows]:
    """Every item's rows; `passages` come by item and position."""
    return {
        item_id: item_rows(pieces, bank) for item_id, pieces in groupby(passages, key=attrgetter("item_id"))
    }


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
        self._sentences = np.concatenate([rows.sentences for rows in each if len(rows.sentences)] or [_NONE])

    def __len__(self) -> int:
        return len(self.ids)

    def own_rows(self, slots: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Title and whole-text rows of `slots`, and for each the number of its slot in `slots`."""
        rows = np.concatenate([self._titles[slots], self._wholes[slots]]).astype(np.int64)
        return rows, np.tile(np.arange(len(slots)), 2)

    def meaning(self, row_scores: Scores) -> Scores:
        """Each item's score: the mean of title and whole; for an article its best sentence if that is more.

        `row_scores` has one score a row of the matrix, and a last 0 for what has no vector yet.
        """
        scores: Scores = (row_scores[self._titles] + row_scores[self._wholes]) * np.float32(0.5)
        if len(self._cut):
            best = np.maximum.reduceat(row_scores[self._sentences], self._first)
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
        best = int(np.argmax(row_scores[rows.sentences]))
        return Span(int(rows.starts[best]), int(rows.ends[best]))


_NONE: Rows = np.zeros(0, dtype=np.int32)
