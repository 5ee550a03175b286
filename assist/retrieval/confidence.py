"""How likely each candidate is right."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assist.retrieval.search import Found
from models.calibration import Calibration, Regime

# Beyond this a larger lead says nothing more; a lone candidate gets it in full.
_WIDEST_MARGIN = 0.5
# A score is also judged by how far it stands above the middle of so many.
_CROWD = 20
# What an item about something else scores, as measured on desks with many items.
_STRANGERS: Mapping[Regime, float] = {"cold": 0.1, "history": -0.05}
_IMAGINED = 4
# Log odds that anything fits at all, from questions that nothing fitted.
_SUREST = 6.0


def regime_of(found: Found) -> Regime:
    """Whether past questions took part."""
    return "history" if found.main.signals.nearest is not None else "cold"


def features(found: Found, slots: Sequence[int]) -> list[Mapping[str, float]]:
    """What each of `slots` (best first) is judged by, among the best of all that may be shown."""
    if not slots:
        return []
    crowd = found.order(_CROWD)
    middle = float(np.median(found.total[crowd]))
    usual = _Usual.of(found)
    return [_features(found, crowd, slot, middle, usual) for slot in slots]


def probabilities(found: Found, slots: Sequence[int], calibration: Calibration) -> list[float]:
    """The probability (0..1) that each of `slots` is right; never more than for a better-ranked one.

    A draft may say clearly what a vague question does not, so the surer of the two readings counts.
    """
    raw = [calibration.probability(one) for one in features(found, slots)]
    if found.question and found.draft:
        typed = Found(found.field, None, found.draft)
        raw = [
            max(pair) for pair in zip(raw, map(calibration.probability, features(typed, slots)), strict=True)
        ]
    return [round(float(value), 4) for value in np.minimum.accumulate(raw)] if raw else []


@dataclass(frozen=True, slots=True)
class _Usual:
    """How many items may be shown, the sum of their scores, and what a stranger among them scores."""

    items: int
    total: float
    stranger: float

    @classmethod
    def of(cls, found: Found) -> _Usual:
        allowed = found.total[found.field.allowed]
        return cls(len(allowed), float(allowed.sum(dtype=np.float64)), _STRANGERS[regime_of(found)])

    def beside(self, score: float) -> float:
        """What the other items score; a few imagined ones stand by where the desk has few."""
        others = max(0, self.items - 1)
        return (self.total - score + _IMAGINED * self.stranger) / (others + _IMAGINED)


def _features(
    found: Found, best: Sequence[int], slot: int, middle: float, usual: _Usual
) -> Mapping[str, float]:
    """What is shipped uses the first three, differences: what a score is worth in itself depends on the desk.

    The others count where a desk's own history has told what they are worth there.
    """
    rival = next((float(found.total[other]) for other in best if other != slot), None)
    score = float(found.total[slot])
    margin = _WIDEST_MARGIN if rival is None else score - rival
    signals = found.main.signals
    near = 0.0 if signals.nearest is None else float(signals.nearest[slot])
    sure = 0.0 if signals.log_p is None else math.exp(float(signals.log_p[slot]))
    return {
        "gap": score - usual.beside(score),
        "lift": score - middle,
        "margin": max(-_WIDEST_MARGIN, min(_WIDEST_MARGIN, margin)),
        "near": max(0.0, near),
        "sure": sure,
        "something": max(-_SUREST, min(_SUREST, signals.something or 0.0)) / _SUREST,
    }
