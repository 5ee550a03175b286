"""What a team asks of its replies."""

from __future__ import annotations

from dataclasses import dataclass, field

from assist.reviewing.checks.context import ReplyStandard
from assist.reviewing.checks.registry import Thresholds
from assist.reviewing.order.blocks import Goal


@dataclass(frozen=True, slots=True)
class TeamStandard:
    """How drafts of one team are reviewed; `goal` holds where a request names none."""

    muted: frozenset[str] = frozenset()
    goal: Goal = "satisfaction"
    reply: ReplyStandard = field(default_factory=ReplyStandard)
    thresholds: Thresholds = field(default_factory=Thresholds)
