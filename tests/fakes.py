"""Stand-ins for the slow parts: words become directions, so shared words bring texts close."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray


class WordEncoder:
    """Unit vectors by hashing words: the same bits every time, near for texts that share words."""

    identity = "words-64"
    dimensions = 64

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), 64); `seen` grows by the texts."""
        self.seen += texts
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()) or [""]:
                vectors[row] += _direction(word)
        lengths: NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.maximum(lengths, 1e-9)


def _direction(word: str) -> NDArray[np.float32]:
    seed = int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest())
    return np.random.default_rng(seed).standard_normal(WordEncoder.dimensions).astype(np.float32)
