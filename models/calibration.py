"""Scores turned into the probability that a suggestion is right: a small logistic regression as numbers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Regime = Literal["cold", "history"]
_FILE = "suggestion_calibration.json"
_Array = NDArray[np.float64]
# The prior weighs as much as some examples: with a few dozen of its own a desk stays near what is shipped.
_PRIOR = 3.0
_STEPS = 50
_LONGEST_STEP = 4.0


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
    """The calibration under which `right` is most likely; the same examples give the same numbers.

    More of a feature must not mean less of a chance: one that comes out with the wrong sign tells of the
    examples, not of the world, and is left out.
    """
    names = sorted(features[0])
    while True:
        bias, values = _fit([[one[name] for name in names] for one in features], right, weights)
        kept = [name for name, value in zip(names, values, strict=True) if value >= 0]
        if kept == names or not kept:
            return Calibration(bias, dict(zip(names, values, strict=True)), stamp)
        names = kept


def adapt_calibration(
    base: Calibration,
    features: Sequence[Mapping[str, float]],
    right: Sequence[bool],
    weights: Sequence[float],
    stamp: str,
) -> Calibration:
    """`base` moved towards what `right` says, the further the more examples there are; deterministic.

    Logistic regression by Newton's method with a prior around the base's numbers, 0 for a feature that the
    base does not have. A feature that would come out with the wrong sign is left out.
    """
    names = sorted(features[0])
    while True:
        prior = np.array([base.bias, *(base.weights.get(name, 0.0) for name in names)])
        rows = np.array([[1.0, *(one[name] for name in names)] for one in features])
        found = _newton(rows, np.array(right, dtype=np.float64), np.array(weights), prior)
        kept = [name for name, value in zip(names, found[1:], strict=True) if value >= 0]
        if kept == names or not kept:
            values = [round(float(value), 4) for value in found]
            return Calibration(values[0], dict(zip(names, values[1:], strict=True)), stamp)
        names = kept


def _newton(rows: _Array, right: _Array, weights: _Array, prior: _Array) -> _Array:
    found = prior.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (weights * (chance - right)) + _PRIOR * (found - prior)
        bend = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + _PRIOR * np.eye(len(prior))
        step = np.linalg.solve(bend, slope)
        found -= step * min(1.0, _LONGEST_STEP / max(float(np.abs(step).max()), 1e-12))
    return found


def _fit(
    rows: Sequence[Sequence[float]], right: Sequence[bool], weights: Sequence[float]
) -> tuple[float, list[float]]:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 -- only to learn

    model = LogisticRegression(C=1.0, max_iter=1000).fit(rows, list(right), sample_weight=list(weights))
    return round(float(model.intercept_[0]), 4), [round(float(value), 4) for value in model.coef_[0]]
