"""What a sentence of a reply does, told from its vector and its wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from models.role_features import WORD_BUCKETS, feature_count, read_word_features, weigh_vector

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


@dataclass(frozen=True)
class RoleClassifier:
    """A softmax over `LABELS`: weights (labels, features), offsets, the temperature that calibrates it.

    Reads one sentence at a time, without its neighbours; the same answer on every run and thread count.
    """

    weights: NDArray[np.float64]
    offsets: NDArray[np.float64]
    temperature: float

    def word_scores(self, text: str) -> NDArray[np.float64]:
        """What the words of `text` say for each label, (labels,), before its meaning is known."""
        features = read_word_features(text)
        # Summed by numpy itself: a BLAS product would change its last bits with the number of threads.
        scores: NDArray[np.float64] = np.einsum("lf,f->l", self._of_cues, features.cues)
        scores += self._of_words[features.buckets].sum(axis=0) * features.word_value
        scores += self.offsets
        return scores

    def read(
        self, text: str, vector: NDArray[np.float32], word_scores: NDArray[np.float64] | None = None
    ) -> SentenceReading:
        """The reading of `text`, whose vector comes from the encoder this classifier was fitted with.

        `word_scores` are those of `text`, if they are known.
        """
        scores = self.word_scores(text) if word_scores is None else word_scores
        scores = scores + np.einsum("lf,f->l", self._of_vector, weigh_vector(vector))
        scores /= self.temperature
        odds = np.exp(scores - scores.max())
        return _marginals(odds / odds.sum())

    @property
    def _dimensions(self) -> int:
        return int(self.weights.shape[1]) - feature_count(0)

    @cached_property
    def _of_vector(self) -> NDArray[np.float64]:
        return np.ascontiguousarray(self.weights[:, : self._dimensions])

    @cached_property
    def _of_cues(self) -> NDArray[np.float64]:
        return np.ascontiguousarray(self.weights[:, self._dimensions : -WORD_BUCKETS])

    @cached_property
    def _of_words(self) -> NDArray[np.float64]:
        """A row a bucket: a sentence's words are few, and what they say lies side by side."""
        return np.ascontiguousarray(self.weights[:, -WORD_BUCKETS:].T)


def _marginals(probabilities: NDArray[np.float64]) -> SentenceReading:
    roles: dict[str, float] = dict.fromkeys(ROLES, 0.0)
    valences: dict[str, float] = dict.fromkeys(VALENCES, 0.0)
    for (role, valence), probability in zip(LABELS, probabilities.tolist(), strict=True):
        roles[role] += probability
        valences[valence] += probability
    return SentenceReading(roles, valences)
