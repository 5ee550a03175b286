"""What each sentence of a draft does for its reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "greeting",
    "thanks",
    "acknowledgement",
    "apology",
    "bad_news",
    "reason",
    "good_news",
    "next_step",
    "question",
    "info",
    "closing",
    "signature",
]
Valence = Literal["bad", "good", "neutral"]


@dataclass(frozen=True, slots=True)
class SentenceRole:
    """A sentence's role and the news it brings, each with its calibrated probability (0..1)."""

    role: Role
    probability: float
    valence: Valence
    valence_probability: float
