"""What a sentence of a reply sounds like, told by its meaning and a few cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from assist.reviewing.checks.folding import folded
from assist.reviewing.checks.lexicon import DATA, load_lexicon
from assist.reviewing.checks.times import names_a_time, names_a_trigger

TONES = ("vague", "overpromise", "blame", "admission", "wall", "sent_away", "standing", "forward", "plain")
WEIGHTS = DATA / "tones.npz"
_MEANING = 2.0  # how much a vector counts beside the cues; best of 1, 2, 3 in cross-validation
_LONG = 20  # words from which a sentence counts as long


@dataclass(frozen=True, slots=True)
class _Weights:
    """A multinomial logistic regression, fitted by `tests.benchmarks.reply_tones`."""

    columns: NDArray[np.float64]  # (features, tones)
    bias: NDArray[np.float64]


def tone_features(texts: Sequence[str], vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    """One row a text: its vector, then its cues."""
    cues = np.array([_cues(text) for text in texts]).reshape(len(texts), -1)
    return np.hstack([_MEANING * vectors, cues]).astype(np.float64)


def tone_chances(texts: Sequence[str], vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    """Probabilities (texts, tones), rows adding up to 1; all "plain" under an encoder of another size."""
    plain = np.eye(len(TONES))[[TONES.index("plain")] * len(texts)].reshape(len(texts), len(TONES))
    if not texts:
        return plain
    rows, weights = tone_features(texts, vectors), _weights()
    if rows.shape[1] != len(weights.columns):
        return plain
    # Row by row, and not by BLAS: sums over rows or threads may differ in their last bits.
    scores = np.stack([np.einsum("f,ft->t", row, weights.columns) for row in rows]) + weights.bias
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return chances


@lru_cache(maxsize=10_000)  # a keystroke changes one sentence; the others are known
def _cues(text: str) -> list[float]:
    plain = folded(text).strip()
    found = [float(group.occur(plain)) for group in load_lexicon("tones").groups.values()]
    length = min(len(plain.split()), _LONG) / _LONG
    return [*found, float(names_a_time(plain)), float(names_a_trigger(plain)), length]


@cache
def _weights() -> _Weights:
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        return _Weights(stored["columns"].astype(np.float64), stored["bias"].astype(np.float64))
