"""What the proofreader needs of the local engines, whichever process they work in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assist.proofreading.issue import Issue

HARPER = "harper"


class Engines(Protocol):
    """Harper and our own slips, for English."""

    @property
    def is_loaded(self) -> bool:
        """Whether a first check would be answered at once."""

    def load(self, locale: str = "en-US") -> None:
        """Makes ready what the first check in `locale` would wait for, for a second or two."""

    def warm_up(self) -> None:
        """Makes ready what only some checks wait for, too."""

    def check(self, texts: Sequence[str], locale: str) -> list[tuple[Issue, ...]]:
        """The issues of each English text, unmerged."""
