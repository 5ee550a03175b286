"""What each sentence of a draft does for its reader."""

from __future__ import annotations

from dataclasses import dataclass

from models.roles import Role, Valence

__all__ = ["Role", "SentenceRole", "Valence"]


@dataclass(frozen=True, slots=True)
class SentenceRole:
    """A sentence's role and the news it brings, each with its calibrated probability (0..1)."""

    role: Role
    probability: float
    valence: Valence
    valence_probability: float
