"""Embeds what is new: items as passages, questions as they are; each batch is kept before the next begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from assist.retrieval.passages import content_hash, cut
from assist.store.protocol import Store
from assist.store.records import Item
from models.embedder import NamedEncoder

Progress = Callable[[int, int], None]
"""Told after every batch: how many are done, of how many."""

_ITEMS_A_BATCH = 32
_TEXTS_A_BATCH = 256
T = TypeVar("T")


class Indexer:
    """Makes items and questions searchable by meaning; unchanged text is never embedded twice."""

    def __init__(self, store: Store, encoder: NamedEncoder) -> None:
        self._store = store
        self._encoder = encoder

    def index(self, items: Sequence[Item], progress: Progress | None = None) -> int:
        """How many texts were embedded; a run that was cut short goes on where it stopped."""
        done = embedded = 0
        for batch in _batches(items, _ITEMS_A_BATCH):
            pieces = [passage for item in batch for passage in cut(item)]
            embedded += self._embed({passage.content_hash: passage.text for passage in pieces})
            self._store.passages.replace([item.id for item in batch], pieces)
            done += len(batch)
            if progress:
                progress(done, len(items))
        return embedded

    def index_texts(self, texts: Iterable[str], progress: Progress | None = None) -> int:
        """How many of `texts` (past questions, sent replies) had no vector before."""
        wanted = {content_hash(text): text for text in texts}
        done = embedded = 0
        for batch in _batches(tuple(wanted), _TEXTS_A_BATCH):
            embedded += self._embed({key: wanted[key] for key in batch})
            done += len(batch)
            if progress:
                progress(done, len(wanted))
        return embedded

    def forget(self, item_ids: Iterable[str]) -> None:
        """Drop the passages of items that are gone; their vectors stay, in case the items come back."""
        self._store.passages.replace(item_ids, ())

    def is_quick(self, items: Sequence[Item], most: int) -> bool:
        """Whether at most `most` texts of `items` would have to be embedded."""
        hashes: list[str] = []
        for item in items:
            hashes += (passage.content_hash for passage in cut(item))
            if len(hashes) > 50 * most:
                return False
        return len(self._store.vectors.missing(self._encoder.identity, hashes)) <= most

    def _embed(self, texts: dict[str, str]) -> int:
        model = self._encoder.identity
        missing = self._store.vectors.missing(model, texts)
        for batch in _batches(missing, _TEXTS_A_BATCH):
            self._store.vectors.put(model, batch, self._encoder.encode([texts[key] for key in batch]))
        return len(missing)


def _batches(values: Sequence[T], size: int) -> Iterator[list[T]]:
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
