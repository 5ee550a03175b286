"""Finds what answers a conversation, or says that nothing does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from assist.retrieval.confidence import probabilities, regime_of
from assist.retrieval.desk_calibration import Fit, desk_calibration
from assist.retrieval.duplicates import group_same
from assist.retrieval.evidence_passage import passage_of
from assist.retrieval.index import SearchIndex, Snapshot
from assist.retrieval.indexing import Progress
from assist.retrieval.learning import Learner, Measure
from assist.retrieval.nearest_replies import nearest_replies
from assist.retrieval.query import Query, read_query
from assist.retrieval.reasons import reasons_for
from assist.retrieval.rendering import Rendered, render, values_of
from assist.retrieval.search import Found, RankerSource, Search
from assist.retrieval.sent_search import SentSearch
from assist.retrieval.suggestion import (
    AbstainReason,
    MatchedPassage,
    Reason,
    Suggestion,
    SuggestionRequest,
    SuggestionSet,
)
from assist.store.protocol import Store
from assist.store.records import Item, Scope
from models.calibration import Calibration, Regime, shipped_calibration
from models.embedder import NamedEncoder

# Room for near-identical replies that are shown as one.
_SPARE = 10


class NothingLearned:
    """The ranker source of a desk that does not learn."""

    def current(self) -> None:
        """Never a ranker."""
        return

    def note(self, index: SearchIndex, snapshot: Snapshot) -> None:
        """Learns nothing."""

    def learn(self, snapshot: Snapshot) -> None:
        """Learns nothing."""

    def calibration(self) -> None:
        """Never one of its own."""
        return

    def measure_with(self, measure: Measure) -> None:
        """Measures nothing."""

    def close(self) -> None:
        """Nothing to end."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A candidate: its place in the layout, the item, the ids it stands for."""

    slot: int
    item: Item
    similar: tuple[str, ...]


class Suggester:
    """Suggestions for one desk; safe to share between threads."""

    def __init__(
        self,
        store: Store,
        encoder: NamedEncoder,
        *,
        threshold: float,
        learner: Learner | None = None,
        calibrations: Mapping[Regime, Calibration] | None = None,
        index_file: Path | None = None,
    ) -> None:
        self._store = store
        self._threshold = threshold
        self._encoder = encoder
        self.learner: Learner | NothingLearned = learner or NothingLearned()
        self.index = SearchIndex(store, encoder, index_file)
        self.sent = SentSearch(store, encoder, self.index)
        self._search = Search(encoder, self.index, self.learner)
        self.learner.measure_with(self._measured)
        self._calibrations = calibrations or {
            "cold": shipped_calibration("cold"),
            "history": shipped_calibration("history"),
        }

    def suggest(self, request: SuggestionRequest) -> SuggestionSet:
        """What may answer the request's conversation, best first; the same request gets the same answer."""
        query = read_query(request.conversation, request.draft)
        scope = Scope(request.kinds, request.conversation.team, request.conversation.locale)
        if query.is_empty():
            return self._answer(request, query, None, (), "nothing_asked")
        found = self._search.find(query, scope)
        self.learner.note(self.index, found.field.snapshot)
        suggestions = self._suggestions(request, query, found)
        doubt = self._doubt(request, suggestions)
        if doubt == "nothing_fits" and found.question and found.draft:
            # What the agent types lifts what it fits; it never hides what the message alone finds.
            without = Found(found.field, found.question, None)
            others = self._suggestions(request, query, without)
            if not self._doubt(request, others):
                found, suggestions, doubt = without, others, None
        return self._answer(request, query, found, suggestions, doubt)

    def search(self, query: Query, scope: Scope) -> Found:
        """Every item within `scope` scored for `query`, before anything is shown or held back."""
        return self._search.find(query, scope)

    def refresh(self, progress: Progress | None = None) -> None:
        """Takes in all that has changed in the store, embedding what is new before it returns."""
        self.index.embed_all(progress)

    def learn(self) -> None:
        """Fits on all past picks before it returns; nothing where learning is off or picks are too few."""
        self.learner.learn(self.index.embed_all())

    def nearest_replies(self, texts: Sequence[str]) -> list[tuple[str, float] | None]:
        """For each sent text the saved reply it was made from and how alike they are; None if it is none."""
        return nearest_replies(self._encoder, self.index.embed_all(), self._store, texts)

    def close(self) -> None:
        """Ends what runs in the background."""
        self.learner.close()
        self.index.close()

    def _suggestions(self, request: SuggestionRequest, query: Query, found: Found) -> tuple[Suggestion, ...]:
        called = self._called(query, found)
        ranked = [one for one in self._ranked(found, request.limit) if one.item.id not in called]
        chances = probabilities(found, [one.slot for one in ranked], self._calibration(found))
        values = values_of(request.conversation)
        by_name = [
            self._build(found, one, 1.0, values, Reason("shortcut", text=query.shortcut))
            for one in called.values()
        ]
        rest = [self._build(found, one, chance, values) for one, chance in zip(ranked, chances, strict=True)]
        return (*by_name, *rest)[: request.limit]

    def _calibration(self, found: Found) -> Calibration:
        regime = regime_of(found)
        own = self.learner.calibration() if regime == "history" else None
        return own or self._calibrations[regime]

    def _measured(self, snapshot: Snapshot, fit: Fit) -> Calibration | None:
        return desk_calibration(snapshot, fit, self.index.within, self._search.hear)

    def _called(self, query: Query, found: Found) -> dict[str, _Ranked]:
        """Items whose short code the draft is."""
        if not query.shortcut:
            return {}
        slots = found.field.snapshot.layout.slots
        items = self._store.items.by_short_code(query.shortcut, found.field.scope)
        return {item.id: _Ranked(slots[item.id], item, ()) for item in items if item.id in slots}

    def _ranked(self, found: Found, limit: int) -> list[_Ranked]:
        slots, ids = found.field.snapshot.layout.slots, found.field.snapshot.layout.ids
        items = self._store.items.many([ids[slot] for slot in found.order(limit + _SPARE)])
        return [_Ranked(slots[item.id], item, same) for item, same in group_same(items)][: limit + 1]

    def _build(
        self, found: Found, one: _Ranked, chance: float, values: Mapping[str, str], *first: Reason
    ) -> Suggestion:
        item, words = one.item, self._search.words
        passage = passage_of(found, one.slot, item, words)
        rendered = _rendered(item, passage.of(item.body), values)
        return Suggestion(
            item=item,
            score=round(float(found.total[one.slot]), 4),
            probability=chance,
            passage=MatchedPassage(passage.of(item.body), passage.start, passage.end),
            rendered=rendered.text,
            unfilled=rendered.unfilled,
            reasons=(*first, *reasons_for(found, one.slot, item, words)),
            similar=one.similar,
        )

    def _doubt(self, request: SuggestionRequest, suggestions: Sequence[Suggestion]) -> AbstainReason | None:
        if not suggestions:
            return "no_documents"
        threshold = self._threshold if request.threshold is None else request.threshold
        return "nothing_fits" if suggestions[0].probability < threshold else None

    def _answer(
        self,
        request: SuggestionRequest,
        query: Query,
        found: Found | None,
        suggestions: tuple[Suggestion, ...],
        doubt: AbstainReason | None,
    ) -> SuggestionSet:
        return SuggestionSet(
            id=_set_id(request, query, found, self.learner),
            abstained=doubt is not None,
            abstain_reason=doubt,
            data=() if doubt and not request.include_abstained else suggestions,
            question=query.remembered,
            probability=suggestions[0].probability if suggestions else 0.0,
        )


def _rendered(item: Item, passage: str, values: Mapping[str, str]) -> Rendered:
    """A reply in full; an article's passage with the link to the rest."""
    if item.kind == "saved_reply":
        return render(item.body, values)
    rendered = render(passage, values)
    return Rendered(f"{rendered.text}\n{item.url}" if item.url else rendered.text, rendered.unfilled)


def _set_id(request: SuggestionRequest, query: Query, found: Found | None, rankers: RankerSource) -> str:
    ranker = rankers.current()
    snapshot = found.field.snapshot if found else None
    parts = (
        query,
        request.conversation.id,
        request.conversation.team,
        request.conversation.locale,
        request.kinds,
        request.limit,
        (snapshot.items_revision, snapshot.evidence_revision) if snapshot else None,
        ranker.version if ranker else 0,
    )
    return "s-" + blake2b(repr(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()
