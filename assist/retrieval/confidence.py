"""How likely each candidate is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from assist.retrieval.search import Found
from models.calibration import Calibration, Regime

# Beyond this a larger lead says nothing more; a lone candidate gets it in full.
_WIDEST_MARGIN = 0.5
# A score is also judged by how far it stands above the middle of so many.
_CROWD = 20
# What an item about something else scores, as measured on desks with many items.
_STRANGERS: Mapping[Regime, float] = {"cold": 0.1, "history": -0.15}
_IMAGINED = 4


def regime_of(found: Found) -> Regime:
    """Whether past questions took part."""
    return "history" if found.main.signals.nearest is not None else "cold"


def features(found: Found, slots: Sequence[int]) -> list[Mapping[str, float]]:
    """What each of `slots` (best first) is judged by, among the best of all that may be shown."""
    crowd = found.order(_CROWD)
    return [_features(found, crowd, slot) for slot in slots]


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


def _features(found: Found, best: Sequence[int], slot: int) -> Mapping[str, float]:
    """Differences only: what a score is worth in itself depends on the desk's texts and its history."""
    rival = next((float(found.total[other]) for other in best if other != slot), None)
    score = float(found.total[slot])
    crowd = float(np.median(found.total[list(best)]))
    margin = _WIDEST_MARGIN if rival is None else score - rival
    return {
        "gap": score - _usual(found, slot),
        "lift": score - crowd,
        "margin": max(-_WIDEST_MARGIN, min(_WIDEST_MARGIN, margin)),
    }


def _usual(found: Found, slot: int) -> float:
    """What the desk's other items score for this question; a few imagined ones stand by where it has few."""
    allowed = found.field.allowed
    others = max(0, int(np.count_nonzero(allowed)) - 1)
    total = float(found.total[allowed].sum(dtype=np.float64)) - float(found.total[slot])
    return (total + _IMAGINED * _STRANGERS[regime_of(found)]) / (others + _IMAGINED)
