from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.export_check import compare
from tests.fakes import WordEncoder


class _Noisy:
    """A word encoder whose vectors are pushed off by `noise`."""

    def __init__(self, noise: float) -> None:
        self._noise = noise

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = WordEncoder().encode(texts)
        pushed = vectors + self._noise * np.random.default_rng(1).standard_normal(vectors.shape)
        return (pushed / np.linalg.norm(pushed, axis=1, keepdims=True)).astype(np.float32)


def test_the_same_encoder_agrees_fully() -> None:
    """An encoder compared with itself has cosine and ranking 1."""
    agreement = compare(WordEncoder(), WordEncoder())
    assert (agreement.average, agreement.lowest, agreement.ranking) == (1.0, 1.0, 1.0)
    assert agreement.is_close()


def test_a_disturbed_encoder_is_refused() -> None:
    """Vectors pushed well off their place are not close, a tremor is."""
    assert compare(WordEncoder(), _Noisy(0.002)).is_close()
    assert not compare(WordEncoder(), _Noisy(0.05)).is_close()
