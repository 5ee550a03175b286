"""Vectors kept as bytes; their products with a few others are whole numbers, the same on every processor.

onnxruntime multiplies bytes by what the processor has for it. A search is one call, which takes Python's lock
once: a product in blocks asks for it back after each, and waits for whoever computes beside it.
"""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

# A row's largest number becomes this; a cosine then errs by .0003 on average and .003 at most (measured).
_LARGEST = 127
_ZERO = np.array(128, dtype=np.uint8)
# A column is the sum of a high and a low part of seven bits each: older processors add two products in
# sixteen bits, which eight would overflow.
_HIGH, _LOW = 63, 128
_COLUMN_LARGEST = _HIGH * _LOW + _HIGH
# One node, MatMulInteger, as `onnx.helper` writes it (the test makes it again): "rows", bytes around "zero",
# times "columns" gives "products". The package `onnx` would add a tenth of a second to a start.
_GRAPH = (
    "CAg6nwEKLgoEcm93cwoHY29sdW1ucwoEemVybxIIcHJvZHVjdHMiDU1hdE11bEludGVnZXISCHByb2R1Y3RzWhgKBHJvd3MSEAoO"
    "CAISCgoDEgFuCgMSAWRaGwoHY29sdW1ucxIQCg4IAxIKCgMSAWQKAxIBa1oOCgR6ZXJvEgYKBAgCEgBiHAoIcHJvZHVjdHMSEAoO"
    "CAYSCgoDEgFuCgMSAWtCBAoAEA0="
)


@dataclass(frozen=True, slots=True, eq=False)
class ByteRows:
    """Vectors as bytes around 128 with a scale each, (rows, dimensions). Not to be written to."""

    codes: NDArray[np.uint8]
    scales: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.codes)

    def products(self, vectors: Vectors) -> Vectors:
        """Each row's product with each of `vectors`, (len(vectors), rows)."""
        if not len(self) or not len(vectors):
            return np.zeros((len(vectors), len(self)), dtype=np.float32)
        steps = np.abs(vectors).max(axis=1, keepdims=True).clip(1e-9) / np.float32(_COLUMN_LARGEST)
        whole = np.rint(vectors / steps).astype(np.int32)
        high = (whole + _LOW // 2) // _LOW
        columns = np.concatenate([high, whole - high * _LOW]).astype(np.int8).T
        feed = {"rows": self.codes, "columns": np.ascontiguousarray(columns), "zero": _ZERO}
        parts = _session().run(None, feed)[0]
        found = np.empty((len(vectors), len(self)), dtype=np.float32)
        for number, step in enumerate(steps):
            np.multiply(parts[:, number], _LOW, out=found[number], casting="unsafe")
            found[number] += parts[:, len(vectors) + number]
            found[number] *= self.scales * step
        return found

    def of(self, rows: NDArray[np.integer]) -> Vectors:
        """The vectors of `rows`, (len(rows), dimensions)."""
        centred = self.codes[rows].astype(np.float32) - np.float32(_ZERO)
        vectors: Vectors = centred * self.scales[rows][:, None]
        return vectors


def packed(vectors: Vectors) -> ByteRows:
    """`vectors` as bytes."""
    scales = (np.abs(vectors).max(axis=1, initial=1e-9) / np.float32(_LARGEST)).astype(np.float32)
    codes = np.rint(vectors / scales[:, None]) + np.float32(_ZERO)
    return ByteRows(codes.astype(np.uint8), scales)


@cache
def _session() -> Any:
    import onnxruntime  # noqa: PLC0415 -- a command that searches nothing does without

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(b64decode(_GRAPH), options, providers=["CPUExecutionProvider"])
