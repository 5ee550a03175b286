"""How much of a question's wording an item has: an absolute share, so that it can be added to a cosine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

import numpy as np

from assist.retrieval.layout import Scores
from assist.retrieval.vocabulary import Vocabulary, words_of
from assist.retrieval.word_index import CEILING, Numbers, WordIndex
from assist.store.records import Item

# Past this, more words of a long message add nothing; the rarest are kept.
_MOST_WORDS = 32
_LONGEST_BODY = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The share (0..1) of the question's words in each item, and the stems looked for with their idf."""

    shares: Scores
    weights: Mapping[str, float] = field(default_factory=dict)


class WordSearch:
    """Search by words in what an index holds."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def search(self, text: str, index: WordIndex) -> Wording:
        """Which items share words with `text`: BM25 / its ceiling for these words.

        Unknown words count with full weight: a question about something else must not look well covered.
        """
        weights = self._rarest({self._vocabulary.stem(word) for word in content_words(text)}, index)
        if not weights:
            return Wording(np.zeros(len(index), dtype=np.float32))
        numbered = {
            number: weight
            for stem, weight in weights.items()
            if (number := self._vocabulary.number(stem)) is not None
        }
        shares = index.bm25(numbered) / (CEILING * sum(weights.values()))
        return Wording(np.minimum(shares, 1.0).astype(np.float32), weights)

    def title_cover(self, thread: str, index: WordIndex, slots: Numbers) -> Scores:
        """The share (0..1, by idf) of the words in the title of each of `slots` that `thread` mentions."""
        numbers = map(self._vocabulary.number, self._vocabulary.stems(thread))
        return index.title_cover([number for number in numbers if number is not None], slots)

    def shared_words(self, item: Item, wording: Wording) -> tuple[str, ...]:
        """The item's own words that were looked for, weightiest first."""
        found = self._matched(f"{item.title} {item.body[:_LONGEST_BODY]}", wording)
        return tuple(found[stem] for stem in sorted(found, key=lambda stem: (-wording.weights[stem], stem)))

    def weight(self, text: str, wording: Wording) -> float:
        """How much of what was looked for `text` has, in idf."""
        return sum(wording.weights[stem] for stem in sorted(self._matched(text, wording)))

    def _rarest(self, stems: set[str], index: WordIndex) -> dict[str, float]:
        weights = {stem: index.idf(self._vocabulary.number(stem)) for stem in stems}
        kept = sorted(weights, key=lambda stem: (-weights[stem], stem))[:_MOST_WORDS]
        return {stem: weights[stem] for stem in kept}

    def _matched(self, text: str, wording: Wording) -> dict[str, str]:
        starts = {stem[:3] for stem in wording.weights}
        found: dict[str, str] = {}
        for word in words_of(text):
            # A stem differs from its word in the ending only: most words need no stemming.
            if word[:3] in starts and (stem := self._vocabulary.stem(word)) in wording.weights:
                found.setdefault(stem, word)
        return found


def content_words(text: str) -> list[str]:
    """The words of `text` in lower case, once each, without those that every question has."""
    stopped = stop_words()
    return list(dict.fromkeys(word for word in words_of(text) if word not in stopped))


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """English words that say nothing about a question's subject, and the pieces of contractions."""
    text = files("assist.retrieval").joinpath("stop_words.txt").read_text(encoding="utf-8")
    return frozenset(words_of(text))
