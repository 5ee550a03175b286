"""Which saved reply a sent text was made from, told by the words both have."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from assist.importing.history import Matcher
from assist.store.protocol import Store
from assist.store.records import Item, Scope

# A reply filled in and slightly edited shares far more than this; two replies on one topic share less.
_LIKE = 0.6
_CANDIDATES = 12
_RAREST = 60
_ALL_REPLIES = Scope(kinds=("saved_reply",), all_teams=True)


def word_matcher(store: Store) -> Matcher:
    """A matcher that needs no encoder: cosine of stem counts, weighted by how rare a stem is."""

    def match(texts: Sequence[str]) -> list[tuple[str, float] | None]:
        return [_nearest(store, text) for text in texts]

    return match


def _nearest(store: Store, text: str) -> tuple[str, float] | None:
    stems = store.words.stems(text)
    hits = store.words.search(_rarest(store, text), _ALL_REPLIES, limit=_CANDIDATES)
    items = store.items.many([hit.item_id for hit in hits])
    scored = [(_likeness(store, stems, item), item.id) for item in items]
    best = max(scored, default=(0.0, ""))
    return (best[1], best[0]) if best[0] >= _LIKE else None


def _rarest(store: Store, text: str) -> list[str]:
    """The words of `text` that say most: a whole message as a query is slow and finds no more."""
    words = list(dict.fromkeys(text.lower().split()))
    stems = {word: store.words.stems(word) for word in words}
    known = store.words.document_frequencies(stem for each in stems.values() for stem in each)
    frequent = {
        word: min((known[stem] for stem in each if stem in known), default=0) for word, each in stems.items()
    }
    told = sorted((count, word) for word, count in frequent.items() if count)
    return [word for _, word in told[:_RAREST]]


def _likeness(store: Store, stems: Sequence[str], item: Item) -> float:
    theirs = store.words.stems(item.body)
    known = store.words.document_frequencies({*stems, *theirs})
    count = max(1, store.words.document_count())
    rarity = {stem: math.log1p(count / known.get(stem, 1)) for stem in {*stems, *theirs}}
    ours, other = (
        {stem: (1 + math.log(times)) * rarity[stem] for stem, times in Counter(each).items()}
        for each in (stems, theirs)
    )
    product = sum(weight * other.get(stem, 0.0) for stem, weight in ours.items())
    norm = math.sqrt(sum(w * w for w in ours.values()) * sum(w * w for w in other.values()))
    return product / norm if norm else 0.0
