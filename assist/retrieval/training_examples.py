"""What the ranker learns from: each document's own texts, and the questions it answered."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.index import Snapshot
from models.ranker import NOTHING, Examples

# A fit grows with documents times examples: past these it would take minutes.
_MOST_DOCUMENTS = 2_000
_MOST_QUESTIONS = 200
_MOST_UNANSWERED = 2_000
_FEW_DOCUMENTS = 500


def training_examples(snapshot: Snapshot) -> tuple[tuple[str, ...], Examples]:
    """Document ids and examples labelled by their number; deterministic for one snapshot.

    Questions that nothing fitted belong to a document of their own, NOTHING. A small desk learns to tell all
    its documents apart; a large one those that were ever picked.
    """
    layout, past = snapshot.layout, snapshot.past
    slots, rows, weights = past.accepted()
    chosen = _chosen(len(layout), slots)
    number = np.full(len(layout), -1, dtype=np.int64)
    number[chosen] = np.arange(len(chosen))
    own_rows, own_labels = layout.own_rows(chosen)
    picked = _latest(slots, number)
    unanswered = past.unanswered()[-_MOST_UNANSWERED:]
    labels = np.concatenate([own_labels, number[slots[picked]], np.full(len(unanswered), len(chosen))])
    all_rows = np.concatenate([own_rows, rows[picked], unanswered])
    all_weights = np.concatenate([np.ones(len(own_rows)), weights[picked], np.ones(len(unanswered))])
    known = all_rows >= 0
    vectors = snapshot.vectors.of(all_rows[known])
    return (
        (*(layout.ids[slot] for slot in chosen), NOTHING),
        Examples(vectors, labels[known], all_weights[known]),
    )


def _chosen(documents: int, slots: NDArray[np.int32]) -> NDArray[np.int64]:
    if documents <= _FEW_DOCUMENTS:
        return np.arange(documents)
    used, counts = np.unique(slots, return_counts=True)
    most = np.argsort(-counts, kind="stable")[:_MOST_DOCUMENTS]
    return np.sort(used[most])


def _latest(slots: NDArray[np.int32], number: NDArray[np.int64]) -> NDArray[np.int64]:
    """Which picks to use: the latest of each document, up to a limit; picks come in the order of time."""
    taken: dict[int, int] = {}
    kept = []
    for at in range(len(slots) - 1, -1, -1):
        slot = int(slots[at])
        if number[slot] >= 0 and taken.get(slot, 0) < _MOST_QUESTIONS:
            taken[slot] = taken.get(slot, 0) + 1
            kept.append(at)
    return np.array(sorted(kept), dtype=np.int64)
