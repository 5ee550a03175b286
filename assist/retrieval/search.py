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
from assist.retrieval.matters import lifted
from assist.retrieval.query import Query
from assist.retrieval.wording import Wording, WordSearch, content_words
from assist.store.records import Scope
from models.embedder import Encoder
from models.ranker import Ranker

# Titles are compared with the whole conversation for the likeliest items only.
_LIKELIEST = 300
# A short last message beside its turn, where it is read a second time by itself.
_REPEATED = np.float32(0.7)
_QUESTION = ""  # no text is empty


class RankerSource(Protocol):
    """Whoever has the learned ranker in force."""

    def current(self) -> Ranker | None:
        """The ranker, or None when nothing is learned or learning is off."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A text, its unit vector, and the cosine of that with every row of the matrix."""

    text: str
    unit: Scores
    row_scores: Scores


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
        vectors = self._vectors(query)
        rows = dict(zip(vectors, snapshot.row_scores(np.stack(list(vectors.values()))), strict=True))
        question = draft = None
        if query.turn:
            pieces = {text: rows[text] for text in query.matters}
            said = Said(query.turn, vectors[_QUESTION], rows[_QUESTION])
            question = self._heard(said, field, ranker, query.thread, pieces)
        if query.draft:
            said = Said(query.draft, vectors[query.draft], rows[query.draft])
            draft = self._heard(said, field, ranker)
        return Found(field, question, draft)

    def hear(self, text: str, vector: Scores, field: Field, ranker: Ranker | None) -> Heard:
        """The evidence for each item that `text` alone gives; `vector` has length 1."""
        (rows,) = field.snapshot.row_scores(vector[None])
        return self._heard(Said(text, vector, rows), field, ranker)

    def _vectors(self, query: Query) -> dict[str, Scores]:
        """Unit vectors of the question, of each piece of it and of the draft."""
        texts = [text for text in (query.turn, query.repeated, query.draft, *query.matters) if text]
        texts = list(dict.fromkeys(texts))
        vectors: dict[str, Scores] = dict(zip(texts, self._encoder.encode(texts), strict=True))
        if query.turn:
            vectors[_QUESTION] = vectors[query.turn]
        if query.repeated:
            both = vectors[query.turn] + _REPEATED * vectors[query.repeated]
            vectors[_QUESTION] = (both / max(float(np.linalg.norm(both)), 1e-9)).astype(np.float32)
        wanted = (_QUESTION, query.draft, *query.matters)
        return {name: vectors[name] for name in wanted if name in vectors}

    def _heard(
        self,
        said: Said,
        field: Field,
        ranker: Ranker | None,
        thread: str = "",
        pieces: Mapping[str, Scores] = MappingProxyType({}),
    ) -> Heard:
        """The evidence for each item; `pieces` are parts of what was said, each with its cosines."""
        rows = said.row_scores
        wording = self.words.search(said.text, field.snapshot.words)
        shares = wording.shares
        if pieces:
            rows = lifted(rows, pieces.values())
            shares = lifted(shares, (self.words.search(one, field.snapshot.words).shares for one in pieces))
        signals = Signals(field.snapshot.layout.meaning(rows), shares)
        if thread:
            signals = replace(signals, thread=self._thread_cover(signals, thread, field))
        if len(field.snapshot.past):
            signals = self._with_history(signals, said.unit, rows, field, ranker)
        return Heard(signals, wording, rows, len(content_words(said.text)))

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
