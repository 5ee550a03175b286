"""Start, memory and search time of a large desk.

`python -m tests.benchmarks.retrieval_speed [documents] [sentences]`. Texts and vectors are made up (words
drawn by Zipf's law, vectors in clusters): time does not depend on what they mean. Queries are really encoded.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from assist.conversation import Conversation, Message
from assist.retrieval.indexing import Indexer
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from assist.settings import Settings
from assist.store.records import Item, ItemKind
from assist.store.sqlite import open_sqlite
from models.embedder import Vectors
from models.encoder_loading import load_encoder

_VOCABULARY = 20_000
_QUERIES = 200


class MadeUpVectors:
    """Vectors without an encoder, under the real encoder's name."""

    def __init__(self, identity: str, dimensions: int) -> None:
        self.identity = identity
        self.dimensions = dimensions
        self._random = np.random.default_rng(7)
        self._centres = self._random.standard_normal((200, dimensions)).astype(np.float32)

    def encode(self, texts: list[str]) -> Vectors:
        """Unit vectors in 200 clusters."""
        noise = self._random.standard_normal((len(texts), self.dimensions)).astype(np.float32)
        vectors = self._centres[self._random.integers(0, 200, len(texts))] + noise
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def main() -> None:
    """Prints start, memory, and the time of a search."""
    documents, sentences = (int(given) for given in (*sys.argv[1:], "10000", "8")[:2])
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqlite3"
        encoder = load_encoder(settings.encoder, settings.cache)
        _fill(path, documents, sentences, MadeUpVectors(encoder.identity, encoder.dimensions))
        # In a process of its own, so that memory and start are those of a service.
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.retrieval_speed", "--measure", str(path)], check=True
        )


def measure(path: Path) -> None:
    """Prints the figures of one filled desk."""
    settings = Settings()
    start = time.perf_counter()
    encoder = load_encoder(settings.encoder, settings.cache)
    suggester = Suggester(open_sqlite(path), encoder, threshold=0.2)
    suggester.suggest(_request("where is my parcel"))
    ready = time.perf_counter() - start
    random = np.random.default_rng(3)
    times = []
    for _ in range(_QUERIES):
        request = _request(" ".join(_words(random, 14)))
        began = time.perf_counter()
        suggester.suggest(request)
        times.append(1000 * (time.perf_counter() - began))
    rows = len(suggester.index.refresh().matrix)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    p50, p95 = np.percentile(times, [50, 95])
    print(
        f"{len(suggester.index.refresh().layout)} documents, {rows} vectors: first answer after {ready:.1f} s"
    )
    print(f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, most memory {memory:.0f} MB")


def _fill(path: Path, documents: int, sentences: int, vectors: MadeUpVectors) -> None:
    store = open_sqlite(path)
    random = np.random.default_rng(11)
    made = store.items.put_imported((_document(random, number, sentences), "") for number in range(documents))
    Indexer(store, vectors).index(made)
    store.documents.put(f"index/{vectors.identity}", {"revision": store.revision("items")})
    store.close()


def _document(random: np.random.Generator, number: int, sentences: int) -> Item:
    lines = [" ".join(_words(random, 12)).capitalize() + "." for _ in range(sentences)]
    title = " ".join(_words(random, 5))
    kind: ItemKind = "article" if sentences > 1 else "saved_reply"
    return Item(kind, f"{title} {number}", "\n".join(lines), source="made", source_id=str(number))


def _words(random: np.random.Generator, count: int) -> list[str]:
    return [f"w{int(rank) % _VOCABULARY}x" for rank in random.zipf(1.2, count)]


def _request(text: str) -> SuggestionRequest:
    return SuggestionRequest(Conversation((Message("customer", text),)), include_abstained=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]))
    else:
        main()
