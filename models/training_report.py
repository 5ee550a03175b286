"""How well a fitted classifier does on domains it was not fitted on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Fold:
    """Guesses for each domain by a model fitted on the others; `confusion[truth, guess]` are counts."""

    labels: tuple[str, ...]
    confusion: NDArray[np.int64]
    accuracy_by_domain: Mapping[str, float]

    @property
    def accuracy(self) -> float:
        """The share of right guesses, 0..1."""
        return float(np.trace(self.confusion) / max(1, self.confusion.sum()))


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What training a role classifier reports."""

    roles: Fold
    valences: Fold
    seconds: float

    def __str__(self) -> str:
        """The report as lines for a terminal."""
        sentences = int(self.roles.confusion.sum())
        return "\n\n".join(
            [
                f"{sentences} sentences, {self.seconds:.0f} s; each domain judged by a model without it",
                _as_table("role", self.roles),
                _as_table("valence", self.valences),
            ]
        )


def _as_table(name: str, fold: Fold) -> str:
    domains = "  ".join(f"{domain} {share:.3f}" for domain, share in fold.accuracy_by_domain.items())
    width = max(len(label) for label in fold.labels)
    head = " " * width + "".join(f"{label[:6]:>8}" for label in fold.labels)
    rows = [
        f"{label:<{width}}" + "".join(f"{count:>8}" for count in counts)
        for label, counts in zip(fold.labels, fold.confusion, strict=True)
    ]
    return "\n".join([f"{name}: {fold.accuracy:.3f}", domains, "rows: truth, columns: guess", head, *rows])
