"""Checks a whole pack: each rule by itself, through the gates, and among the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assist.reviewing.edits import apply_edits
from assist.reviewing.wording.lines import lines_of
from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import read_document
from phrasebook.checking import faults_of
from phrasebook.patterns.syntax import PatternError
from phrasebook.rule import Rule

ProblemKind = Literal["fault", "gate", "duplicate", "shadowed", "overlap", "undone", "unsettled"]
ERRORS = frozenset({"fault", "gate", "duplicate", "shadowed", "undone"})
"""Kinds that must be mended; overlaps and unsettled outputs are worth a look."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a rule; `other` is the rule it collides with."""

    kind: ProblemKind
    file: str
    rule_id: str
    message: str
    other: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether it must be mended."""
        return self.kind in ERRORS


def check_rules(rules: Sequence[Rule]) -> tuple[Problem, ...]:
    """Every problem of these rules: by themselves first, then of sound ones with each other."""
    found = [problem for rule in rules for problem in _alone(rule)]
    broken = {problem.rule_id for problem in found if problem.kind == "fault"}
    sound = [rule for rule in rules if rule.id not in broken and rule.status == "live"]
    found += _duplicates(sound)
    rewriter = Rewriter(sound)
    found += [problem for rule in sound for problem in _among_others(rule, rewriter)]
    return tuple(found)


def _alone(rule: Rule) -> Iterator[Problem]:
    try:
        faults = list(faults_of(rule))
    except PatternError as error:
        faults = [str(error)]
    yield from (Problem("fault", rule.file, rule.id, fault) for fault in faults)
    if not faults and rule.kind == "rewrite":
        yield from _at_the_gates(rule)


def _at_the_gates(rule: Rule) -> Iterator[Problem]:
    rewriter = Rewriter([replace(rule, status="live")], reporting=False)
    for before, after in rule.examples:
        made = revised(rewriter, before)
        if made == after:
            continue
        why = next(refusals(rewriter, before), f"it becomes {made!r}")
        yield Problem("gate", rule.file, rule.id, f"{before!r} does not pass as a whole draft: {why}")


def refusals(rewriter: Rewriter, text: str) -> Iterator[str]:
    """Why matches in a text were refused: the gate and its reason; or that the sentence is protected."""
    document = read_document(text)
    yield from (f"the sentence is protected ({protected.kind})" for protected in document.protected)
    for _, line in lines_of(document):
        for match, refused in rewriter.decide(line).refused:
            yield f"{match.rule.id} was refused by the {refused.gate} gate: {refused.reason}"


def revised(rewriter: Rewriter, text: str) -> str:
    """`text` after its applied edits."""
    return apply_edits(text, rewriter.rewrite(read_document(text)).edits)


def _duplicates(rules: Iterable[Rule]) -> Iterator[Problem]:
    owner: dict[tuple[str, ...], Rule] = {}
    for rule in rules:
        for source in rule.find:
            key = (" ".join(source.lower().split()), *sorted(rule.unless), *sorted(rule.needs))
            first = owner.setdefault(key, rule)
            if first is not rule:
                message = f"finds {source!r} as {first.id} does; keep one of them"
                yield Problem("duplicate", rule.file, rule.id, message, first.id)


def _among_others(rule: Rule, rewriter: Rewriter) -> Iterator[Problem]:
    if rule.kind == "flag":
        return
    winners = [_winners(rule, rewriter, before) for before, _ in rule.examples]
    if all(rule.id not in won for won in winners):
        others = sorted({other for won in winners for other in won})
        message = f"never wins its own examples against {', '.join(others)}; raise `priority` or narrow it"
        yield Problem("shadowed", rule.file, rule.id, message, others[0] if others else None)
    for won in winners:
        if rule.id in won:
            continue
        for other in sorted(won)[:1]:
            yield Problem("overlap", rule.file, rule.id, f"{other} takes one of its examples", other)
    for before, after in rule.examples:
        yield from _afterwards(rule, rewriter, before, after)


def _winners(rule: Rule, rewriter: Rewriter, text: str) -> frozenset[str]:
    """Rules whose edits stand where `rule` has its own matches."""
    won = set()
    for _, line in lines_of(read_document(text)):
        found = rewriter.matcher.find(line.text, line.sentences, line.opaque)
        own = [match for match in found if match.rule is rule]
        for match in rewriter.decide(line).chosen:
            if any(match.start < mine.end and mine.start < match.end for mine in own):
                won.add(match.rule.id)
    return frozenset(won)


def _afterwards(rule: Rule, rewriter: Rewriter, before: str, after: str) -> Iterator[Problem]:
    for _, line in lines_of(read_document(after)):
        for match in rewriter.decide(line).chosen:
            made = line.text[: match.start] + (match.replacement or "") + line.text[match.end :]
            if made == before:
                message = f"{match.rule.id} turns {after!r} back into {before!r}; drop one of them"
                yield Problem("undone", rule.file, rule.id, message, match.rule.id)
            else:
                message = f"its output {after!r} is changed again by {match.rule.id}"
                yield Problem("unsettled", rule.file, rule.id, message, match.rule.id)
