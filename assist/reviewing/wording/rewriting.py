"""Wording edits for a draft: rules proposed, gates passed, what stays negative reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from assist.reviewing.edits import Edit, Finding, apply_edits, wording_message
from assist.reviewing.wording.composing import Edited, compose
from assist.reviewing.wording.gates import Proposal, Refused, refusal_of
from assist.reviewing.wording.lines import Line, lines_of
from assist.reviewing.wording.negativity import (
    HARMLESS,
    NEGATIVE,
    lexicon_rules,
    negative_findings,
    negatives,
)
from assist.text.document import Document, read_document
from assist.text.spans import Span
from assist.text.taken import Taken
from phrasebook.english.capitals import capitalize, lowered
from phrasebook.loading import packaged_rules
from phrasebook.matching import Matcher
from phrasebook.replacing import Match
from phrasebook.rule import Rule

# "Hi Ana, I can't ..." goes on after the greeting: the capital is the word's own.
_GOES_ON = re.compile(r",[ \t]+\Z")
_IS_I = re.compile(r"I\b")
_MOST_ROUNDS = 4
_CACHED_LINES = 4096
_NO_SAFE_REWRITE = "No safe rewrite was found for this: say what will happen, or what the reader can do next."


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Edits that do not overlap (offers apart), and what is left for the writer to decide."""

    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on one line: matches that pass, and those a gate refused."""

    chosen: tuple[Match, ...]
    refused: tuple[tuple[Match, Refused], ...]
    flags: tuple[Match, ...]
    negative: tuple[Match, ...]


class Rewriter:
    """Applies rules to documents; the same document gives the same rewriting.

    `reporting`: whether what stays negative is told; no edit depends on it.
    """

    def __init__(self, rules: Iterable[Rule] | None = None, *, reporting: bool = True) -> None:
        used = packaged_rules() if rules is None else rules
        self.matcher = Matcher([*used, *(lexicon_rules() if reporting else ())])
        self._decisions: dict[Line, Decision] = {}

    def rewrite(self, document: Document) -> Rewriting:
        """The edits that make the draft's wording positive, to the point where nothing more would change."""
        edits, findings = self._round(document)
        offers = [edit for edit in edits if edit.effect == "offer"]
        applied = [edit for edit in edits if edit.effect != "offer"]
        now = document
        for _ in range(_MOST_ROUNDS):
            if not applied:
                break
            now = read_document(apply_edits(document.text, applied))
            more = [edit for edit in self._round(now)[0] if edit.effect != "offer"]
            if not more:
                break
            applied = compose(document.text, applied, more)
        else:
            applied = []  # rules that undo each other: leave the draft as it is
        applied = sorted(applied, key=lambda edit: edit.span)
        negative = [(at, match) for at, line in lines_of(document) for match in self.decide(line).negative]
        edited = Edited(applied)
        stays = negative_findings(negative, document.text, edited)
        kept = [f for f in findings if not any(edit.span.contains(f.span) for edit in edited.at(f.span))]
        return Rewriting((*applied, *offers), _without_doubles([*kept, *stays]))

    def decide(self, line: Line) -> Decision:
        """What to do with one line, from the cache when the same line was seen before."""
        found = self._decisions.get(line)
        if found is None:
            if len(self._decisions) >= _CACHED_LINES:
                self._decisions.clear()  # one step, as threads share it
            found = self._decisions[line] = self._decide(line)
        return found

    def forget(self) -> None:
        """Nothing; the cache of lines is empty afterwards."""
        self._decisions.clear()
        self.matcher.forget()

    def _decide(self, line: Line) -> Decision:
        chosen: list[Match] = []
        refused: list[tuple[Match, Refused]] = []
        flags: list[Match] = []
        lexicon: list[Match] = []
        taken = Taken(len(line.text))
        starts = tuple(start for start, _ in line.sentences)
        for match in self.matcher.find(line.text, line.sentences, line.opaque):
            if match.replacement is None:
                (lexicon if match.rule.family in {NEGATIVE, HARMLESS} else flags).append(match)
            elif not taken.touches(match.start, match.end):
                refusal = refusal_of(Proposal(line.text, match, line.opaque, starts))
                if refusal is None:
                    chosen.append(match)
                    taken.take(match.start, match.end)
                else:
                    refused.append((match, refusal))
        open_refusals = tuple(
            (match, why) for match, why in refused if not taken.touches(match.start, match.end)
        )
        return Decision(
            tuple(sorted(chosen, key=lambda match: match.start)),
            open_refusals,
            tuple(flags),
            negatives(lexicon, line.text, starts),
        )

    def _round(self, document: Document) -> tuple[list[Edit], list[Finding]]:
        edits: list[Edit] = []
        findings: list[Finding] = []
        for at, line in lines_of(document):
            decision = self.decide(line)
            found = [edit for match in decision.chosen for edit in _edits_of(match, line.text, at)]
            edits += _opening(found, {start + at for start, _ in line.sentences if _opens(line.text, start)})
            findings += [_no_safe_rewrite(match, line.text, at) for match, _ in decision.refused]
            findings += [_flag(match, line.text, at) for match in decision.flags]
        return edits, findings


def _edits_of(match: Match, line: str, at: int) -> list[Edit]:
    rule = match.rule
    span = Span(match.start + at, match.end + at)
    original = line[match.start : match.end]
    ours = bool(match.pieces) and match.pieces[0].kind != "copied"
    words = _in_case(match.replacement or "", original, line[: match.start], ours=ours)
    edit = Edit(
        "wording",
        span,
        original,
        words,
        rule.id,
        wording_message(original, words),
        rule.why,
        rule.preserves,
    )
    return [edit, *(_offer(edit, offer, line[match.end : match.end + 1]) for offer in match.offers)]


def _opening(edits: list[Edit], starts: Set[int]) -> list[Edit]:
    """`edits` of a line in order; one right behind words left out at a sentence's start opens it now."""
    opened = {edit.span.end for edit in edits if not edit.replacement and edit.span.start in starts}
    return [
        replace(edit, replacement=capitalize(edit.replacement)) if edit.span.start in opened else edit
        for edit in edits
    ]


def _opens(line: str, start: int) -> bool:
    """Whether the sentence at `start` begins with a capital that is not only that of "I"."""
    return line[start : start + 1].isupper() and not _GOES_ON.search(line[:start])


def _in_case(words: str, original: str, before: str, *, ours: bool) -> str:
    """`words` without the capital that "I" had only for itself in mid-line; `ours`: the first is no name."""
    if not (_IS_I.match(original) and _GOES_ON.search(before)):
        return words
    if words == original[-1].upper() != original[-1]:  # words left out, and the next one's first letter
        return original[-1]
    if not _IS_I.match(words):
        return lowered(words) or (words[:1].lower() + words[1:] if ours else words)
    return words


def _offer(edit: Edit, offer: str, following: str) -> Edit:
    base = edit.replacement if edit.replacement.endswith((".", "!")) else f"{edit.replacement}."
    sentence = offer.rstrip(".") if following in {".", "!"} else offer
    return Edit(
        "wording",
        edit.span,
        edit.original,
        f"{base} {sentence}",
        edit.rule_id,
        f"You could offer: “{offer}”",
        "It adds a commitment, so only you can decide.",
        edit.preserves,
        effect="offer",
        applied=False,
    )


def _no_safe_rewrite(match: Match, line: str, at: int) -> Finding:
    span = Span(match.start + at, match.end + at)
    text = line[match.start : match.end]
    advice = match.rule.advice or _NO_SAFE_REWRITE
    return Finding(
        "negative_wording", "hint", f"“{text}” reads negative; no safe rewrite", advice, span, match.rule.id
    )


def _flag(match: Match, line: str, at: int) -> Finding:
    rule = match.rule
    span = Span(match.start + at, match.end + at)
    text = line[match.start : match.end]
    return Finding(rule.finding, rule.severity, f"“{text}”: {rule.why}", rule.advice, span, rule.id)


def _without_doubles(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings in order; of negative wording inside other negative wording only the outer one stays."""
    kept: list[Finding] = []
    reach: dict[str, int] = {}
    for finding in sorted(findings, key=lambda f: (f.span.start, -f.span.end, f.kind, f.rule_id or "")):
        if finding.span.end > reach.get(finding.kind, -1):
            kept.append(finding)
            reach[finding.kind] = finding.span.end
    return tuple(kept)
