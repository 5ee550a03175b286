"""Questions that were answered before, as rows of the matrix beside the items that answered them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.layout import Layout, Rows, Scores
from assist.retrieval.passages import content_hash
from assist.retrieval.vector_bank import VectorBank
from assist.store.traces import Evidence, Outcome

# What another team picked says less about this one.
_ELSEWHERE = 0.9


@dataclass(frozen=True, eq=False)
class _Group:
    """Evidence of one outcome ordered by slot; `slots` and `first` say where each item's run begins."""

    evidence: NDArray[np.int32]
    rows: Rows
    slots: Rows
    first: Rows


@dataclass(frozen=True, slots=True)
class Nearest:
    """A past question and its cosine with the one asked now."""

    evidence: Evidence
    score: float


class PastQuestions:
    """Evidence laid out for one layout. Never changed once made."""

    def __init__(self, evidence: Sequence[Evidence], slots: Rows, rows: Rows, size: int) -> None:
        """Each evidence with its item's slot (-1: none) and its question's row; `size` items in all."""
        self._evidence = evidence
        self._slots = slots
        self._rows = rows
        self._size = size
        self._teams = np.array([one.team or "" for one in evidence], dtype=object)
        self._accepted = self._group("accepted")
        self._dismissed = self._group("dismissed")
        self._share = lru_cache(maxsize=64)(self._team_share)

    @classmethod
    def laid_out(cls, evidence: Sequence[Evidence], layout: Layout, bank: VectorBank) -> PastQuestions:
        """The evidence there is, for one layout."""
        slots = np.array([layout.slots.get(one.item_id, -1) for one in evidence], dtype=np.int32)
        return cls(evidence, slots, bank.rows(content_hash(one.question) for one in evidence), len(layout))

    def __len__(self) -> int:
        return len(self._accepted.rows)

    @property
    def evidence(self) -> Sequence[Evidence]:
        """All of it, in the order of time."""
        return self._evidence

    def where(self, kept: NDArray[np.bool_]) -> PastQuestions:
        """As if only the evidence that is `kept` were known."""
        some = [one for one, stays in zip(self._evidence, kept, strict=True) if stays]
        return PastQuestions(some, self._slots[kept], self._rows[kept], self._size)

    def row(self, number: int) -> int:
        """The row of the question of one evidence; -1 where it has no vector yet."""
        return int(self._rows[number])

    def unanswered(self) -> Rows:
        """The rows of questions that nothing fitted."""
        found = [one.outcome == "nothing" for one in self._evidence]
        rows: Rows = self._rows[np.array(found, dtype=bool) & (self._rows >= 0)]
        return rows

    def accepted(self) -> tuple[Rows, Rows, NDArray[np.float64]]:
        """Every accepted pick in the order of time: its item's slot, its row, its weight."""
        picks = np.sort(self._accepted.evidence)
        weights = np.array([self._evidence[int(n)].weight for n in picks], dtype=np.float64)
        return self._slots[picks], self._rows[picks], weights

    def nearest(self, row_scores: Scores, team: str | None) -> Scores:
        """Each item's nearest question that it answered (cosine); -1 where there is none."""
        return self._best(self._accepted, row_scores, team)

    def nearest_dismissed(self, row_scores: Scores, team: str | None) -> Scores:
        """Each item's nearest question it was waved away for (cosine); -1 where there is none."""
        return self._best(self._dismissed, row_scores, team)

    def question(self, slot: int, row_scores: Scores, team: str | None) -> Nearest | None:
        """The nearest question the item answered that `team` may read."""
        mine = [int(n) for n in self._of(slot) if self._teams[n] in ("", team)]
        if not mine:
            return None
        best = max(mine, key=lambda n: (float(row_scores[self._rows[n]]), -n))
        return Nearest(self._evidence[best], float(row_scores[self._rows[best]]))

    def uses_of(self, slot: int) -> int:
        """How often the item was accepted."""
        return len(self._of(slot))

    def kept(self, slot: int) -> float | None:
        """The average share of the item's text that was sent; None when it was never noted."""
        shares = [kept for n in self._of(slot) if (kept := self._evidence[int(n)].kept) is not None]
        return float(np.mean(shares)) if shares else None

    def _of(self, slot: int) -> Rows:
        group = self._accepted
        at = int(np.searchsorted(group.slots, slot))
        if at == len(group.slots) or group.slots[at] != slot:
            return group.evidence[:0]
        end = group.first[at + 1] if at + 1 < len(group.first) else None
        return group.evidence[group.first[at] : end]

    def _best(self, group: _Group, row_scores: Scores, team: str | None) -> Scores:
        best = np.full(self._size, -1.0, dtype=np.float32)
        if len(group.rows):
            scores = row_scores[group.rows] * self._share(team)[group.evidence]
            best[group.slots] = np.maximum.reduceat(scores, group.first)
        return best

    def _team_share(self, team: str | None) -> Scores:
        own = (self._teams == "") | (self._teams == (team or ""))
        return np.where(own | (team is None), 1.0, _ELSEWHERE).astype(np.float32)

    def _group(self, outcome: Outcome) -> _Group:
        fits = np.array([one.outcome == outcome for one in self._evidence], dtype=bool)
        chosen = np.flatnonzero(fits & (self._slots >= 0))
        chosen = chosen[np.argsort(self._slots[chosen], kind="stable")]
        slots, first = np.unique(self._slots[chosen], return_index=True)
        return _Group(
            chosen.astype(np.int32), self._rows[chosen], slots.astype(np.int32), first.astype(np.int32)
        )
