"""txtai's and haystack's hybrid searches on the vectors that `ours.py` wrote; needs no model.

`python compare.py FOLDER` in an environment with requirements.txt beside this file.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from haystack import Document
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from txtai import Embeddings

_MOST = 10
_POOL = 50
Ranker = Callable[[int, str], Sequence[str]]


def main() -> None:
    """Prints nDCG@10 of ours and theirs, a line a set; ends with 1 where a peer is ahead."""
    behind = False
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        words = json.loads(path.read_text(encoding="utf-8"))
        with np.load(path.with_suffix(".npz")) as stored:
            documents, queries = stored["documents"], stored["queries"]
        figures = {"draftwell": words["ours"]}
        for name, make in (("txtai", txtai), ("haystack", haystack)):
            figures[name] = _measure(make(words, documents, queries), words)
        print(
            f"{path.stem:14} " + "  ".join(f"{name} {value:.4f}" for name, value in figures.items()),
            flush=True,
        )
        behind |= max(figures, key=lambda name: figures[name]) != "draftwell"
    sys.exit(int(behind))


def txtai(words: dict[str, Any], documents: np.ndarray, queries: np.ndarray) -> Ranker:
    """txtai's hybrid index (BM25 and vectors) with its own fusion."""
    known = dict(zip(words["texts"], documents, strict=True)) | dict(
        zip(words["queries"], queries, strict=True)
    )
    settings = {"method": "external", "transform": lambda texts: np.array([known[text] for text in texts])}
    index = Embeddings({**settings, "hybrid": True, "backend": "numpy"})
    index.index(zip(words["ids"], words["texts"], [None] * len(documents), strict=True))
    return lambda _, text: [str(found[0]) for found in index.search(text, _MOST)]


def haystack(words: dict[str, Any], documents: np.ndarray, queries: np.ndarray) -> Ranker:
    """haystack's BM25 and embedding retrievers joined by reciprocal ranks, as its documentation has it."""
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    each = zip(words["ids"], words["texts"], documents, strict=True)
    store.write_documents(
        [Document(id=one, content=text, embedding=vector.tolist()) for one, text, vector in each]
    )
    by_words = InMemoryBM25Retriever(store, top_k=_POOL)
    by_meaning = InMemoryEmbeddingRetriever(store, top_k=_POOL)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=_MOST)

    def rank(number: int, text: str) -> list[str]:
        lists = [
            by_words.run(query=text)["documents"],
            by_meaning.run(query_embedding=queries[number].tolist())["documents"],
        ]
        return [document.id for document in joiner.run(documents=lists)["documents"]]

    return rank


def _measure(rank: Ranker, words: dict[str, Any]) -> float:
    pairs = zip(words["queries"], words["right"], strict=True)
    return float(np.mean([_ndcg(rank(number, text), right) for number, (text, right) in enumerate(pairs)]))


def _ndcg(ranked: Sequence[str], right: Sequence[str]) -> float:
    gain = sum(1 / math.log2(place + 2) for place, one in enumerate(ranked[:_MOST]) if one in right)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(len(right), _MOST)))


if __name__ == "__main__":
    main()
