"""Which of a customer's questions a draft answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from assist.reviewing.checks import customer_effort, policy_wall, vague_timeline
from assist.reviewing.checks.answer_features import NAMES, features
from assist.reviewing.checks.asks import Ask
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import DATA, load_lexicon

# One of several questions is easily overlooked; a reply to a single one rarely leaves it open altogether.
_SURE_AMONG_SEVERAL = 0.5
_SURE_ALONE = 0.15
_SHORTEST = 3  # words; "My voucher?" is a nudge, not a question


@dataclass(frozen=True, slots=True)
class _Weights:
    """A logistic regression over `NAMES`, fitted by `tests.benchmarks.answer_matching`."""

    columns: NDArray[np.float64]
    bias: float


def answered(context: CheckContext) -> tuple[bool, ...]:
    """For each ask of the customer, whether the draft answers it; when in doubt, it does."""
    asks = context.customer.asks
    if len(asks) == 1 and _needs_no_check(context, asks[0]):
        return (True,)
    limit = _SURE_ALONE if len(asks) == 1 else _SURE_AMONG_SEVERAL
    is_vague = bool(vague_timeline.check(context))  # "soon" answers "when", and has a finding of its own
    return tuple(
        bool(chance >= limit) or (is_vague and ask.kind in ("when", "how_long"))
        for ask, chance in zip(asks, answer_chances(context), strict=True)
    )


def answer_chances(context: CheckContext) -> NDArray[np.float64]:
    """For each ask, the probability (0..1) that the draft answers it."""
    weights = _weights()
    scores = features(context, context.customer.asks) @ weights.columns + weights.bias
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-scores))
    return chances


def _needs_no_check(context: CheckContext, ask: Ask) -> bool:
    """Whether a lone ask is beyond doubt: deeds answer requests; "soon" and "I don't know" answer, too."""
    if (
        ask.kind == "request"
        or len(ask.text.split()) < _SHORTEST
        or load_lexicon("answers").has("open", context.prose)
    ):
        return True
    return bool(vague_timeline.check(context) or policy_wall.check(context) or customer_effort.check(context))


@cache
def _weights() -> _Weights:
    """The fitted weights.

    Raises:
        ValueError: they were fitted for other features than these.
    """
    raw = json.loads((DATA / "answer_weights.json").read_text("utf-8"))
    if list(raw["weights"]) != list(NAMES):
        raise ValueError(
            "answer_weights.json is for other features; run python -m tests.benchmarks.answer_matching --fit"
        )
    return _Weights(np.array(list(raw["weights"].values())), raw["bias"])
