"""Roles of a whole draft: what each sentence says alone, weighed with its place and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from assist.reviewing.roles import Role

ROLES: Final[tuple[Role, ...]] = get_args(Role)
_INDEX = {role: index for index, role in enumerate(ROLES)}

# Log odds added when the second role follows the first. Small: the sentence itself decides.
_FOLLOWS: Final[Mapping[tuple[Role, Role], float]] = {
    ("bad_news", "reason"): 0.7,
    ("bad_news", "apology"): 0.3,
    ("apology", "bad_news"): 0.3,
    # A sentence of news that could be either is told apart from the news beside it, not more of the same.
    ("good_news", "bad_news"): 0.8,
    ("bad_news", "good_news"): 0.8,
    ("bad_news", "bad_news"): -0.5,
    ("good_news", "good_news"): -0.5,
    ("good_news", "reason"): -2.5,
    ("greeting", "thanks"): 0.3,
    ("closing", "signature"): 1.0,
    ("signature", "signature"): 1.0,
    ("signature", "bad_news"): -2.0,
    ("signature", "good_news"): -2.0,
    ("greeting", "reason"): -2.0,
    ("thanks", "reason"): -2.0,
    ("acknowledgement", "reason"): -1.2,
    ("reason", "apology"): -0.7,
    ("next_step", "reason"): -1.0,
    ("info", "reason"): -0.5,
    ("bad_news", "info"): -0.3,
    ("greeting", "closing"): -0.7,
}
_LATE_GREETING = -3.0
_EARLY_SIGN_OFF = -2.5
_FIRST_SENTENCE_REASON = -2.0  # a reply seldom opens with a cause


def refine(readings: Sequence[Mapping[str, float]]) -> list[dict[Role, float]]:
    """For each sentence the probability of each role given the whole draft (forward-backward)."""
    if not readings:
        return []
    alone = np.array([[reading.get(role, 0.0) for role in ROLES] for reading in readings]) + 1e-9
    alone *= np.exp(_place(len(readings)))
    step = _transitions()
    forward = _pass(alone, step)
    backward = _pass(alone[::-1], step.T)[::-1]
    joint = forward * backward / alone
    joint /= joint.sum(axis=1, keepdims=True)
    return [dict(zip(ROLES, row, strict=True)) for row in joint.tolist()]


def _pass(alone: NDArray[np.float64], step: NDArray[np.float64]) -> NDArray[np.float64]:
    rows = [alone[0] / alone[0].sum()]
    for row in alone[1:]:
        reached = np.einsum("i,ij->j", rows[-1], step) * row
        rows.append(reached / reached.sum())
    return np.array(rows)


@lru_cache(maxsize=1)
def _transitions() -> NDArray[np.float64]:
    step = np.ones((len(ROLES), len(ROLES)))
    for (first, second), bonus in _FOLLOWS.items():
        step[_INDEX[first], _INDEX[second]] = np.exp(bonus)
    return step


def _place(count: int) -> NDArray[np.float64]:
    bonus = np.zeros((count, len(ROLES)))
    bonus[2:, _INDEX["greeting"]] = _LATE_GREETING
    if count > 2:
        bonus[: count - 3, _INDEX["signature"]] = _EARLY_SIGN_OFF
        bonus[0, _INDEX["reason"]] = _FIRST_SENTENCE_REASON
    return bonus
