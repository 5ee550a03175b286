"""How fast the store imports, loads and searches: `python -m tests.benchmarks.store_speed [ITEMS] [VECTORS]`.

Texts are random words with a long tail, so that common words hit many items as they do in real desks.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from assist.importing.importing import import_file
from assist.store.protocol import Store
from assist.store.records import Scope
from assist.store.sqlite import open_sqlite
from assist.store.traces import SentQuery, SentReply

SCOPE = Scope(team="billing", locale="en-us")
ROUNDS = 200


def main(items: int, vectors: int) -> None:
    """Prints one line a measurement."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.sqlite3"
        store = open_sqlite(path)
        words = Words()
        _import(store, words, Path(folder) / "in.jsonl", items)
        _search(store, words)
        _sent(store, words, items)
        _vectors(store, vectors)
        _once("backup", lambda: store.backup(Path(folder) / "copy.sqlite3"))
        store.close()
        _once("open again", lambda: open_sqlite(path).close())


class Words:
    """Made-up words, the first ones far more frequent than the last (Zipf)."""

    def __init__(self) -> None:
        self._random = random.Random(7)  # noqa: S311 - made-up words, the same each time
        self._words = [f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}word{n}" for n in range(8_000)]
        self._weights = [1 / (n + 3) for n in range(len(self._words))]

    def text(self, length: int) -> str:
        """Random words, `length` of them."""
        return " ".join(self._random.choices(self._words, self._weights, k=length))


def _import(store: Store, words: Words, path: Path, items: int) -> None:
    with path.open("w") as file:
        for number in range(items):
            record = {"kind": "article", "source": "bench", "source_id": str(number), "locale": "en-us"}
            file.write(json.dumps(record | {"title": words.text(6), "body_text": words.text(120)}) + "\n")
    _rate("import", items, lambda: import_file(store, "jsonl", path))
    _rate("import again", items, lambda: import_file(store, "jsonl", path))
    _once("load all", store.items.changes)


def _search(store: Store, words: Words) -> None:
    _spread("ids in scope", (lambda: store.items.ids_in(SCOPE) for _ in range(20)))
    for length in (5, 30):
        queries = [words.text(length).split() for _ in range(ROUNDS)]
        _spread(f"search {length} words", (lambda q=q: store.words.search(q, SCOPE) for q in queries))  # type: ignore[misc]
    stems = [words.text(30) for _ in range(ROUNDS)]
    _spread(
        "stems and counts",
        (lambda t=t: store.words.document_frequencies(store.words.stems(t)) for t in stems),  # type: ignore[misc]
    )


def _sent(store: Store, words: Words, count: int) -> None:
    replies = [SentReply(words.text(15), words.text(60), team=f"t{n % 5}") for n in range(count)]
    _rate("add sent replies", count, lambda: store.sent_replies.add(replies))
    queries = [SentQuery(q=words.text(2), team="t1") for _ in range(ROUNDS)]
    _spread("search sent replies", (lambda q=q: store.sent_replies.search(q) for q in queries))  # type: ignore[misc]


def _vectors(store: Store, count: int) -> None:
    matrix = np.random.default_rng(7).standard_normal((count, 384)).astype(np.float32)
    hashes = [f"{number:064x}" for number in range(count)]
    _rate("put vectors", count, lambda: store.vectors.put("bench", hashes, matrix))
    _once(f"load {count:,} vectors", lambda: list(store.vectors.batches("bench")))
    _once(f"look {count:,} hashes up", lambda: store.vectors.missing("bench", hashes))


def _rate(what: str, count: int, act: Callable[[], object]) -> None:
    seconds = _seconds(act)
    print(f"{what:28} {count / seconds:10,.0f} a second")


def _once(what: str, act: Callable[[], object]) -> None:
    print(f"{what:28} {_seconds(act) * 1000:10,.0f} ms")


def _spread(what: str, acts: Iterable[Callable[[], object]]) -> None:
    times = np.array([_seconds(act) for act in acts]) * 1000
    p50, p95 = np.percentile(times, [50, 95])
    print(f"{what:28} {p50:10.2f} ms p50 {p95:8.2f} ms p95")


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(*(int(one) for one in (*sys.argv[1:], "10000", "100000")[:2]))
