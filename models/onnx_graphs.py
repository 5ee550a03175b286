"""The graphs of an exported encoder, each run on one thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

MODEL_FILE = "model.onnx"
FIRST_FILE = "first_layers.onnx"
REST_FILE = "last_layers.onnx"
# What the first layers are given, and give, for several texts (models/onnx_repeating.py).
IDS, STARTS, ENDS = "ids", "starts", "ends"
VECTORS, STATES = "vectors", "all_states"
_ENCODING_FIELDS = {"input_ids": "ids", "token_type_ids": "type_ids", "attention_mask": "attention_mask"}
# States of sentences whose first layers alone were asked for, in case the rest is wanted next.
_KEPT_STATES = 128
_LONGEST_KEPT = 64  # tokens

Vector = NDArray[np.float32]
Vectors = NDArray[np.float32]


class WholeGraph:
    """A model in one piece; what its first layers know cannot be had apart."""

    is_layered = False

    def __init__(self, folder: Path) -> None:
        self._session = _open_session(folder / MODEL_FILE)
        self._inputs: list[str] = [node.name for node in self._session.get_inputs()]

    def full(self, encoding: Any) -> Vector:
        """The unit vector of a tokenized text, shape (dimensions,)."""
        feed = {name: _row(getattr(encoding, _ENCODING_FIELDS[name])) for name in self._inputs}
        vector: Vector = self._session.run(None, feed)[0][0]
        return vector

    def early(self, encodings: Sequence[Any]) -> Vectors:
        """The unit vectors of tokenized texts, shape (texts, dimensions)."""
        return np.stack([self.full(encoding) for encoding in encodings])


class HalvedGraph:
    """A model in two pieces; a text whose first layers were read lately goes on from there."""

    is_layered = True

    def __init__(self, folder: Path) -> None:
        self._first = _open_session(folder / FIRST_FILE)
        self._rest = _open_session(folder / REST_FILE)
        self._states: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    def early(self, encodings: Sequence[Any]) -> Vectors:
        """The unit averages of the first layers' states, shape (texts, dimensions); one run for all texts."""
        texts = [_row(encoding.ids) for encoding in encodings]
        vectors, states = self._read(texts)
        with self._lock:
            for ids, kept in zip(texts, states, strict=True):
                if ids.shape[1] <= _LONGEST_KEPT:
                    self._states[ids.tobytes()] = kept[: ids.shape[1]].copy()
            while len(self._states) > _KEPT_STATES:
                self._states.popitem(last=False)
        return vectors

    def full(self, encoding: Any) -> Vector:
        """The unit vector of a tokenized text, shape (dimensions,)."""
        ids = _row(encoding.ids)
        with self._lock:
            states = self._states.pop(ids.tobytes(), None)
        if states is None:
            states = self._read([ids])[1][0]
        vector: Vector = self._rest.run(None, {"states": states})[0][0]
        return vector

    def _read(self, texts: Sequence[NDArray[np.int64]]) -> tuple[Vectors, NDArray[np.float32]]:
        """Vectors, shape (texts, dimensions), and states, shape (texts, tokens of the longest, width)."""
        ends = np.cumsum([ids.shape[1] for ids in texts], dtype=np.int64)
        starts = np.concatenate([np.zeros(1, np.int64), ends[:-1]])
        given = {IDS: np.concatenate(texts, axis=1), STARTS: starts, ENDS: ends}
        vectors, states = self._first.run([VECTORS, STATES], given)
        return vectors, states


def open_graph(folder: Path) -> WholeGraph | HalvedGraph:
    """The graph or graphs that the export left in `folder`."""
    return HalvedGraph(folder) if (folder / REST_FILE).is_file() else WholeGraph(folder)


def _row(values: list[int]) -> NDArray[np.int64]:
    return np.array([values], dtype=np.int64)


def _open_session(path: Path) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Every text has its own length: remembered memory patterns would only pile up.
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
