"""What reads negative in a draft, whether or not a rule can say it better."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import cast

from assist.reviewing.edits import Edit, Finding, Severity
from assist.reviewing.wording.composing import Edited
from assist.reviewing.wording.relief import relief_of
from assist.text.spans import Span
from assist.text.taken import Taken
from phrasebook.replacing import Match
from phrasebook.rule import Rule

# What a capital may follow without being a name's: a greeting, a mark, an opening bracket or quote.
_OPENED = re.compile(r"[^\w\s'’-]\s*$")
_CAPITAL_NEXT = re.compile(r" (?!I\b)[A-Z][a-z]")
_NEAR = 4
NEGATIVE, HARMLESS = "negativity", "harmless"
_HEAVY = frozenset({"negativity.trouble", "negativity.damage", "negativity.un-words"})


@cache
def lexicon_rules() -> tuple[Rule, ...]:
    """The lexicon as flag rules: families `negativity` and `harmless`, to run beside the wording rules."""
    data, figures = (
        tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))
        for name in ("negativity.toml", "figures.toml")
    )
    entries = (*data["negative"], *figures["negative"])
    negative = [_rule(f"{NEGATIVE}.{entry['id']}", entry) for entry in entries]
    harmless = Rule(f"{HARMLESS}.all", tuple(data["harmless"]["find"]), kind="flag", questions=True)
    return (*negative, harmless)


def negatives(matches: Iterable[Match], line: str, starts: Collection[int]) -> tuple[Match, ...]:
    """A line's negative phrases: the better of two that overlap, none in a harmless phrase or a name.

    A heavy word inside a longer phrase comes with it: the phrase may be reworded around the word.
    """
    matches = [match for match in matches if not _is_name(match, line, starts)]
    harmless, taken = Taken(len(line)), Taken(len(line))
    for match in matches:
        relief = (match.start, match.end) if match.rule.family == HARMLESS else relief_of(match, line)
        if relief is not None:
            harmless.take(*relief)
    found: list[Match] = []
    for match in matches:
        if match.rule.family == NEGATIVE and not harmless.touches(match.start, match.end):
            free = not taken.touches(match.start, match.end)
            if free or match.rule.id in _HEAVY:
                taken.take(match.start, match.end)
                found.append(match)
    return tuple(sorted(found, key=lambda match: (match.start, -match.end)))


def _is_name(match: Match, line: str, starts: Collection[int]) -> bool:
    """Whether the words are (part of) a name: "The Can't Stop Festival", "Never Lost GPS"."""
    words = line[match.start : match.end]
    if not words[:1].isupper() or words.isupper() or re.match(r"I\b", words):
        return False
    follows = _CAPITAL_NEXT.match(line, match.end)
    return (
        follows is not None
        if match.start in starts
        else not _OPENED.search(line, max(0, match.start - _NEAR), match.start)
    )


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
        if not any(_rewords(edit, span, words) for edit in edited.at(span)):
            rule = match.rule
            message = f"“{words}” {rule.why}"
            findings.append(Finding("negative_wording", rule.severity, message, rule.advice, span, rule.id))
    return findings


def _rewords(edit: Edit, span: Span, words: str) -> bool:
    """Whether an edit changes the words at `span`; its last letter may be only a capital for them."""
    kept = edit.original[-1:].lower() == edit.replacement.lower()
    said = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", edit.replacement, re.IGNORECASE)
    return said is None and not (kept and edit.span.end - 1 <= span.start)
