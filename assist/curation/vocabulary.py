"""The desk's own words, read off its articles and saved replies: what no speller should flag."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from assist.proofreading.words import is_word
from assist.store.records import Item

_WORD = re.compile(r"[^\W\d_][\w'’-]*[^\W_]")
_FEWEST_DOCUMENTS = 2


def desk_vocabulary(items: Iterable[Item]) -> tuple[str, ...]:
    """Rare words that stand in two documents or more, or in a title; alphabetical.

    A word once written may be a slip; twice, by curated texts, it is the desk's own.
    """
    counts: Counter[str] = Counter()
    for item in items:
        titled = set(_WORD.findall(item.title))
        for word in set(_WORD.findall(item.body)) | titled:
            counts[word] += _FEWEST_DOCUMENTS if word in titled else 1
    return tuple(sorted(w for w, n in counts.items() if n >= _FEWEST_DOCUMENTS and not is_word(w)))
