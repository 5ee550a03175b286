"""How well roles are told within drafts, with the steps from role to role learned; `--fit` writes these.

`python -m tests.benchmarks.role_steps [FILE ...]` learns from our own drafts (tests/assist/reviewing/order)
and prints the share of roles told rightly on the files, by default on the development drafts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assist.reviewing.role_context import ROLES, STEPS_FILE, RoleSteps, log_evidence, marginals, role_steps
from assist.reviewing.role_reading import RoleReader
from assist.text.document import read_document
from models.persistence import load_classifier
from tests.benchmarks.surroundings import default_encoder, development_data

_DRAFTS = Path(__file__).parents[1] / "assist" / "reviewing" / "order"
_ROUNDS, _RATE = 150, 0.5
_PULL = 1.0  # towards no preference at all: a step that was seen once tells little
_SURE = 0.8  # a sentence alone is a little surer of itself than it should be within a draft


@dataclass(frozen=True, slots=True)
class Told:
    """A draft as the log odds of its sentences' roles by themselves, and the roles they have."""

    evidence: NDArray[np.float64]
    roles: NDArray[np.int64]


def told_drafts(paths: Sequence[Path], reader: RoleReader) -> list[Told]:
    """The drafts of `paths` that are cut into sentences as their roles are."""
    found = []
    for item in (json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()):
        sentences = read_document(item["draft"]).sentences
        if len(sentences) == len(item["roles"]):
            alone = [reader.read_alone_roles(sentence.text) for sentence in sentences]
            roles = np.array([ROLES.index(role) for role in item["roles"]])
            found.append(Told(log_evidence(alone), roles))
    return found


def learn(drafts: Sequence[Told]) -> RoleSteps:
    """The steps under which the drafts' own roles are likeliest (linear-chain field, gradient ascent)."""
    count = len(ROLES)
    first, step, last = np.zeros(count), np.zeros((count, count)), np.zeros(count)
    for _ in range(_ROUNDS):
        up_first, up_step, up_last = -_PULL * first, -_PULL * step, -_PULL * last
        for draft in drafts:
            singles, pairs = marginals(draft.evidence, RoleSteps(_SURE, first, step, last))
            up_first += np.eye(count)[draft.roles[0]] - singles[0]
            up_last += np.eye(count)[draft.roles[-1]] - singles[-1]
            up_step -= pairs.sum(axis=0)
            np.add.at(up_step, (draft.roles[:-1], draft.roles[1:]), 1.0)
        scale = _RATE / np.sqrt(len(drafts))
        first, step, last = first + scale * up_first, step + scale * up_step, last + scale * up_last
    return RoleSteps(_SURE, first.round(2), step.round(2), last.round(2))


def accuracy(drafts: Sequence[Told], steps: RoleSteps) -> float:
    """The share of sentences whose role is told rightly within their drafts."""
    right = [marginals(draft.evidence, steps)[0].argmax(axis=1) == draft.roles for draft in drafts]
    return float(np.concatenate(right).mean())


def main() -> None:
    """Prints shares with the packaged steps and with the ones learned now."""
    encoder = default_encoder()
    reader = RoleReader(encoder, load_classifier(encoder))
    steps = learn(told_drafts(sorted(_DRAFTS.glob("ordering_*.jsonl")), reader))
    if "--fit" in sys.argv:
        body = {"sure": steps.sure, "first": steps.first.tolist(), "last": steps.last.tolist()}
        rows = ",\n  ".join(json.dumps(row) for row in steps.step.tolist())
        text = json.dumps(body, indent=1)[:-2] + f',\n "step": [\n  {rows}\n ]\n}}\n'
        STEPS_FILE.write_text(text, encoding="utf-8")
    files = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    for path in files or [development_data() / "rewriting" / "ordering.jsonl"]:
        drafts = told_drafts([path], reader)
        now, packaged = accuracy(drafts, steps), accuracy(drafts, role_steps())
        print(f"{path.name}: packaged {packaged:.3f}, learned now {now:.3f}")


if __name__ == "__main__":
    main()
