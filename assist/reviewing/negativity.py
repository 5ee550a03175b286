"""What reads negative in a draft, whether or not a rule can say it better."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import cast

from assist.reviewing.composing import Edited
from assist.reviewing.edits import Finding, Severity
from assist.text.spans import Span
from assist.text.taken import Taken
from phrasebook.replacing import Match
from phrasebook.rule import Rule

NEGATIVE, HARMLESS = "negativity", "harmless"


@cache
def lexicon_rules() -> tuple[Rule, ...]:
    """The lexicon as flag rules: families `negativity` and `harmless`, to run beside the wording rules."""
    data = tomllib.loads((Path(__file__).parent / "negativity.toml").read_text("utf-8"))
    negative = [_rule(f"{NEGATIVE}.{entry['id']}", entry) for entry in data["negative"]]
    harmless = Rule(f"{HARMLESS}.all", tuple(data["harmless"]["find"]), kind="flag", questions=True)
    return (*negative, harmless)


def negatives(matches: Iterable[Match], length: int) -> tuple[Match, ...]:
    """A line's negative phrases: the better of two that overlap, and none inside a harmless one."""
    matches = list(matches)
    taken = Taken(length)
    for match in matches:
        if match.rule.family == HARMLESS:
            taken.take(match.start, match.end)
    found: list[Match] = []
    for match in matches:
        if match.rule.family == NEGATIVE and not taken.touches(match.start, match.end):
            taken.take(match.start, match.end)
            found.append(match)
    return tuple(sorted(found, key=lambda match: match.start))


def _rule(id_: str, entry: dict[str, object]) -> Rule:
    return Rule(
        id_,
        tuple(cast("list[str]", entry["find"])),
        kind="flag",
        unless=tuple(cast("list[str]", entry.get("unless", []))),
        why=str(entry["why"]),
        advice=str(entry["advice"]),
        severity=cast(Severity, entry.get("severity", "hint")),
        questions=bool(entry.get("questions", False)),
    )


def negative_findings(found: Iterable[tuple[int, Match]], text: str, edited: Edited) -> list[Finding]:
    """A finding for each (start of line, negative phrase) that the applied edits leave in the draft."""
    findings = []
    for at, match in found:
        span = Span(match.start + at, match.end + at)
        words = span.of(text)
        if not any(words.lower() not in edit.replacement.lower() for edit in edited.at(span)):
            rule = match.rule
            message = f"“{words}” {rule.why}"
            findings.append(Finding("negative_wording", rule.severity, message, rule.advice, span, rule.id))
    return findings
