"""Embeds in the background what is too much for a request to wait for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from threading import Condition, Thread

from assist.retrieval.indexing import Indexer
from assist.store.records import Item

_LOG = logging.getLogger(__name__)
_ITEMS_A_STEP = 64
_LONGEST_STEP = 30.0

Done = Callable[[Sequence[Item], int | None], None]
"""Told which items are embedded now, and the items' revision once all of it is done."""


class Backlog:
    """One thread at a time, which ends when nothing is left; what it embedded is told in steps."""

    def __init__(self, indexer: Indexer, done: Done) -> None:
        self._indexer = indexer
        self._done = done
        self._items: dict[str, Item] = {}
        self._texts: dict[str, None] = {}
        self._revision = 0
        self._changed = Condition()  # re-entrant
        self._running = False
        self._closed = False
        self._telling = 0  # whoever waits may close the store next: not before the last word is kept

    def add_items(self, items: Sequence[Item], revision: int) -> None:
        """Embed `items` as they are at `revision`; a newer one replaces the older."""
        with self._changed:
            self._items |= {item.id: item for item in items}
            self._revision = revision
            self._start()

    def add_texts(self, texts: Sequence[str]) -> None:
        """Embed past questions."""
        with self._changed:
            self._texts |= dict.fromkeys(texts)
            self._start()

    def is_behind(self) -> bool:
        """Whether anything is still to be embedded."""
        with self._changed:
            return self._running or bool(self._items)

    def wait(self, seconds: float | None = None) -> bool:
        """Whether all is done, after waiting up to `seconds`."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._running and not self._telling, seconds)

    def close(self) -> None:
        """Begin no further step; wait for the one at work, which writes to the store."""
        with self._changed:
            self._closed = True
            self._changed.wait_for(lambda: not self._running, _LONGEST_STEP)

    def _start(self) -> None:
        if not self._running and not self._closed:
            self._running = True
            Thread(target=self._run, name="indexing", daemon=True).start()

    def _run(self) -> None:
        try:
            while step := self._next_step():
                self._embed(*step)
        except Exception:  # a full disk, a locked database: the next change tries again
            _LOG.exception("embedding in the background stopped; it goes on with the next change")
            self._end()
        else:
            self._done((), self._revision)

    def _next_step(self) -> tuple[list[Item], list[str]] | None:
        with self._changed:
            items = [] if self._closed else list(self._items.values())[:_ITEMS_A_STEP]
            texts = [] if self._closed or items else list(self._texts)[:_ITEMS_A_STEP]
            for item in items:
                del self._items[item.id]
            for text in texts:
                del self._texts[text]
            if items or texts:
                return items, texts
            # Under the lock, so that nothing is added between finding nothing and ending.
            self._end()
            return None

    def _embed(self, items: list[Item], texts: list[str]) -> None:
        try:
            self._indexer.index(items)
            self._indexer.index_texts(texts)
        except Exception:
            self._put_back(items, texts)
            raise
        self._done(items, None)

    def _put_back(self, items: Sequence[Item], texts: Sequence[str]) -> None:
        """What could not be embedded waits for the next start; newer forms of it stay."""
        with self._changed:
            self._items = {item.id: item for item in items} | self._items
            self._texts = dict.fromkeys(texts) | self._texts

    def _end(self) -> None:
        with self._changed:
            self._running = False
            self._changed.notify_all()
