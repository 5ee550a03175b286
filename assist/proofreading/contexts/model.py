"""What we know about contexts: how much each thing around a place speaks for one of two words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "data/contexts.json"
# Weights of how much oftener the first was counted after the word before, and before the word after.
LEFT, RIGHT = "<", ">"


@dataclass(frozen=True, slots=True)
class Rival:
    """A word (or a kind of word) that may be meant instead of the one that was written.

    `weights`: what each feature of a place says for it, minus what it says for the written one; `start`:
    the same without any, less the doubt that is needed; `left`, `right`: weights of counted pairs.
    """

    name: str
    weights: Mapping[str, float]
    start: float
    left: float
    right: float

    def doubt(self, features: Iterable[str]) -> float:
        """How far the features' doubt goes beyond what is needed; below 0: too little."""
        get = self.weights.get
        return self.start + sum([get(feature, 0.0) for feature in features])


@cache
def rivals() -> Mapping[str, tuple[Rival, ...]]:
    """Word, or “/” and a kind of word -> what may be meant in its place."""
    learned = json.loads(files("assist.proofreading").joinpath(FILE).read_text("utf-8"))
    found: dict[str, list[Rival]] = {}
    for first, second, bias, first_wrong, second_wrong, weights in learned["pairs"]:
        if second_wrong is not None:
            found.setdefault(second, []).append(_rival(first, weights, bias - second_wrong))
        if first_wrong is not None:
            against = {name: -weight for name, weight in weights.items()}
            found.setdefault(first, []).append(_rival(second, against, -bias - first_wrong, sign=-1))
    return {word: tuple(others) for word, others in found.items()}


def _rival(name: str, weights: Mapping[str, float], start: float, sign: int = 1) -> Rival:
    """Counted pairs always compare the rival with the written word, so their weights keep their sign."""
    return Rival(name, weights, start, sign * weights.get(LEFT, 0.0), sign * weights.get(RIGHT, 0.0))
