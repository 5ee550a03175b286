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
# What graphs are given, and give, for several texts (models/onnx_repeating.py).
IDS, STATES, STARTS, ENDS = "ids", "all_states", "starts", "ends"
VECTORS, TEXT_STATES = "vectors", "text_states"
_ENCODING_FIELDS = {"input_ids": "ids", "token_type_ids": "type_ids", "attention_mask": "attention_mask"}
# States of sentences whose first layers alone were asked for, in case the rest is wanted next.
_KEPT_STATES = 128
_LONGEST_KEPT = 64  # tokens

Vectors = NDArray[np.float32]


class WholeGraph:
    """A model in one piece; what its first layers know cannot be had apart."""

    is_layered = False

    def __init__(self, folder: Path) -> None:
        self._session = _open_session(folder / MODEL_FILE)
        self._inputs: list[str] = [node.name for node in self._session.get_inputs()]

    def full(self, encodings: Sequence[Any]) -> Vectors:
        """The unit vectors of tokenized texts, shape (texts, dimensions)."""
        return np.stack([self._vector(encoding) for encoding in encodings])

    early = full

    def _vector(self, encoding: Any) -> Vectors:
        feed = {name: _row(getattr(encoding, _ENCODING_FIELDS[name])) for name in self._inputs}
        vector: Vectors = self._session.run(None, feed)[0][0]
        return vector


class LayeredGraph:
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
                if len(kept) <= _LONGEST_KEPT:
                    self._states[ids.tobytes()] = kept.copy()
            while len(self._states) > _KEPT_STATES:
                self._states.popitem(last=False)
        return vectors

    def full(self, encodings: Sequence[Any]) -> Vectors:
        """The unit vectors of tokenized texts, shape (texts, dimensions); one run for each part."""
        texts = [_row(encoding.ids) for encoding in encodings]
        states = self._states_of(texts)
        given = {STATES: np.concatenate(states), **_places([len(one) for one in states])}
        vectors: Vectors = self._rest.run([VECTORS], given)[0]
        return vectors

    def _states_of(self, texts: Sequence[NDArray[np.int64]]) -> list[NDArray[np.float32]]:
        """For each text its states after the first layers, kept from `early` or read now."""
        keys = [ids.tobytes() for ids in texts]
        with self._lock:
            known = {key: self._states.pop(key) for key in keys if key in self._states}
        unread = {key: ids for key, ids in zip(keys, texts, strict=True) if key not in known}
        if unread:
            known |= zip(unread, self._read(list(unread.values()))[1], strict=True)
        return [known[key] for key in keys]

    def _read(self, texts: Sequence[NDArray[np.int64]]) -> tuple[Vectors, list[NDArray[np.float32]]]:
        """Vectors, shape (texts, dimensions), and for each text its states, shape (tokens, width)."""
        lengths = [ids.shape[1] for ids in texts]
        given = {IDS: np.concatenate(texts, axis=1), **_places(lengths)}
        vectors, states = self._first.run([VECTORS, TEXT_STATES], given)
        return vectors, [own[:length] for own, length in zip(states, lengths, strict=True)]


def open_graph(folder: Path) -> WholeGraph | LayeredGraph:
    """The graph or graphs that the export left in `folder`."""
    return LayeredGraph(folder) if (folder / REST_FILE).is_file() else WholeGraph(folder)


def _places(lengths: Sequence[int]) -> dict[str, NDArray[np.int64]]:
    """Where texts of those lengths start and end, one behind the other."""
    ends = np.cumsum(lengths, dtype=np.int64)
    return {STARTS: ends - np.array(lengths, dtype=np.int64), ENDS: ends}


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
