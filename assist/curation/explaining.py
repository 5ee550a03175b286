"""The way of a text through the rules: tried, fired, refused and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assist.reviewing.edits import Edit, Finding, apply_edits
from assist.reviewing.wording.lines import Line, lines_of
from assist.reviewing.wording.negativity import HARMLESS, NEGATIVE
from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import Document, read_document
from assist.text.masking import COPYABLE
from assist.text.spans import Span, any_overlaps
from phrasebook.replacing import Match


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule that came near a sentence. `outcome`: fired, refused, outdone, or no match.

    `detail` is the replacement, the gate's reason, or the rule that won the place.
    """

    rule_id: str
    outcome: str
    span: Span | None
    original: str
    detail: str


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """One sentence; `closed` says why no rule may touch it."""

    span: Span
    text: str
    closed: str | None
    tried: tuple[Tried, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that the rules made of a text."""

    text: str
    revised: str
    sentences: tuple[ExplainedSentence, ...]
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


def explain(rewriter: Rewriter, text: str) -> Explanation:
    """What each sentence of `text` went through, and what came out."""
    document = read_document(text)
    rewriting = rewriter.rewrite(document)
    tried = [pair for at, line in lines_of(document) for pair in _tried(rewriter, line, at)]
    sentences = tuple(
        ExplainedSentence(
            sentence.span,
            sentence.text,
            _closed(document, sentence.span),
            tuple(each for span, each in tried if span.overlaps(sentence.span)),
        )
        for sentence in document.sentences
    )
    revised = apply_edits(text, rewriting.edits)
    return Explanation(text, revised, sentences, rewriting.edits, rewriting.findings)


def _closed(document: Document, span: Span) -> str | None:
    for protected in document.protected:
        if protected.span == span:
            return protected.kind
    masks = (mask for mask in document.masks if mask.kind not in COPYABLE)
    return next((mask.kind for mask in masks if any_overlaps(span, [mask.span])), None)


def _tried(rewriter: Rewriter, line: Line, at: int) -> list[tuple[Span, Tried]]:
    decision = rewriter.decide(line)
    found: list[tuple[Span, Tried]] = []
    for match in rewriter.matcher.find(line.text, line.sentences, line.opaque):
        if match.rule.family in {NEGATIVE, HARMLESS}:
            continue
        span = Span(match.start + at, match.end + at)
        reason = next((f"{why.gate} gate: {why.reason}" for m, why in decision.refused if m == match), None)
        if match.rule.kind == "flag":
            outcome, detail = "fired", match.rule.advice
        elif match in decision.chosen:
            outcome, detail = "fired", match.replacement or "(left out)"
        elif reason is not None:
            outcome, detail = "refused", reason
        else:
            outcome, detail = "outdone", _winner(decision.chosen, match.start, match.end)
        found.append((span, Tried(match.rule.id, outcome, span, line.text[match.start : match.end], detail)))
    return found + _without_match(rewriter, line, at, {each.rule_id for _, each in found})


def _winner(chosen: Iterable[Match], start: int, end: int) -> str:
    winners = [match.rule.id for match in chosen if match.start < end and start < match.end]
    return f"{winners[0]} took the place" if winners else "another match took the place"


def _without_match(rewriter: Rewriter, line: Line, at: int, matched: set[str]) -> list[tuple[Span, Tried]]:
    found = []
    for start, end in line.sentences:
        ids = dict.fromkeys(rule.id for rule, _ in rewriter.matcher.near(line.text[start:end]))
        for rule_id in ids:
            if rule_id not in matched and rule_id.partition(".")[0] not in {NEGATIVE, HARMLESS}:
                span = Span(start + at, end + at)
                tried = Tried(rule_id, "no match", None, "", "its words are here, its pattern is not")
                found.append((span, tried))
    return found
