"""Scores every allowed item for a query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.field import Field
from assist.retrieval.fusion import OUTSIDE, Signals, draft_share, with_draft
from assist.retrieval.index import SearchIndex
from assist.retrieval.layout import Scores
from assist.retrieval.learned_signals import with_learned
from assist.retrieval.matters import LIKELIEST, lifted, lifted_rows
from assist.retrieval.query import Query
from assist.retrieval.wording import Wording, WordSearch, content_words
from assist.store.records import Scope
from models.embedder import Encoder
from models.ranker import Ranker

# Titles are compared with the whole conversation for the likeliest items only.
_LIKELIEST = 300
# A short last message beside its turn, where it is read a second time by itself.
_REPEATED = np.float32(0.7)


class RankerSource(Protocol):
    """Whoever has the learned ranker in force."""

    def current(self) -> Ranker | None:
        """The ranker, or None when nothing is learned or learning is off."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """One text's evidence: its signals, its words, and its cosine with every row of the matrix."""

    signals: Signals
    wording: Wording
    row_scores: Scores
    words: int


@dataclass(frozen=True, eq=False)
class Found:
    """All allowed items scored; `question` or `draft` is None when there is no such text."""

    field: Field
    question: Heard | None
    draft: Heard | None

    @property
    def main(self) -> Heard:
        """The question, or the draft where there is no question."""
        heard = self.question or self.draft
        if heard is None:
            raise ValueError("a search without a text")
        return heard

    @cached_property
    def total(self) -> Scores:
        """One score an item, OUTSIDE for those that may not be shown; one scale with and without a draft."""
        total = self.main.signals.total()
        if self.question and self.draft:
            typed = self.draft.signals
            share = draft_share(self.draft.words, typed.base()[self.field.allowed])
            total = with_draft(total, typed.total(), share)
        # Rounded, so that the last bits of a sum never decide an order; ties go by id.
        return np.where(self.field.allowed, np.round(total, 6), OUTSIDE)

    def order(self, most: int) -> list[int]:
        """Slots of the best `most` allowed items, best first."""
        return best_slots(self.total, self.field.allowed, most)


class Search:
    """Meaning, words, thread and history for one query."""

    def __init__(self, encoder: Encoder, index: SearchIndex, rankers: RankerSource) -> None:
        self._encoder = encoder
        self._index = index
        self._rankers = rankers
        self.words = WordSearch(index.vocabulary)

    def find(self, query: Query, scope: Scope) -> Found:
        """Every allowed item scored for a query that is not empty."""
        snapshot, ranker = self._index.refresh(), self._rankers.current()
        field = Field(snapshot, scope, self._index.within(scope, snapshot))
        matters = query.matters
        asked = (query.turn, query.repeated, query.draft, *matters)
        texts = list(dict.fromkeys(text for text in asked if text))
        vectors = dict(zip(texts, self._encoder.encode(texts), strict=True))
        question = draft = None
        if query.turn:
            vector = vectors[query.turn]
            if query.repeated:
                vector = vector + _REPEATED * vectors[query.repeated]
            pieces = {text: vectors[text] for text in matters}
            question = self.hear(query.turn, vector, field, ranker, query.thread, pieces)
        if query.draft:
            draft = self.hear(query.draft, vectors[query.draft], field, ranker)
        return Found(field, question, draft)

    def hear(
        self,
        text: str,
        vector: Scores,
        field: Field,
        ranker: Ranker | None,
        thread: str = "",
        pieces: Mapping[str, Scores] = MappingProxyType({}),
    ) -> Heard:
        """The evidence for each item that `text` gives; `vector` has any length but 0, those of pieces 1."""
        unit = (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float32)
        rows = field.snapshot.row_scores(unit)
        wording = self.words.search(text, field.snapshot.words)
        signals = Signals(field.snapshot.layout.meaning(rows), wording.shares)
        if pieces:
            signals, rows = self._by_piece(signals, rows, pieces, field)
        if thread:
            signals = replace(signals, thread=self._thread_cover(signals, thread, field))
        if len(field.snapshot.past):
            signals = self._with_history(signals, unit, rows, field, ranker)
        return Heard(signals, wording, rows, len(content_words(text)))

    def _by_piece(
        self, signals: Signals, rows: Scores, pieces: Mapping[str, Scores], field: Field
    ) -> tuple[Signals, Scores]:
        """Signals and rows raised where a piece of the message alone fits better than all of it."""
        layout, index = field.snapshot.layout, field.snapshot.words
        likely = best_slots(signals.base(), field.allowed, LIKELIEST)
        rows = lifted_rows(rows, list(pieces.values()), likely, field.snapshot)
        shares = [self.words.search(piece, index).shares for piece in pieces]
        return Signals(layout.meaning(rows), lifted(signals.words, shares)), rows

    def _thread_cover(self, signals: Signals, thread: str, field: Field) -> Scores:
        likely = np.array(best_slots(signals.base(), field.allowed, _LIKELIEST), dtype=np.int32)
        counted = np.zeros(len(field.allowed), dtype=np.float32)
        counted[likely] = self.words.title_cover(thread, field.snapshot.words, likely)
        return counted

    def _with_history(
        self, signals: Signals, unit: Scores, rows: Scores, field: Field, ranker: Ranker | None
    ) -> Signals:
        past, team = field.snapshot.past, field.scope.team
        signals = replace(
            signals,
            nearest=np.maximum(past.nearest(rows, team), field.snapshot.layout.nearest_text(rows)),
            dismissed=past.nearest_dismissed(rows, team),
        )
        return with_learned(signals, ranker, unit, field) if ranker else signals


def best_slots(scores: Scores, allowed: NDArray[np.bool_], most: int) -> list[int]:
    """The best `most` of the allowed slots, best first, ties in the order of slots."""
    among = np.flatnonzero(allowed)
    if len(among) > most > 0:
        cut = np.partition(scores[among], len(among) - most)[len(among) - most]
        among = among[scores[among] >= cut]
    return [int(slot) for slot in among[np.argsort(-scores[among], kind="stable")][:most]]
