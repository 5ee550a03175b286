"""What the learned ranker says of each item, and of whether anything fits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from assist.retrieval.field import Field
from assist.retrieval.fusion import Signals, log_softmax
from assist.retrieval.layout import Scores
from models.ranker import NOTHING, Ranker


def with_learned(signals: Signals, ranker: Ranker, unit: Scores, field: Field) -> Signals:
    """`signals` with the ranker's; an item that it has not met gets what an average item would."""
    layout = field.snapshot.layout
    slots = np.array([layout.slots.get(name, -1) for name in ranker.documents], dtype=np.int64)
    known = np.flatnonzero(slots >= 0)
    known = known[field.allowed[slots[known]]]
    if not len(known):
        return signals
    logits = ranker.logits(unit)
    log_p = np.full(len(layout), -np.log(len(known) + 1), dtype=np.float32)
    log_p[slots[known]] = log_softmax(logits[known])
    return replace(signals, log_p=log_p, something=_something(ranker, logits, logits[known]))


def _something(ranker: Ranker, logits: Scores, items: Scores) -> float | None:
    """The log odds that one of the items fits; None where no question was ever left unanswered."""
    # The ranker's documents are in the order of their numbers, in which NOTHING is the last.
    if ranker.documents[-1] != NOTHING:
        return None
    most = float(items.max())
    return most + float(np.log(np.exp(items - most).sum())) - float(logits[-1])
