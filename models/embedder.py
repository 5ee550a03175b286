"""Text to vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

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


@runtime_checkable
class LayeredEncoder(Protocol):
    """An encoder whose first layers can be asked by themselves."""

    @property
    def early(self) -> NamedEncoder:
        """An encoder of the first layers only: nearer to the wording than to the topic, and cheaper."""
        ...


def early(encoder: Encoder) -> Encoder:
    """The first layers of `encoder`, for what depends on wording; `encoder` itself if it has none apart.

    On the training sentences of the roles the middle layer's average tells more than the last one's
    (docs/benchmarks.md); that syntax lives in the lower and middle layers is Tenney et al. 2019.
    """
    return encoder.early if isinstance(encoder, LayeredEncoder) else encoder
