"""Serves an exported encoder with onnxruntime; needs neither torch nor transformers."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
ABOUT_FILE = "about.json"
_ENCODING_FIELDS = {"input_ids": "ids", "token_type_ids": "type_ids", "attention_mask": "attention_mask"}


class OnnxEncoder:
    """Unit vectors from one exported model.

    Each text runs alone and on one thread, side by side with others: dynamic int8 takes one activation
    scale a tensor, so a text in a batch would get other bits than the same text alone. Alone it needs no
    padding, and one text a core is also the fastest way through many texts.
    """

    def __init__(self, folder: Path, *, identity: str, workers: int | None = None) -> None:
        about: dict[str, Any] = json.loads((folder / ABOUT_FILE).read_text(encoding="utf-8"))
        self.identity = identity
        self.dimensions: int = about["dimensions"]
        self._prompt: str = about["prompt"]
        self._lower: bool = about["lower"]
        self._tokenizer = _load_tokenizer(folder / TOKENIZER_FILE, about["max_tokens"])
        self._session = _open_session(folder / MODEL_FILE)
        self._inputs: list[str] = [node.name for node in self._session.get_inputs()]
        self._pool = ThreadPoolExecutor(workers or _usable_cores(), thread_name_prefix="encoder")

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimensions); the same bits for a text in any company."""
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        run = map if len(texts) < 2 else self._pool.map
        for row, vector in enumerate(run(self._encode_one, texts)):
            vectors[row] = vector
        return vectors

    def _encode_one(self, text: str) -> NDArray[np.float32]:
        encoding = self._tokenizer.encode(self._prompt + _readable(text, lower=self._lower))
        feed = {
            name: np.array([getattr(encoding, _ENCODING_FIELDS[name])], dtype=np.int64)
            for name in self._inputs
        }
        vector: NDArray[np.float32] = self._session.run(None, feed)[0][0]
        return vector


def _readable(text: str, *, lower: bool) -> str:
    # Lone surrogates cannot be written as UTF-8, which is what the tokenizer reads.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole.lower() if lower else whole


def _load_tokenizer(path: Path, max_tokens: int) -> Any:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def _open_session(path: Path) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Every text has its own length: remembered memory patterns would only pile up.
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
