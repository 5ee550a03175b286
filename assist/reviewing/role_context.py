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

_TRUST = 0.9  # a sentence alone is a little surer of itself than it should be within a draft
# The kinds of drafts that `role_steps` holds, in its order: each tells its news in another way.
GOALS: Final = ("satisfaction", "action")
_AIMED = 2.0  # log odds that a draft for a goal is told as drafts for this goal are
_LATE_GREETING = -3.0
_EARLY_SIGN_OFF = -2.5
_EARLY_CLOSING = -3.0
_FIRST_SENTENCE_REASON = -2.0  # a reply seldom opens with a cause


@dataclass(frozen=True, slots=True)
class RoleSteps:
    """What the roles of neighbours tell of each other in drafts of one kind, as log odds learned from drafts.

    `first` and `last` are those of the roles at the ends of a draft, `step[before, after]` those of one role
    after another. A draft may be of any kind; how well its sentences fit each says how likely that is.
    """

    first: NDArray[np.float64]
    step: NDArray[np.float64]
    last: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Marginals:
    """Probabilities of roles, (sentences, roles), and of steps, (sentences - 1, roles, roles), in drafts of
    one kind, and the log odds of that kind."""

    roles: NDArray[np.float64]
    steps: NDArray[np.float64]
    odds: float


@lru_cache(maxsize=1)
def role_steps() -> tuple[RoleSteps, ...]:
    """The steps that ship with the package (`python -m tests.benchmarks.role_steps --fit` learns them)."""
    kinds = json.loads(STEPS_FILE.read_text(encoding="utf-8"))
    return tuple(RoleSteps(*(np.array(kind[name]) for name in ("first", "step", "last"))) for kind in kinds)


def refine(readings: Sequence[Mapping[str, float]], goal: str | None = None) -> list[dict[Role, float]]:
    """For each sentence the probability of each role given the whole draft (forward-backward), and what its
    writer wants to reach if that is known."""
    if not readings:
        return []
    rows = roles_under(log_evidence(readings), role_steps(), goal)
    return [dict(zip(ROLES, row, strict=True)) for row in rows.tolist()]


def roles_under(
    evidence: NDArray[np.float64], kinds: Sequence[RoleSteps], goal: str | None = None
) -> NDArray[np.float64]:
    """Probability of each sentence's roles, shape (sentences, roles), if the draft is of one of the kinds."""
    found = marginals(evidence, kinds)
    aims = [_AIMED * (goal == kind) for kind in GOALS]
    weights = shares([one.odds + aim for one, aim in zip(found, aims, strict=True)])
    rows: NDArray[np.float64] = np.einsum("k,kij->ij", weights, np.array([one.roles for one in found]))
    return rows


def log_evidence(readings: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    """Log odds of each sentence's roles by its own words and its place, shape (sentences, roles)."""
    alone = np.array([[reading.get(role, 0.0) for role in ROLES] for reading in readings]) + 1e-9
    evidence: NDArray[np.float64] = _TRUST * (np.log(alone) + _place(len(readings)))
    return evidence


def shares(odds: Sequence[float]) -> NDArray[np.float64]:
    """Probabilities out of log odds."""
    raised = np.exp(np.array(odds) - max(odds))
    found: NDArray[np.float64] = raised / raised.sum()
    return found


def marginals(evidence: NDArray[np.float64], kinds: Sequence[RoleSteps]) -> list[Marginals]:
    """For each kind what the sentences do if the draft is of the kind that its steps tell of."""
    alone = np.exp(np.broadcast_to(evidence, (len(kinds), *evidence.shape)))
    alone[:, 0] *= np.exp([steps.first for steps in kinds])
    alone[:, -1] *= np.exp([steps.last for steps in kinds])
    step = np.exp([steps.step for steps in kinds])
    # There and back for all kinds at once: a pass is many small steps, whose calls cost more than their sums.
    both = np.concatenate((alone, alone[:, ::-1])), np.concatenate((step, step.transpose(0, 2, 1)))
    passed, totals = _pass(*both)
    forward, backward = passed[: len(kinds)], passed[len(kinds) :, ::-1]
    roles = forward * backward / alone
    roles /= roles.sum(axis=2, keepdims=True)
    pairs = forward[:, :-1, :, None] * step[:, None] * backward[:, 1:, None, :]
    pairs /= pairs.sum(axis=(2, 3), keepdims=True)
    return [Marginals(*parts) for parts in zip(roles, pairs, totals[: len(kinds)].tolist(), strict=True)]


def _pass(
    alone: NDArray[np.float64], step: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Each sentence's roles given those before it, and the log of how well all of it goes together.

    `alone` has shape (chains, sentences, roles), `step` (chains, roles, roles), the answers
    (chains, sentences, roles) and (chains,).
    """
    passed, sums = np.empty_like(alone), np.empty(alone.shape[:2])
    reached = alone[:, 0]
    for at in range(alone.shape[1]):
        if at:
            reached = np.einsum("ci,cij->cj", passed[:, at - 1], step) * alone[:, at]
        sums[:, at] = reached.sum(axis=1)
        passed[:, at] = reached / sums[:, at, None]
    return passed, np.log(sums).sum(axis=1)


def _place(count: int) -> NDArray[np.float64]:
    bonus = np.zeros((count, len(ROLES)))
    bonus[2:, _INDEX["greeting"]] = _LATE_GREETING
    if count > 2:
        bonus[: count - 3, _INDEX["signature"]] = _EARLY_SIGN_OFF
        bonus[0, _INDEX["reason"]] = _FIRST_SENTENCE_REASON
        bonus[0, _INDEX["closing"]] = _EARLY_CLOSING
    return bonus
