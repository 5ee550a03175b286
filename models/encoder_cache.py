"""An encoder that remembers what it has read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from models.embedder import LayeredEncoder, NamedEncoder


class CachingEncoder:
    """Encodes each text once while it is among the `capacity` latest; safe to share between threads."""

    def __init__(self, encoder: NamedEncoder, *, capacity: int = 8192) -> None:
        self._encoder = encoder
        self._capacity = capacity
        self._known: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    @property
    def identity(self) -> str:
        """That of the encoder inside."""
        return self._encoder.identity

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._encoder.dimensions

    @cached_property
    def early(self) -> NamedEncoder:
        """That of the encoder inside, remembered apart; this one where it has no layers of its own."""
        inside = self._encoder.early if isinstance(self._encoder, LayeredEncoder) else self._encoder
        return self if inside is self._encoder else CachingEncoder(inside, capacity=self._capacity)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimensions), bit for bit those of the encoder inside."""
        keys = [blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest() for text in texts]
        found = self._recall(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if missing:
            found |= dict(zip(missing, self._encoder.encode(list(missing.values())), strict=True))
            self._remember(found)
        vectors = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for row, key in enumerate(keys):
            vectors[row] = found[key]
        return vectors

    def _recall(self, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        with self._lock:
            found = {key: self._known[key] for key in keys if key in self._known}
            for key in found:
                self._known.move_to_end(key)
        return found

    def _remember(self, vectors: dict[bytes, NDArray[np.float32]]) -> None:
        with self._lock:
            # Copies, because a row of a batch would keep the whole batch alive.
            self._known |= {key: vector.copy() for key, vector in vectors.items()}
            while len(self._known) > self._capacity:
                self._known.popitem(last=False)
