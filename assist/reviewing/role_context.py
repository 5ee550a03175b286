"""Roles of a whole draft: what each sentence says alone, weighed with its place and its neighbours."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from assist.reviewing.roles import Role

ROLES: Final[tuple[Role, ...]] = get_args(Role)
_INDEX = {role: index for index, role in enumerate(ROLES)}
STEPS_FILE = Path(__file__).with_name("role_steps.json")

_LATE_GREETING = -3.0
_EARLY_SIGN_OFF = -2.5
_EARLY_CLOSING = -3.0
_FIRST_SENTENCE_REASON = -2.0  # a reply seldom opens with a cause


@dataclass(frozen=True, slots=True)
class RoleSteps:
    """What the roles of neighbours tell of each other, as log odds learned from drafts.

    `sure` weighs what a sentence says alone; `first` and `last` are odds of the roles at the ends of a draft,
    `step[before, after]` of one role after another.
    """

    sure: float
    first: NDArray[np.float64]
    step: NDArray[np.float64]
    last: NDArray[np.float64]


@lru_cache(maxsize=1)
def role_steps() -> RoleSteps:
    """The steps that ship with the package (`python -m tests.benchmarks.role_steps --fit` learns them)."""
    body = json.loads(STEPS_FILE.read_text(encoding="utf-8"))
    return RoleSteps(body["sure"], *(np.array(body[name]) for name in ("first", "step", "last")))


def refine(readings: Sequence[Mapping[str, float]]) -> list[dict[Role, float]]:
    """For each sentence the probability of each role given the whole draft (forward-backward)."""
    if not readings:
        return []
    singles, _ = marginals(log_evidence(readings), role_steps())
    return [dict(zip(ROLES, row, strict=True)) for row in singles.tolist()]


def log_evidence(readings: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    """Log odds of each sentence's roles by its own words and its place, shape (sentences, roles)."""
    alone = np.array([[reading.get(role, 0.0) for role in ROLES] for reading in readings]) + 1e-9
    evidence: NDArray[np.float64] = np.log(alone) + _place(len(readings))
    return evidence


def marginals(
    evidence: NDArray[np.float64], steps: RoleSteps
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Probabilities of each role, (sentences, roles), and of each step, (sentences - 1, roles, roles)."""
    alone = np.exp(steps.sure * evidence)
    alone[0] *= np.exp(steps.first)
    alone[-1] *= np.exp(steps.last)
    step = np.exp(steps.step)
    forward = _pass(alone, step)
    backward = _pass(alone[::-1], step.T)[::-1]
    singles = forward * backward / alone
    singles /= singles.sum(axis=1, keepdims=True)
    pairs = forward[:-1, :, None] * step[None] * backward[1:, None, :]
    pairs /= pairs.sum(axis=(1, 2), keepdims=True)
    return singles, pairs


def _pass(alone: NDArray[np.float64], step: NDArray[np.float64]) -> NDArray[np.float64]:
    rows = [alone[0] / alone[0].sum()]
    for row in alone[1:]:
        reached = np.einsum("i,ij->j", rows[-1], step) * row
        rows.append(reached / reached.sum())
    return np.array(rows)


def _place(count: int) -> NDArray[np.float64]:
    bonus = np.zeros((count, len(ROLES)))
    bonus[2:, _INDEX["greeting"]] = _LATE_GREETING
    if count > 2:
        bonus[: count - 3, _INDEX["signature"]] = _EARLY_SIGN_OFF
        bonus[0, _INDEX["reason"]] = _FIRST_SENTENCE_REASON
        bonus[0, _INDEX["closing"]] = _EARLY_CLOSING
    return bonus
