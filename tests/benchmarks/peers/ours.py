"""Our figures on the development sets, and a file with texts and vectors for the peers to work on.

`python -m tests.benchmarks.peers.ours FOLDER [every Nth case]`, then `compare.py FOLDER` in an environment of
its own.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assist.retrieval.passages import cut
from assist.retrieval.query import read_query
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from assist.store.sqlite import open_sqlite
from models.embedder import NamedEncoder
from models.encoder_cache import CachingEncoder
from tests.benchmarks.retrieval_sets import NAMES, Case, RetrievalSet, ndcg, read_set
from tests.benchmarks.surroundings import default_encoder


def main() -> None:
    """Writes one file a set, with our nDCG@10 in it."""
    folder, step = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    folder.mkdir(parents=True, exist_ok=True)
    encoder = CachingEncoder(default_encoder(), capacity=100_000)
    for name in NAMES:
        data = read_set(name)
        cases = [case for case in data.cases[::step] if case.right]
        _write(folder / name, data, cases, encoder)


def _write(place: Path, data: RetrievalSet, cases: Sequence[Case], encoder: NamedEncoder) -> None:
    texts = [cut(item)[1].text for item in data.items]
    queries = [read_query(case.conversation) for case in cases]
    both = encoder.encode([query.turn for query in queries]) + encoder.encode(
        [query.last for query in queries]
    )
    np.savez(
        place.with_suffix(".npz"),
        documents=encoder.encode(texts),
        queries=both / np.linalg.norm(both, axis=1, keepdims=True),
    )
    words = {
        "ids": [item.source_id for item in data.items],
        "texts": texts,
        "queries": [query.turn for query in queries],
        "right": [sorted(case.right) for case in cases],
        "ours": _ours(data, cases, encoder),
    }
    place.with_suffix(".json").write_text(json.dumps(words), encoding="utf-8")


def _ours(data: RetrievalSet, cases: Sequence[Case], encoder: NamedEncoder) -> float:
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder) / "desk.sqlite3")
        store.items.put_imported((item, "") for item in data.items)
        suggester = Suggester(store, encoder, threshold=0)
        suggester.refresh()
        gains = []
        for case in cases:
            found = suggester.suggest(SuggestionRequest(case.conversation, limit=10, include_abstained=True))
            gains.append(ndcg([one.item.source_id for one in found.data], case.right))
        suggester.close()
        store.close()
    return float(np.mean(gains))


if __name__ == "__main__":
    main()
