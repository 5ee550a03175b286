"""Holds a rule to its own examples and near misses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sentencex import segment

from phrasebook.matching import Matcher, settle
from phrasebook.patterns.opaque import find_opaque
from phrasebook.replacing import Match
from phrasebook.rule import Rule, RuleError
from phrasebook.templates.saying import slots_of

_FEWEST_EXAMPLES = 2
_FEWEST_LEAVES = 3


def check_rule(rule: Rule) -> None:
    """Nothing, when the rule is sound and does what its examples say.

    Raises:
        RuleError: the first fault found, with file, rule id and cure.
    """
    fault = next(faults_of(rule), None)
    if fault:
        raise RuleError(f"{rule.file or 'rule'}: {rule.id}: {fault}")


def rewrite_with(matcher: Matcher, text: str) -> str:
    """`text` after every match of the matcher's rules that wins its place."""
    at = 0
    pieces = []
    for match in settle(match for match in find_in_text(matcher, text) if match.replacement is not None):
        pieces += [text[at : match.start], match.replacement or ""]
        at = match.end
    return "".join([*pieces, text[at:]])


def find_in_text(matcher: Matcher, text: str) -> list[Match]:
    """Matches in a text of one line."""
    return matcher.find(text, _sentences(text), find_opaque(text))


def _sentences(text: str) -> list[tuple[int, int]]:
    spans = []
    at = 0
    for piece in segment("en", text):
        if piece.strip():
            start = text.index(piece.strip(), at)
            at = start + len(piece.strip())
            spans.append((start, at))
    return spans


def faults_of(rule: Rule) -> Iterator[str]:
    """What is wrong with a rule, one sentence with its cure each; nothing when it is sound."""
    yield from _shape_faults(rule)
    live = Matcher([replace(rule, status="live")])
    for before, after in rule.examples:
        if rule.kind == "flag":
            if not find_in_text(live, before):
                yield f"does not find {before!r}; widen `find` or change the example"
            continue
        made = rewrite_with(live, before)
        if made != after:
            yield f"{before!r} becomes {made!r}, not {after!r}; change `say`, `find` or the example"
        if any(find_in_text(live, after)):
            yield f"still matches its own output {after!r}; a rewrite must settle: change `find` or `unless`"
    for text in rule.leaves:
        if find_in_text(live, text):
            yield f"matches the near miss {text!r}; narrow `find`, add `unless`, or drop the near miss"


def _shape_faults(rule: Rule) -> Iterator[str]:
    examples, leaves = len(rule.examples), len(rule.leaves)
    if examples < _FEWEST_EXAMPLES:
        yield f"has {examples} examples; write at least {_FEWEST_EXAMPLES} pairs of before and after"
    if leaves < _FEWEST_LEAVES:
        yield f"has {leaves} near misses; write at least {_FEWEST_LEAVES} sentences in `leaves`"
    if not rule.why.strip():
        yield "has no `why`; say in one line what the reader gains"
    for pattern in rule.patterns:
        if not pattern.required:
            yield f"{pattern.source!r} has no fixed word; add one that must be there"
    if rule.kind == "rewrite":
        yield from _saying_faults(rule)
    elif not rule.advice.strip():
        yield "is a flag without `advice`; tell the writer what to do instead"


def _saying_faults(rule: Rule) -> Iterator[str]:
    if len(rule.say) not in {1, len(rule.find)}:
        yield f"has {len(rule.say)} `say` for {len(rule.find)} `find`; write one for all, or one for each"
        return
    for number, pattern in enumerate(rule.patterns):
        unknown = slots_of(rule.saying_for(number)) - pattern.slots
        if unknown:
            yield f"says {{{min(unknown)}}}, which {pattern.source!r} has not; name it there or put it in [ ]"
