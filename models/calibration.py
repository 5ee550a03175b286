"""Scores turned into the probability that a suggestion is right: a small logistic regression as numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

Regime = Literal["cold", "history"]
_FILE = "suggestion_calibration.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """A bias and one weight a named feature; `stamp` says what it was measured on."""

    bias: float
    weights: Mapping[str, float]
    stamp: str

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability (0..1) for `features`, each of which must be named."""
        logit = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def shipped_calibration(regime: Regime) -> Calibration:
    """What was measured beforehand, for a desk without history or with it."""
    text = files("models.data").joinpath(_FILE).read_text(encoding="utf-8")
    found = json.loads(text)[regime]
    return Calibration(found["bias"], found["weights"], found["stamp"])


def fit_calibration(
    features: Sequence[Mapping[str, float]], right: Sequence[bool], weights: Sequence[float], stamp: str
) -> Calibration:
    """The calibration under which `right` is most likely; the same examples give the same numbers."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 -- only to learn

    names = sorted(features[0])
    rows = [[one[name] for name in names] for one in features]
    model = LogisticRegression(C=1.0, max_iter=1000).fit(rows, list(right), sample_weight=list(weights))
    coefficients = {name: round(float(value), 4) for name, value in zip(names, model.coef_[0], strict=True)}
    return Calibration(round(float(model.intercept_[0]), 4), coefficients, stamp)
