"""What a review hands back: edits, findings, facts; and how edits become text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from assist.text.spans import Span

EditKind = Literal["wording", "spelling", "grammar", "spacing", "repair"]
Preserves = Literal["plain", "limit", "refusal", "hedge"]
Severity = Literal["hint", "warn", "stop"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # the gravest last


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement that was chosen for a span of the draft.

    `effect` "offer" adds a commitment: it is shown and never applied. `rule_id` names the wording rule or
    the proofreading engine's rule.
    """

    kind: EditKind
    span: Span
    original: str
    replacement: str
    rule_id: str
    message: str
    why: str
    preserves: Preserves = "plain"
    effect: Literal["rephrase", "offer"] = "rephrase"
    applied: bool = True
    alternatives: tuple[str, ...] = ()
    source: tuple[str, ...] = ("draftwell",)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something for the writer to decide. `kind` is one of design's finding kinds."""

    kind: str
    severity: Severity
    message: str
    advice: str
    span: Span
    rule_id: str | None = None


def wording_message(original: str, replacement: str) -> str:
    """What an edit of the wording asks of the writer."""
    # "Sadly w" becomes "W": nothing but the first words goes.
    if original.lower().endswith(replacement.lower()):
        return f"Leave out “{original[: len(original) - len(replacement)].strip()}”"
    return f"Say “{replacement}”"


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the applied edits in place; they must not overlap.

    Raises:
        ValueError: two applied edits overlap.
    """
    pieces: list[str] = []
    at = 0
    for edit in sorted((edit for edit in edits if edit.applied), key=lambda edit: edit.span):
        if edit.span.start < at:
            raise ValueError(f"edits overlap at {edit.span.start}: {edit.rule_id}")
        pieces += [text[at : edit.span.start], edit.replacement]
        at = edit.span.end
    return "".join([*pieces, text[at:]])
