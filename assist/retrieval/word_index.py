"""Which words each item has, as arrays: FTS5's own score for a whole question in a fraction of its time.

The store's index stays the one that stems, and the one that lists and exports are searched by. It needs
milliseconds a question on a large desk, because it reads each matching item's length from a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.layout import Scores

Numbers = NDArray[np.int32]

# FTS5's fixed parameters of BM25; a word's share has its ceiling at (k1 + 1) * idf.
_K1 = 1.2
_B = 0.75
CEILING = _K1 + 1
_SMALLEST_IDF = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class ItemWords:
    """One item's stems by number with how often each occurs, its length in words, its title's stems."""

    stems: Numbers
    counts: Numbers
    length: int
    title: Numbers


_NONE: Numbers = np.zeros(0, dtype=np.int32)
NO_WORDS = ItemWords(_NONE, _NONE, 0, _NONE)


class WordIndex:
    """All items' words in the order of one layout. Never changed once made."""

    def __init__(self, items: Sequence[ItemWords], size: int) -> None:
        """`items` in the order of their slots; stems are numbered below `size`."""
        self._items = len(items)
        stems, slots, counts = _joined(items)
        order = np.argsort(stems, kind="stable")
        found = np.bincount(stems, minlength=size)
        self._first = np.concatenate(([0], np.cumsum(found)))
        self._slots = slots[order]
        lengths = np.array([item.length for item in items], dtype=np.float64)
        usual = _K1 * (1 - _B + _B * lengths / max(1.0, lengths.mean() if len(items) else 1.0))
        often = counts[order].astype(np.float64)
        self._weights = (often * CEILING / (often + usual[self._slots])).astype(np.float32)
        self._idf = _idf(self._items, found)
        self._titles = np.concatenate([item.title for item in items] or [_NONE])
        self._title_first = np.cumsum([0, *(len(item.title) for item in items)], dtype=np.int64)
        self._title_idf = _idf(self._items, np.bincount(self._titles, minlength=size))

    def __len__(self) -> int:
        return self._items

    def idf(self, number: int | None) -> float:
        """How much a stem says; an unknown one says most."""
        known = number is not None and number < len(self._idf)
        return float(self._idf[number] if known else _idf(self._items, np.zeros(1, dtype=np.int64))[0])

    def bm25(self, weights: Mapping[int, float]) -> NDArray[np.float64]:
        """Each item's BM25 for stems with their idf, in the order of slots."""
        scores = np.zeros(self._items)
        for number, idf in sorted(weights.items()):
            if number + 1 < len(self._first):
                run = slice(self._first[number], self._first[number + 1])
                scores[self._slots[run]] += idf * self._weights[run]
        return scores

    def title_cover(self, said: Sequence[int], slots: Numbers) -> Scores:
        """The share (0..1, by idf) of the title of each of `slots` that is among the stems `said`."""
        cover = np.zeros(len(slots), dtype=np.float32)
        if not len(self._titles) or not said:
            return cover
        titles, ends = _picked(self._titles, self._title_first, slots)
        weights = self._title_idf[titles]
        spoken = np.zeros(len(self._title_idf), dtype=bool)
        spoken[[number for number in said if number < len(spoken)]] = True
        whole = _sums(weights, ends)
        covered = _sums(np.where(spoken[titles], weights, 0.0), ends)
        np.divide(covered, whole, out=cover, where=whole > 0, casting="same_kind")
        return cover


def _joined(items: Sequence[ItemWords]) -> tuple[Numbers, Numbers, Numbers]:
    """Every item's stems behind each other, with the item's slot and the count of each."""
    if not items:
        return _NONE, _NONE, _NONE
    slots = np.repeat(np.arange(len(items), dtype=np.int32), [len(item.stems) for item in items])
    return np.concatenate([item.stems for item in items]), slots, np.concatenate([i.counts for i in items])


def _idf(items: int, found: NDArray[np.int64]) -> NDArray[np.float64]:
    """FTS5's idf of stems that were found in so many of `items`."""
    # A stem may be left over from items that are gone: what nothing has says as much as what is unknown.
    rarity: NDArray[np.float64] = np.log((items - found + 0.5) / (found + 0.5))
    return np.maximum(rarity, _SMALLEST_IDF)


def _picked(values: Numbers, first: NDArray[np.int64], slots: Numbers) -> tuple[Numbers, NDArray[np.int64]]:
    """The runs of `values` that belong to `slots`, behind each other, and where each ends."""
    lengths = first[slots + 1] - first[slots]
    ends = np.cumsum(lengths)
    places = np.arange(lengths.sum()) + np.repeat(first[slots] - (ends - lengths), lengths)
    return values[places], ends


def _sums(values: NDArray[np.float64], ends: NDArray[np.int64]) -> NDArray[np.float64]:
    """The sum of each run of `values`, which ends before `ends`."""
    running = np.concatenate(([0.0], np.cumsum(values)))
    return np.diff(running[np.concatenate(([0], ends))])
