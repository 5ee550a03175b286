"""How likely each candidate is right."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from assist.retrieval.search import Found
from models.calibration import Calibration, Regime

# Beyond this a larger lead says nothing more; a lone candidate gets it in full.
_WIDEST_MARGIN = 0.5
_MOST_WORDS = 40
# A score is also judged by how far it stands above the middle of so many.
_CROWD = 20


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
    signals = found.main.signals
    rival = next((float(found.total[other]) for other in best if other != slot), None)
    score = float(found.total[slot])
    crowd = float(np.median(found.total[list(best)]))
    margin = _WIDEST_MARGIN if rival is None else score - rival
    values = {
        "score": score,
        "margin": max(-_WIDEST_MARGIN, min(_WIDEST_MARGIN, margin)),
        "lift": score - crowd,
        "meaning": float(signals.meaning[slot]),
        "words": float(signals.words[slot]),
        "thread": float(signals.thread[slot]) if signals.thread is not None else 0.0,
        "length": math.log1p(min(found.main.words, _MOST_WORDS)),
    }
    if signals.nearest is not None:
        values |= _history_features(found, slot)
    return values


def _history_features(found: Found, slot: int) -> dict[str, float]:
    signals = found.main.signals
    if signals.nearest is None or signals.log_p is None:
        return {"nearest": float(signals.nearest[slot]) if signals.nearest is not None else 0.0} | _UNLEARNED
    log_p = signals.log_p[found.field.allowed]
    chances = np.exp(log_p - log_p.max())
    chances /= chances.sum()
    entropy = float(-(chances * np.log(np.maximum(chances, 1e-12))).sum()) / math.log(max(2, len(chances)))
    return {
        "nearest": float(signals.nearest[slot]),
        "learned": math.exp(float(signals.log_p[slot])),
        "entropy": entropy,
    }


_UNLEARNED = {"learned": 0.5, "entropy": 0.5}
