"""What reads negative in a draft, whether or not a rule can say it better."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from assist.reviewing.edits import Edit, Finding, Severity
from assist.reviewing.lines import Line, lines_of
from assist.text.document import Document
from assist.text.spans import Span
from phrasebook.matching import Matcher
from phrasebook.rule import Rule


@dataclass(frozen=True, slots=True)
class Negative:
    """Negative words of a line, with what to do about them."""

    start: int
    end: int
    message: str
    advice: str
    severity: Severity
    rule_id: str


class Negativity:
    """The lexicon of negative phrases and of those that only look so."""

    def __init__(self, rules: Iterable[Rule], harmless: Iterable[Rule]) -> None:
        self._negative = Matcher(rules)
        self._harmless = Matcher(harmless)

    @classmethod
    @cache
    def packaged(cls) -> Negativity:
        """The lexicon that ships with us."""
        data = tomllib.loads((Path(__file__).parent / "negativity.toml").read_text("utf-8"))
        negative = [_rule(f"negativity.{entry['id']}", entry) for entry in data["negative"]]
        harmless = Rule("harmless.all", tuple(data["harmless"]["find"]), kind="flag", questions=True)
        return cls(negative, [harmless])

    def find(self, line: Line) -> list[Negative]:
        """Negative phrases of a line, in order; inside a harmless phrase nothing is negative."""
        harmless = [(m.start, m.end) for m in self._harmless.find(line.text, line.sentences, line.opaque)]
        found: list[Negative] = []
        for match in self._negative.find(line.text, line.sentences, line.opaque):
            if any(start < match.end and match.start < end for start, end in harmless):
                continue
            if any(n.start < match.end and match.start < n.end for n in found):
                continue
            rule = match.rule
            text = line.text[match.start : match.end]
            found.append(Negative(match.start, match.end, f"“{text}”: {rule.why}", rule.advice, rule.severity, rule.id))
        return sorted(found, key=lambda negative: negative.start)


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


def negative_findings(lexicon: Negativity, document: Document, edits: Sequence[Edit]) -> list[Finding]:
    """A finding for each negative phrase that the applied edits leave in the draft."""
    findings = []
    for at, line in lines_of(document):
        for negative in lexicon.find(line):
            span = Span(negative.start + at, negative.end + at)
            text = span.of(document.text).lower()
            covering = [edit for edit in edits if edit.span.overlaps(span)]
            if any(text not in edit.replacement.lower() for edit in covering):
                continue
            findings.append(
                Finding("negative_wording", negative.severity, negative.message, negative.advice, span, negative.rule_id)
            )
    return findings
