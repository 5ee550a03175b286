"""All checks in the order they run, and what their findings mean for sending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from assist.reviewing.checks import (
    blame,
    casual_mismatch,
    customer_at_risk,
    customer_effort,
    doubled_greeting,
    internal_text,
    jargon,
    missing_apology,
    missing_next_step,
    mixed_formality,
    overpromise,
    placeholder_left,
    policy_wall,
    reply_standard,
    shouting,
    stacked_apology,
    unanswered_question,
    vague_timeline,
    wrong_name,
)
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.edits import Finding

Check = Callable[[CheckContext], list[Finding]]
Verdict = Literal["ok", "warn", "stop"]

# What must never be sent comes first; the rest in the order an agent reads a reply.
AT_ONCE: tuple[tuple[str, Check], ...] = (
    (placeholder_left.KIND, placeholder_left.check),
    (wrong_name.KIND, wrong_name.check),
    (internal_text.KIND, internal_text.check),
    (customer_at_risk.KIND, customer_at_risk.check),
    (missing_next_step.KIND, missing_next_step.check),
    (customer_effort.KIND, customer_effort.check),
    (policy_wall.KIND, policy_wall.check),
    (missing_apology.KIND, missing_apology.check),
    (stacked_apology.KIND, stacked_apology.check),
    (blame.KIND, blame.check),
    (vague_timeline.KIND, vague_timeline.check),
    (overpromise.KIND, overpromise.check),
    (jargon.KIND, jargon.check),
    (casual_mismatch.KIND, casual_mismatch.check),
    (mixed_formality.KIND, mixed_formality.check),
    (shouting.KIND, shouting.check),
    (doubled_greeting.KIND, doubled_greeting.check),
    (reply_standard.KIND, reply_standard.check),
)
# Those that compare meanings wait longest for the encoder.
COMPARING: tuple[tuple[str, Check], ...] = ((unanswered_question.KIND, unanswered_question.check),)
CHECKS = AT_ONCE + COMPARING
STOPPING: frozenset[str] = frozenset({placeholder_left.KIND, wrong_name.KIND, internal_text.KIND})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a team wants to be warned; only kinds in `stopping` can stop a reply."""

    stopping: frozenset[str] = STOPPING
    warnings: int = 1
    hints: int = field(default=1_000_000)  # hints alone never warn, unless a team says so


def run_checks(
    context: CheckContext,
    checks: tuple[tuple[str, Check], ...] = CHECKS,
    *,
    muted: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """What `checks` have to say about a draft, in the order of the text; muted kinds are left out.

    `muted` holds the kinds that the team or this draft's writer does not want.
    """
    found = [finding for _, check in checks for finding in check(context)]
    return tuple(sorted((f for f in found if f.kind not in muted), key=lambda finding: finding.span))


def verdict(findings: tuple[Finding, ...], thresholds: Thresholds = Thresholds()) -> Verdict:
    """Whether a reply may go out: "stop" only for what must never be sent."""
    if any(finding.severity == "stop" and finding.kind in thresholds.stopping for finding in findings):
        return "stop"
    hints = sum(finding.severity == "hint" for finding in findings)
    if len(findings) - hints >= thresholds.warnings or hints >= thresholds.hints:
        return "warn"
    return "ok"
