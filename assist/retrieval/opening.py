"""What an index begins with: from its file what is still the same, from the store what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assist.retrieval.kept_index import KeptIndex, read_kept
from assist.retrieval.layout import ItemRows, rows_by_item
from assist.retrieval.vector_bank import VectorBank
from assist.retrieval.vocabulary import Vocabulary
from assist.retrieval.word_index import ItemWords
from assist.store.protocol import Store
from models.embedder import NamedEncoder


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """Rows and words of every item, and where they point to. `is_kept`: the file has all of it."""

    rows: dict[str, ItemRows]
    words: dict[str, ItemWords]
    vocabulary: Vocabulary
    bank: VectorBank
    is_kept: bool


def open_index(store: Store, encoder: NamedEncoder, mark: str, file: Path | None) -> Opened:
    """The index of `store` as of now, as far as it is embedded."""
    kept = read_kept(file, mark) if file else None
    # Vectors that were thrown out of the store are worth their memory no longer.
    if kept is None or len(kept.bank) > store.vectors.count(encoder.identity):
        return _read_whole(store, encoder)
    stamps = store.items.stamps()
    same = [one for one, stamp in stamps.items() if kept.stamps.get(one) == stamp]
    if len(same) * 2 < len(stamps):
        return _read_whole(store, encoder)
    rest = [one for one in stamps if kept.stamps.get(one) != stamps[one]]
    return _read_rest(store, encoder, kept, same, rest)


def _read_whole(store: Store, encoder: NamedEncoder) -> Opened:
    bank = VectorBank(
        store.vectors.batches(encoder.identity),
        encoder.dimensions,
        expected=store.vectors.count(encoder.identity),
    )
    vocabulary = Vocabulary(store.words)
    rows = rows_by_item(store.passages.each(), bank)
    return Opened(rows, dict(vocabulary.read(store.words.texts())), vocabulary, bank, is_kept=False)


def _read_rest(
    store: Store, encoder: NamedEncoder, kept: KeptIndex, same: Sequence[str], rest: Sequence[str]
) -> Opened:
    rows = {one: kept.rows[one] for one in same}
    words = {one: kept.words[one] for one in same}
    vocabulary = Vocabulary(store.words, kept.stems)
    if rest:
        passages = store.passages.of(rest)
        unknown = kept.bank.unknown(passage.content_hash for passage in passages)
        kept.bank.add(store.vectors.get(encoder.identity, unknown))
        rows |= rows_by_item(passages, kept.bank)
        items = store.items.many(rest)
        words |= vocabulary.read((item.id, item.title, item.body) for item in items)
    return Opened(rows, words, vocabulary, kept.bank, is_kept=not rest and len(same) == len(kept.stamps))
