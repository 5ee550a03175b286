"""What a sentence of a reply does, told from its vector and its wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from models.role_features import read_features

Role = Literal[
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
]
Valence = Literal["bad", "good", "neutral"]
ROLES: tuple[Role, ...] = get_args(Role)
VALENCES: tuple[Valence, ...] = get_args(Valence)

LABELS = (
    *((role, "neutral") for role in ROLES if role not in {"bad_news", "good_news"}),
    ("bad_news", "bad"),
    ("good_news", "good"),
    ("apology", "bad"),
    ("next_step", "good"),
)


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """Calibrated probabilities of one sentence's roles and of the news it brings; each adds up to 1."""

    roles: Mapping[str, float]
    valences: Mapping[str, float]

    @property
    def role(self) -> str:
        """The likeliest role."""
        return max(self.roles, key=lambda role: self.roles[role])

    @property
    def valence(self) -> str:
        """The likeliest valence."""
        return max(self.valences, key=lambda valence: self.valences[valence])


@dataclass(frozen=True, slots=True)
class RoleClassifier:
    """A softmax over `LABELS`: weights (labels, features), offsets, the temperature that calibrates it.

    Reads one sentence at a time, without its neighbours; the same answer on every run and thread count.
    """

    weights: NDArray[np.float64]
    offsets: NDArray[np.float64]
    temperature: float

    def read(self, text: str, vector: NDArray[np.float32]) -> SentenceReading:
        """The reading of `text`, whose vector comes from the encoder this classifier was fitted with."""
        features = read_features(text, vector)
        dense = len(features.dense)
        words = [dense + bucket for bucket in features.buckets]
        # Summed by numpy itself: a BLAS product would change its last bits with the number of threads.
        sums = np.einsum("lf,f->l", self.weights[:, :dense], features.dense)
        sums += self.weights.take(words, axis=1).sum(axis=1) * features.word_value
        scores = (sums + self.offsets) / self.temperature
        odds = np.exp(scores - scores.max())
        return _marginals(odds / odds.sum())


def _marginals(probabilities: NDArray[np.float64]) -> SentenceReading:
    roles: dict[str, float] = dict.fromkeys(ROLES, 0.0)
    valences: dict[str, float] = dict.fromkeys(VALENCES, 0.0)
    for (role, valence), probability in zip(LABELS, probabilities.tolist(), strict=True):
        roles[role] += probability
        valences[valence] += probability
    return SentenceReading(roles, valences)
