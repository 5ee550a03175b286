"""What a sentence of a reply does, told from its vector and its wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.role_features import sentence_features

ROLES = (
    "greeting",
    "thanks",
    "acknowledgement",
    "apology",
    "bad_news",
    "reason",
    "good_news",
    "next_step",
    "question",
    "info",
    "closing",
    "signature",
)
VALENCES = ("bad", "good", "neutral")


@dataclass(frozen=True, slots=True)
class LinearModel:
    """A softmax over `labels`: weights (labels, features), offsets and the temperature that calibrates it."""

    labels: tuple[str, ...]
    weights: NDArray[np.float64]
    offsets: NDArray[np.float64]
    temperature: float

    def probabilities(self, features: NDArray[np.float64]) -> dict[str, float]:
        """A calibrated probability a label; they add up to 1."""
        # Summed by numpy itself: a BLAS product would change its last bits with the number of threads.
        scores = ((self.weights * features).sum(axis=1) + self.offsets) / self.temperature
        odds = np.exp(scores - scores.max())
        return {label: float(odd / odds.sum()) for label, odd in zip(self.labels, odds, strict=True)}


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """Probabilities of one sentence's roles and of the news it brings."""

    roles: Mapping[str, float]
    valences: Mapping[str, float]

    @property
    def role(self) -> str:
        """The likeliest role."""
        return max(ROLES, key=lambda role: self.roles.get(role, 0.0))

    @property
    def valence(self) -> str:
        """The likeliest valence."""
        return max(VALENCES, key=lambda valence: self.valences.get(valence, 0.0))


@dataclass(frozen=True, slots=True)
class RoleClassifier:
    """Reads one sentence at a time, without its neighbours; the same answer on every run and thread count."""

    roles: LinearModel
    valences: LinearModel

    def read(self, text: str, vector: NDArray[np.float32]) -> SentenceReading:
        """The reading of `text`, whose vector comes from the encoder this classifier was fitted with."""
        features = sentence_features(text, vector)
        return SentenceReading(self.roles.probabilities(features), self.valences.probabilities(features))
