"""How well roles are told within drafts, with the steps from role to role learned; `--fit` writes these.

`python -m tests.benchmarks.role_steps [FILE ...]` learns from our own drafts (tests/assist/reviewing/order)
and prints the share of roles told rightly on the files, by default on the development drafts.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assist.reviewing.role_context import (
    GOALS,
    ROLES,
    STEPS_FILE,
    Marginals,
    RoleSteps,
    log_evidence,
    marginals,
    role_steps,
    roles_under,
    shares,
)
from assist.reviewing.role_reading import RoleReader
from assist.text.document import read_document
from models.persistence import load_classifier
from tests.benchmarks.surroundings import default_encoder, development_data

_DRAFTS = Path(__file__).parents[1] / "assist" / "reviewing" / "order"
_ROUNDS, _RATE = 120, 0.1
_IMPOSSIBLE = -60.0  # log odds
# Our drafts tell good news and then bad far more often than agents do: what follows what counts for less.
_CAUTION = 0.8
_PULL = 1.0  # towards no preference at all: a step that was seen once tells little
_Parts = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Told:
    """A draft as the log odds of its sentences' roles by themselves, the roles they have, and its goal."""

    goal: int
    evidence: NDArray[np.float64]
    roles: NDArray[np.int64]

    @property
    def known(self) -> NDArray[np.float64]:
        """The evidence when the roles are known, but for whether a last line takes leave or signs: a line
        such as "Best, Solveig" does both."""
        allowed = np.eye(len(ROLES), dtype=bool)[self.roles]
        leaving = np.array([ROLES.index("closing"), ROLES.index("signature")])
        allowed[np.ix_(np.isin(self.roles, leaving), leaving)] = True
        return np.where(allowed, self.evidence, _IMPOSSIBLE)


def told_drafts(paths: Sequence[Path], reader: RoleReader) -> list[Told]:
    """The drafts of `paths` that are cut into sentences as their roles are."""
    found = []
    for item in (json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()):
        sentences = read_document(item["draft"]).sentences
        if len(sentences) == len(item["roles"]):
            alone = [reader.read_sentence(sentence.text).roles for sentence in sentences]
            roles = np.array([ROLES.index(role) for role in item["roles"]])
            found.append(Told(GOALS.index(item["goal"]), log_evidence(alone), roles))
    return found


def learn(drafts: Sequence[Told]) -> tuple[RoleSteps, ...]:
    """The steps under which the drafts' own roles are likeliest (linear-chain fields, gradient ascent)."""
    shared, own = _nothing(), [_nothing() for _ in GOALS]
    rate = _RATE / math.sqrt(len(drafts))
    for _ in range(_ROUNDS):
        steps = _as_steps(shared, own)
        up_own = [_nothing() for _ in GOALS]
        for draft in drafts:
            found = marginals(draft.evidence, steps)
            weights = shares([one.odds for one in found])
            for goal, (one, weight) in enumerate(zip(found, weights, strict=True)):
                _count(up_own[goal], one, -weight)
            _count(up_own[draft.goal], marginals(draft.known, [steps[draft.goal]])[0], 1.0)
        for part in range(3):
            shared[part][:] += rate * (sum(up[part] for up in up_own) - _PULL * shared[part])
            for mine, up in zip(own, up_own, strict=True):
                mine[part][:] += rate * (up[part] - _PULL * mine[part])
    return tuple(
        RoleSteps(kind.first, (_CAUTION * kind.step).round(2), kind.last) for kind in _as_steps(shared, own)
    )


def _nothing() -> _Parts:
    count = len(ROLES)
    return np.zeros(count), np.zeros((count, count)), np.zeros(count)


def _as_steps(shared: _Parts, own: Sequence[_Parts]) -> tuple[RoleSteps, ...]:
    summed = [[(both + mine).round(2) for both, mine in zip(shared, parts, strict=True)] for parts in own]
    return tuple(RoleSteps(first, step, last) for first, step, last in summed)


def _count(up: _Parts, found: Marginals, weight: float) -> None:
    """Adds the roles at the ends and the steps that `found` tells of."""
    first, step, last = up
    first += weight * found.roles[0]
    step += weight * found.steps.sum(axis=0)
    last += weight * found.roles[-1]


def accuracy(drafts: Sequence[Told], steps: Sequence[RoleSteps]) -> float:
    """The share of sentences whose role is told rightly within their drafts."""
    right = [roles_under(draft.evidence, steps).argmax(axis=1) == draft.roles for draft in drafts]
    return float(np.concatenate(right).mean())


def _as_json(steps: RoleSteps) -> str:
    ends = f'"first": {steps.first.tolist()},\n "last": {steps.last.tolist()}'
    rows = ",\n  ".join(map(str, steps.step.tolist()))
    return f'{{{ends},\n "step": [\n  {rows}\n ]}}'


def main() -> None:
    """Prints shares with the packaged steps and with the ones learned now."""
    encoder = default_encoder()
    reader = RoleReader(encoder, load_classifier(encoder))
    steps = learn(told_drafts(sorted(_DRAFTS.glob("ordering_*.jsonl")), reader))
    if "--fit" in sys.argv:
        kinds = ",\n".join(map(_as_json, steps))
        STEPS_FILE.write_text(f"[\n{kinds}\n]\n", encoding="utf-8")
    files = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    for path in files or [development_data() / "rewriting" / "ordering.jsonl"]:
        drafts = told_drafts([path], reader)
        now, packaged = accuracy(drafts, steps), accuracy(drafts, role_steps())
        print(f"{path.name}: packaged {packaged:.3f}, learned now {now:.3f}")


if __name__ == "__main__":
    main()
