"""Words as numbers: one for each stem that any item has had."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from threading import Lock

import numpy as np

from assist.retrieval.word_index import ItemWords, Numbers
from assist.store.protocol_index import Words

_WORD = re.compile(r"[^\W_]+")
_AT_ONCE = 2_000
_ITEMS = 200


class Vocabulary:
    """Stems as the store's index makes them; safe to share between threads."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers: dict[str, int] = {}
        self._lock = Lock()
        self.stem = lru_cache(maxsize=50_000)(self._stem_of)

    def __len__(self) -> int:
        return len(self._numbers)

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
            for item_id, in_title, in_body in some:
                titled = Counter([known[word] for word in in_title])
                counts = titled + Counter([known[word] for word in in_body])
                stems = sorted(counts)
                each = [counts[stem] for stem in stems]
                yield item_id, ItemWords(_numbers(stems), _numbers(each), counts.total(), _numbers(titled))

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


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int32)
