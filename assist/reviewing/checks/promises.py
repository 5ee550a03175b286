"""Promises of a draft: who will do what, and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assist.reviewing.checks.folding import folded
from assist.reviewing.checks.times import POINT_IN_TIME, TRIGGER
from assist.text.document import Document
from assist.text.spans import Span

_WHO = r"(?:i|we|(?:our|my|a|an|the|one of our|one of my) (?:[\w'-]+ ){0,2}?[\w'-]+?|someone|somebody|dr\.? [\w'-]+)"
_PROMISE = re.compile(
    rf"\b(?P<who>{_WHO})(?:'ll| will| shall|(?:'m|'re| am| are| is) going to|(?:,)? promise (?:you )?(?:to|that (?:i|we)(?:'ll| will)))"
    r"(?! (?:be (?:able|happy|glad|sorry)|not|need to|have to|only|never|see that))(?: (?:also|then|now|gladly|certainly|personally|immediately))*\ (?P<what>[^.;!?\n]+)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf",? (?:and|but|so|then)(?: then)? (?={_WHO}(?:'ll| will| shall)\b|you\b|it\b|they\b|please\b)|, (?:which|so|but|as|because|although)\b",
    re.I,
)
# What customers and things do is no promise of the desk's.
_NOT_OURS = re.compile(
    r"(?:the|a|an) (?:price|fee|amount|contract|offer|change|new|old|customer|account|page|code|battery|screen|app|light)\b",
    re.I,
)
_LEAD = re.compile(
    r"(?:by|on|at|in|within|until|before|after|from|during|over|for|no later than)\s+(?:the\s+|about\s+|around\s+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Promise:
    """`who` will do `what`; `when` is the time or trigger in the draft's words, None if it gives none."""

    who: str
    what: str
    when: str | None
    span: Span


def find_promises(document: Document) -> tuple[Promise, ...]:
    """The promises the draft makes on the desk's behalf, in order; quotes and signatures make none."""
    prose = folded(document.blanked)
    found: list[Promise] = []
    for sentence in document.sentences:
        for match in _PROMISE.finditer(prose, sentence.span.start, sentence.span.end):
            if not _NOT_OURS.match(match.group("who")):
                found += _read(document.text, prose, match, sentence.span)
    return tuple(found)


def _read(text: str, prose: str, match: re.Match[str], sentence: Span) -> list[Promise]:
    """The promise at `match`, and the next one that its words run into."""
    what = Span(*match.span("what"))
    cut = _NEXT.search(prose, what.start, what.end)
    rest: list[Promise] = []
    if cut:
        following = _PROMISE.match(prose, cut.end(), sentence.end)
        rest = _read(text, prose, following, sentence) if following else []
        what = Span(what.start, cut.start())
    span = Span(match.start(), what.end)
    when = _when(prose, span) or _when(prose, Span(sentence.start, match.start()))
    said = what.of(text)
    if when and when.start >= what.start:
        said = text[what.start : when.start] + text[when.end : what.end]
    whole = Span(span.start, span.start + len(span.of(text).rstrip(" ,")))
    who = Span(*match.span("who")).of(text)
    return [Promise(who, " ".join(said.split()).rstrip(" ,"), when.of(text) if when else None, whole), *rest]


def _when(prose: str, span: Span) -> Span | None:
    """The time or trigger inside `span`, with the preposition that leads it in."""
    trigger = TRIGGER.search(prose, span.start, span.end)
    point = POINT_IN_TIME.search(prose, span.start, span.end)
    if trigger and not (point and point.start() < trigger.start()):
        return Span(*trigger.span())
    if point is None:
        return None
    lead = _LEAD.search(prose[span.start : point.start()])
    end = point.end()
    while further := re.compile(rf"\s*(?:,|at|on|and|to)?\s+(?:{POINT_IN_TIME.pattern})", re.I).match(
        prose, end, span.end
    ):
        end = further.end()
    return Span(point.start() - (len(lead.group()) if lead else 0), end)
