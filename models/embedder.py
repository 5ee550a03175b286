"""Text to vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Anything that turns texts into vectors; a text's vector never depends on the texts beside it."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit-length vectors, shape (len(texts), dimensions); (0, dimensions) for no texts."""
        ...


class NamedEncoder(Encoder, Protocol):
    """An encoder that says which model it is, so that vectors of two models are never compared."""

    @property
    def identity(self) -> str:
        """Model, its content and the engine that runs it; equal identities give equal vectors."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        ...
