"""What can be found, kept in step with the store: every request sees what any process has imported."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.backlog import Backlog
from assist.retrieval.indexing import Indexer, Progress
from assist.retrieval.kept_index import KeptIndex, write_kept
from assist.retrieval.layout import Layout, Scores, rows_by_item
from assist.retrieval.opening import open_index
from assist.retrieval.passages import content_hash, cut
from assist.retrieval.past_questions import PastQuestions
from assist.retrieval.word_index import NO_WORDS, WordIndex
from assist.store.protocol import Store
from assist.store.records import Item, Scope
from assist.store.traces import Evidence
from models.byte_products import ByteRows
from models.embedder import NamedEncoder, Vectors

# Embedded while the request waits (some 30 ms); more is left to a thread and found by its words meanwhile.
_AT_ONCE = 16
_MOST_SCOPES = 64
_CUT = 3  # raised when items are cut in another way: each desk is then cut anew, in the background
_LONGEST_WAIT = 0.05
_FEW_MORE = 1.05  # so many more vectors of past questions are read from the store at a start
_LOG = logging.getLogger(__name__)


def mark_of(encoder: str) -> str:
    """The name of the document that says how far items are cut and embedded, the way it is done now."""
    return f"index/{_CUT}/{encoder}"


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """The index at one moment; `vectors` holds items and past questions alike."""

    items_revision: int
    evidence_revision: int
    layout: Layout
    words: WordIndex
    vectors: ByteRows
    past: PastQuestions
    scopes: dict[Scope, NDArray[np.bool_]]

    def row_scores(self, vectors: Vectors) -> list[Scores]:
        """For each of `vectors` its cosine with each row, and a last 0 that stands for "no vector yet"."""
        return [np.append(found, np.float32(0)) for found in self.vectors.products(vectors)]


class SearchIndex:
    """Holds the current snapshot and replaces it when the store has changed."""

    def __init__(self, store: Store, encoder: NamedEncoder, file: Path | None = None) -> None:
        """With a `file`, what was kept there is not read from the store again."""
        self._store = store
        self._encoder = encoder
        self._indexer = Indexer(store, encoder)
        self._backlog = Backlog(self._indexer, self._take_embedded)
        self._lock = RLock()
        self._mark = mark_of(encoder.identity)
        self._file = file
        opened = open_index(store, encoder, self._mark, file)
        self._bank, self._items, self._words = opened.bank, opened.rows, opened.words
        self.vocabulary = opened.vocabulary
        self._kept, self._is_changed = len(self._bank), not opened.is_kept
        self._evidence: tuple[Evidence, ...] = ()
        # What was embedded up to here is known to the passages; a run cut short leaves the rest to do.
        indexed = int((store.documents.get(self._mark) or {}).get("revision", 0))
        self._snapshot = self._snap(indexed, -1, *self._arranged())

    def refresh(self) -> Snapshot:
        """The index as of now; two small reads when nothing has changed.

        While another thread takes in a large import, the index from before it is served.
        """
        if self._is_stale() and self._lock.acquire(timeout=_LONGEST_WAIT):
            try:
                if self._is_stale():
                    self._catch_up()
            finally:
                self._lock.release()
        return self._snapshot

    def embed_all(self, progress: Progress | None = None) -> Snapshot:
        """The index with everything embedded: for imports, which can wait and say how far they are."""
        self.wait()
        with self._lock:
            if self._is_stale():
                self._catch_up(waiting=True, progress=progress)
        return self._snapshot

    def embed_texts(self, texts: Sequence[str]) -> None:
        """Embed those of `texts` that have no vector: at once if they are few, else behind."""
        by_hash = {content_hash(text): text for text in texts}
        missing = self._store.vectors.missing(self._encoder.identity, by_hash)
        if len(missing) <= _AT_ONCE:
            self._indexer.index_texts(by_hash[key] for key in missing)
        else:
            self._backlog.add_texts([by_hash[key] for key in missing])

    def keep(self) -> None:
        """Write the index to its file where that lacks something; not while texts wait to be embedded."""
        with self._lock:
            if self._file is None or self._backlog.is_behind() or self._is_stale():
                return
            if len(self._bank) <= self._kept * _FEW_MORE and not self._is_changed:
                return
            whole = self._whole()
            if self._is_stale():  # changed since, so that stamps and items need not fit together
                return
            try:
                write_kept(self._file, self._mark, whole)
            except OSError as error:
                _LOG.warning("the index cannot be kept, so the next start takes longer: %s", error)
                return
            self._kept, self._is_changed = len(self._bank), False

    def close(self) -> None:
        """Stop embedding in the background after the step that is running, and keep what there is."""
        self._backlog.close()
        self.keep()

    def _whole(self) -> KeptIndex:
        stamps = self._store.items.stamps()
        whole = {
            one: stamp
            for one, stamp in stamps.items()
            if one in self._words and one in self._items and self._items[one].is_whole()
        }
        return KeptIndex(whole, self._items, self._words, self.vocabulary.known(), self._bank)

    def within(self, scope: Scope, snapshot: Snapshot) -> NDArray[np.bool_]:
        """Which items of the snapshot may be shown at all."""
        known = snapshot.scopes.get(scope)
        if known is None:
            allowed = self._store.items.ids_in(scope)
            known = np.fromiter((item_id in allowed for item_id in snapshot.layout.ids), dtype=bool)
            if len(snapshot.scopes) < _MOST_SCOPES:
                snapshot.scopes[scope] = known
        return known

    def wait(self, seconds: float | None = None) -> bool:
        """Whether all there is has been embedded, after waiting up to `seconds` for it."""
        return self._backlog.wait(seconds)

    def _is_stale(self) -> bool:
        current = self._snapshot
        return (
            self._store.revision("items") != current.items_revision
            or self._store.revision("evidence") != current.evidence_revision
        )

    def _catch_up(self, *, waiting: bool = False, progress: Progress | None = None) -> None:
        current = self._snapshot
        evidence_revision = self._store.revision("evidence")
        layout, words, items_revision = current.layout, current.words, current.items_revision
        if self._store.revision("items") != items_revision:
            items_revision = self._take_items(items_revision, waiting=waiting, progress=progress)
            layout, words = self._arranged()
        whole = layout.ids != current.layout.ids
        if whole or evidence_revision != current.evidence_revision:
            self._take_evidence(whole=whole, waiting=waiting, progress=progress)
        self._snapshot = self._snap(items_revision, evidence_revision, layout, words)

    def _take_items(self, revision: int, *, waiting: bool, progress: Progress | None) -> int:
        changes = self._store.items.changes(revision)
        for item_id in changes.gone:
            self._items.pop(item_id, None)
            self._words.pop(item_id, None)
        self._indexer.forget(changes.gone)
        if waiting or self._indexer.is_quick(changes.changed, _AT_ONCE):
            self._indexer.index(changes.changed, progress)
            self._note(changes.revision)
        else:
            self._backlog.add_items(changes.changed, changes.revision)
        self._place(changes.changed)
        self._is_changed = True
        self._words |= self.vocabulary.read((item.id, item.title, item.body) for item in changes.changed)
        return changes.revision

    def _take_evidence(self, *, whole: bool, waiting: bool, progress: Progress | None) -> None:
        # Read whole when items came or went: evidence of a restored item comes back with it.
        known = () if whole else self._evidence
        self._evidence = (*known, *self._store.evidence.since(known[-1].id if known else 0))
        questions = {content_hash(one.question): one.question for one in self._evidence}
        self._fetch(list(questions))
        missing = self._bank.unknown(questions)
        if waiting or len(missing) <= _AT_ONCE:
            self._indexer.index_texts([questions[key] for key in missing], progress)
            self._fetch(missing)
        else:
            self._backlog.add_texts([questions[key] for key in missing])

    def _place(self, items: Sequence[Item]) -> None:
        pieces = [passage for item in items for passage in cut(item)]
        self._fetch([passage.content_hash for passage in pieces])
        self._items |= rows_by_item(pieces, self._bank)

    def _fetch(self, hashes: Sequence[str]) -> None:
        unknown = self._bank.unknown(hashes)
        if unknown:
            self._bank.add(self._store.vectors.get(self._encoder.identity, unknown))

    def _take_embedded(self, items: Sequence[Item], revision: int | None) -> None:
        """Put in place what the backlog has embedded."""
        with self._lock:
            current = {item.id for item in self._store.items.many([item.id for item in items])}
            self._place([item for item in items if item.id in current])
            self._is_changed = True
            if revision is not None:
                self._note(revision)
            self._fetch([content_hash(one.question) for one in self._evidence])
            old = self._snapshot
            layout = Layout(self._items)
            # Vectors came, no words: the words are arranged anew only when the items are others by now.
            words = old.words if layout.ids == old.layout.ids else self._arranged()[1]
            self._snapshot = self._snap(old.items_revision, old.evidence_revision, layout, words)

    def _note(self, revision: int) -> None:
        if revision and not self._backlog.is_behind():
            self._store.documents.put(self._mark, {"revision": revision})

    def _arranged(self) -> tuple[Layout, WordIndex]:
        layout = Layout(self._items)
        each = [self._words.get(item_id, NO_WORDS) for item_id in layout.ids]
        return layout, WordIndex(each, len(self.vocabulary))

    def _snap(
        self, items_revision: int, evidence_revision: int, layout: Layout, words: WordIndex
    ) -> Snapshot:
        past = PastQuestions.laid_out(self._evidence, layout, self._bank)
        return Snapshot(items_revision, evidence_revision, layout, words, self._bank.vectors, past, {})
