"""How much of a question's wording an item has: an absolute share, so that it can be added to a cosine."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from assist.store.protocol_index import Field, Words
from assist.store.records import Item, Scope

# BM25's ceiling for a word is (k1 + 1) * idf; FTS5's k1 is fixed at 1.2.
_CEILING = 2.2
_SMALLEST_IDF = 1e-6
_WORD = re.compile(r"[^\W_]+")
# Past this, more words of a long message add time and no accuracy; the rarest are kept.
_MOST_WORDS = 32
# A word's cost is the items that have it. The rarest words first, and no more once so many are looked at.
_MOST_ITEMS = 4_000
_ALWAYS = 3
_MOST_HITS = 200
_LONGEST_BODY = 20_000


@dataclass(frozen=True, slots=True)
class Wording:
    """The stems looked for with their idf, and the share of them (0..1) in each item that has any."""

    shares: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)


class Frequencies:
    """How rare words are at one revision of the items; asked of the store once a word."""

    def __init__(self, words: Words, revision: int) -> None:
        self.revision = revision
        self._words = words
        self._known: dict[Field, dict[str, float]] = {"all": {}, "title": {}}
        self._counts: dict[str, int] = {}

    def idf(self, stems: Iterable[str], field: Field) -> dict[str, float]:
        """FTS5's own idf of each stem, in the order of the alphabet."""
        wanted, known = sorted(set(stems)), self._known[field]
        new = [stem for stem in wanted if stem not in known]
        if new:
            total = self._words.document_count()
            counts = self._words.document_frequencies(new, field=field)
            known |= {stem: _idf(total, counts.get(stem, 0)) for stem in new}
            self._counts |= counts if field == "all" else {}
        return {stem: known[stem] for stem in wanted}

    def rarest(self, stems: Iterable[str]) -> dict[str, float]:
        """The idf of as many stems as a search can afford, rarest first."""
        weights = self.idf(stems, "all")
        kept: dict[str, float] = {}
        seen = 0
        for stem in sorted(weights, key=lambda stem: (-weights[stem], stem))[:_MOST_WORDS]:
            seen += self._counts.get(stem, 0)
            if seen > _MOST_ITEMS and len(kept) >= _ALWAYS:
                break
            kept[stem] = weights[stem]
        return kept


class WordSearch:
    """Search by words through the store's index."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._stem = lru_cache(maxsize=50_000)(self._stem_of)
        self._title_stems = lru_cache(maxsize=20_000)(self._stems_of)
        self._frequencies = Frequencies(words, 0)

    def renew(self, revision: int) -> None:
        """Forget how often words occur, if items have changed since."""
        if self._frequencies.revision != revision:
            self._frequencies = Frequencies(self._words, revision)

    def search(self, text: str, scope: Scope) -> Wording:
        """Items within `scope` that share words with `text`: BM25 / its ceiling for these words.

        Unknown words count with full weight: a question about something else must not look well covered.
        """
        words = {self._stem(word): word for word in content_words(text)}
        weights = self._frequencies.rarest(words)
        if not weights:
            return Wording()
        hits = self._words.search([words[stem] for stem in weights], scope, limit=_MOST_HITS)
        ceiling = _CEILING * sum(weights.values())
        return Wording({hit.item_id: min(1.0, max(0.0, hit.bm25 / ceiling)) for hit in hits}, weights)

    def title_cover(self, thread: str, titles: Mapping[str, str]) -> dict[str, float]:
        """The share (0..1, by idf) of each title's words that `thread` mentions; `titles` by item id."""
        said = frozenset(self._stems_of(thread))
        stems = {item_id: self._title_stems(title) for item_id, title in titles.items()}
        weights = self._frequencies.idf({stem for some in stems.values() for stem in some}, "title")
        return {item_id: _cover(some, said, weights) for item_id, some in stems.items()}

    def shared_words(self, item: Item, wording: Wording) -> tuple[str, ...]:
        """The item's own words that were looked for, weightiest first."""
        found = self._matched(f"{item.title} {item.body[:_LONGEST_BODY]}", wording)
        return tuple(found[stem] for stem in sorted(found, key=lambda stem: (-wording.weights[stem], stem)))

    def weight(self, text: str, wording: Wording) -> float:
        """How much of what was looked for `text` has, in idf."""
        return sum(wording.weights[stem] for stem in sorted(self._matched(text, wording)))

    def _matched(self, text: str, wording: Wording) -> dict[str, str]:
        starts = {stem[:3] for stem in wording.weights}
        found: dict[str, str] = {}
        for word in _WORD.findall(text.lower()):
            # A stem differs from its word in the ending only: most words need no stemming.
            if word[:3] in starts and (stem := self._stem(word)) in wording.weights:
                found.setdefault(stem, word)
        return found

    def _stem_of(self, word: str) -> str:
        return " ".join(self._words.stems(word)) or word

    def _stems_of(self, text: str) -> tuple[str, ...]:
        # Sorted, because a sum of floats depends on its order and a set has none.
        return tuple(sorted({self._stem(word) for word in _WORD.findall(text.lower())}))


def content_words(text: str) -> list[str]:
    """The words of `text` in lower case, once each, without those that every question has."""
    stopped = stop_words()
    return list(dict.fromkeys(word for word in _WORD.findall(text.lower()) if word not in stopped))


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """English words that say nothing about a question's subject, and the pieces of contractions."""
    text = files("assist.retrieval").joinpath("stop_words.txt").read_text(encoding="utf-8")
    return frozenset(_WORD.findall(text))


def _idf(total: int, count: int) -> float:
    return max(_SMALLEST_IDF, math.log((total - count + 0.5) / (count + 0.5)))


def _cover(stems: tuple[str, ...], said: frozenset[str], weights: Mapping[str, float]) -> float:
    whole = covered = 0.0
    for stem in stems:
        weight = weights[stem]
        whole += weight
        if stem in said:
            covered += weight
    return covered / whole if whole else 0.0
