"""Which saved reply a sent text was made from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.index import Snapshot
from assist.retrieval.layout import Scores
from assist.retrieval.passages import readable
from assist.store.protocol import Store
from assist.store.records import Scope
from models.embedder import Encoder

# Cosine of a sent text with a reply: an edited copy stays above, a text of one's own falls below.
_LEAST = 0.8
_SCOPE = Scope(("saved_reply",), statuses=None, all_teams=True)


def nearest_replies(
    encoder: Encoder, snapshot: Snapshot, store: Store, texts: Sequence[str]
) -> list[tuple[str, float] | None]:
    """For each text the id of the likest saved reply with their cosine; None where none is alike enough."""
    allowed = store.items.ids_in(_SCOPE)
    names = snapshot.layout.ids
    slots = np.flatnonzero(np.fromiter((item_id in allowed for item_id in names), dtype=bool))
    if not len(slots):
        return [None] * len(texts)
    vectors = encoder.encode([readable(text) for text in texts])
    return [_nearest(snapshot, slots, *snapshot.row_scores(vector[None])) for vector in vectors]


def _nearest(snapshot: Snapshot, slots: NDArray[np.int64], row_scores: Scores) -> tuple[str, float] | None:
    likeness = snapshot.layout.wholes(row_scores)[slots]
    best = int(np.argmax(likeness))
    score = float(likeness[best])
    return (snapshot.layout.ids[int(slots[best])], round(score, 4)) if score >= _LEAST else None
