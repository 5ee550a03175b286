"""Words as numbers: one for each stem that any item has had."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from threading import Lock

import numpy as np

from assist.retrieval.word_index import ItemWords, Numbers
from assist.store.protocol_index import Words

_WORD = re.compile(r"[^\W_]+")
_AT_ONCE = 2_000
_ITEMS = 200


class Vocabulary:
    """Stems as the store's index makes them; safe to share between threads."""

    def __init__(self, words: Words, known: Iterable[str] = ()) -> None:
        """With the stems that are `known` already, in the order of their numbers."""
        self._words = words
        self._numbers = {stem: number for number, stem in enumerate(known)}
        self._lock = Lock()
        self.stem = lru_cache(maxsize=50_000)(self._stem_of)

    def __len__(self) -> int:
        return len(self._numbers)

    def known(self) -> list[str]:
        """Every stem, in the order of their numbers."""
        with self._lock:
            return list(self._numbers)

    def number(self, stem: str) -> int | None:
        """The stem's number; None for one that no item has had."""
        return self._numbers.get(stem)

    def stems(self, text: str) -> list[str]:
        """The stems of `text`, once each, in the order of the alphabet."""
        return sorted({self.stem(word) for word in words_of(text)})

    def read(self, texts: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, ItemWords]]:
        """The ids of items with their words; `texts` are ids, titles and bodies."""
        known: dict[str, int] = {}
        rest = iter(texts)
        # Stemming is a call of the database: one for many items, not one for each.
        while some := [(one, words_of(title), words_of(body)) for one, title, body in islice(rest, _ITEMS)]:
            words = {word for _, in_title, in_body in some for word in (*in_title, *in_body)}
            self._learn(sorted(words - known.keys()), known)
            yield from zip((one for one, _, _ in some), _counted(some, known), strict=True)

    def _learn(self, new: Sequence[str], known: dict[str, int]) -> None:
        """Puts the numbers of `new` words into `known`."""
        unknown = list(dict.fromkeys(new))
        for start in range(0, len(unknown), _AT_ONCE):
            some = unknown[start : start + _AT_ONCE]
            stems = self._words.stems(" ".join(some))
            # One stem a word, except for scripts that the index cuts elsewhere.
            each = stems if len(stems) == len(some) else [self.stem(word) for word in some]
            with self._lock:
                for word, stem in zip(some, each, strict=True):
                    known[word] = self._numbers.setdefault(stem, len(self._numbers))

    def _stem_of(self, word: str) -> str:
        return " ".join(self._words.stems(word)) or word


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case and in order."""
    return _WORD.findall(text.lower())


def _counted(items: Sequence[tuple[str, list[str], list[str]]], known: Mapping[str, int]) -> list[ItemWords]:
    """The words of items, which are ids with the words of titles and of bodies."""
    titles = [in_title for _, in_title, _ in items]
    whole, counts, ends = _by_item([in_title + in_body for _, in_title, in_body in items], known)
    titled, _, title_ends = _by_item(titles, known)
    lengths = [len(in_title) + len(in_body) for _, in_title, in_body in items]
    return [
        ItemWords(whole[first:last], counts[first:last], length, titled[start:end])
        for length, (first, last), (start, end) in zip(
            lengths, pairwise(ends), pairwise(title_ends), strict=True
        )
    ]


def _by_item(words: Sequence[Sequence[str]], known: Mapping[str, int]) -> tuple[Numbers, Numbers, list[int]]:
    """The stems of each text once and in order, how often each occurs, and where each text begins."""
    stems = np.array([known[word] for text in words for word in text], dtype=np.int64)
    texts = np.repeat(np.arange(len(words)), [len(text) for text in words])
    size = 1 + int(stems.max(initial=0))
    keys, counts = np.unique(texts * size + stems, return_counts=True)
    ends = np.searchsorted(keys, np.arange(len(words) + 1) * size).tolist()
    return (keys % size).astype(np.int32), counts.astype(np.int32), ends
