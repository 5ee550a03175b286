"""Serves an exported encoder with onnxruntime; needs neither torch nor transformers."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from heapq import heappop, heappush
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from models.embedder import NamedEncoder
from models.onnx_graphs import Vectors, open_graph

TOKENIZER_FILE = "tokenizer.json"
ABOUT_FILE = "about.json"
# Texts for one run: a draft's sentences.
_TOGETHER = 32


class OnnxEncoder:
    """Unit vectors from one exported model.

    Each text is read alone and on one thread: dynamic int8 takes one activation scale a tensor, so a text in
    a batch would get other bits than the same text alone. Alone it needs no padding, and one text a core is
    also the fastest way through many texts. A run reads several, one after another.
    """

    def __init__(self, folder: Path, *, identity: str, workers: int | None = None) -> None:
        about: dict[str, Any] = json.loads((folder / ABOUT_FILE).read_text(encoding="utf-8"))
        self.identity = identity
        self.dimensions: int = about["dimensions"]
        self._prompt: str = about["prompt"]
        self._lower: bool = about["lower"]
        self._tokenizer = _load_tokenizer(folder / TOKENIZER_FILE, about["max_tokens"])
        self._graph = open_graph(folder)
        self._workers = workers or _usable_cores()
        self._pool = ThreadPoolExecutor(self._workers, thread_name_prefix="encoder")

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimensions); the same bits for a text in any company."""
        runs = max(min(self._workers, len(texts)), -(-len(texts) // _TOGETHER))
        return self._run(self._graph.full, texts, _shared_out([len(text) for text in texts], runs))

    def encode_early(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As `encode`, by the first layers alone where the export has them apart."""
        places = range(len(texts))
        return self._run(
            self._graph.early, texts, [places[at : at + _TOGETHER] for at in places[::_TOGETHER]]
        )

    @cached_property
    def early(self) -> NamedEncoder:
        """The encoder of the first layers; this one where they cannot be had apart."""
        return _FirstLayers(self) if self._graph.is_layered else self

    def _run(
        self,
        graph: Callable[[Sequence[Any]], Vectors],
        texts: Sequence[str],
        parts: Sequence[Sequence[int]],
    ) -> NDArray[np.float32]:
        """The vectors of `texts`; each of `parts` names the texts of one run."""
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        run = map if len(parts) < 2 else self._pool.map
        read = run(lambda part: graph([self._tokenized(texts[at]) for at in part]), parts)
        for part, found in zip(parts, read, strict=True):
            vectors[part] = found
        return vectors

    def _tokenized(self, text: str) -> Any:
        return self._tokenizer.encode(self._prompt + _readable(text, lower=self._lower))


class _FirstLayers:
    """What the first layers of an encoder make of texts."""

    def __init__(self, whole: OnnxEncoder) -> None:
        self.identity = f"{whole.identity}-early"
        self.dimensions = whole.dimensions
        self._whole = whole

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimensions)."""
        return self._whole.encode_early(texts)


def _shared_out(lengths: Sequence[int], runs: int) -> list[list[int]]:
    """Places for `runs` runs, about equally long: the longest first, each to the run with the least so far.

    The greedy rule LPT (R. L. Graham, Bounds on Multiprocessing Timing Anomalies, 1969): at most a third
    longer than the best.
    """
    parts: list[list[int]] = [[] for _ in range(runs)]
    loads = [(0, number) for number in range(runs)]
    for at in sorted(range(len(lengths)), key=lambda at: -lengths[at]):
        load, number = heappop(loads)
        parts[number].append(at)
        heappush(loads, (load + lengths[at] + 1, number))  # an empty text is a text, too
    return parts


def _readable(text: str, *, lower: bool) -> str:
    # Lone surrogates cannot be written as UTF-8, which is what the tokenizer reads.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole.lower() if lower else whole


def _load_tokenizer(path: Path, max_tokens: int) -> Any:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
