"""Promises of a draft: who will do what, and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assist.reviewing.checks.wordlists.folding import folded
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.checks.wordlists.times import find_time
from assist.text.document import Document
from assist.text.spans import Span


@dataclass(frozen=True, slots=True)
class Promise:
    """`who` will do `what`; `when` is the time or trigger in the draft's words, None if it gives none."""

    who: str
    what: str
    when: str | None
    span: Span


def find_promises(document: Document) -> tuple[Promise, ...]:
    """The promises the draft makes on the desk's behalf, in order; quotes and signatures make none."""
    prose, words = folded(document.blanked), load_lexicon("promises")
    found: list[Promise] = []
    for sentence in document.sentences:
        said: list[Promise] = []
        for match in words.find("promise", prose, sentence.span):
            if not words.expression("not_ours").match(match.group("who")):
                said += _read(document.text, prose, match, sentence.span, is_first=not said)
        found += said or _under_way(document.text, prose, sentence.span)
    return tuple(found)


def _under_way(text: str, prose: str, sentence: Span) -> list[Promise]:
    """What a sentence says that somebody of the desk is doing at a time to come."""
    words = load_lexicon("promises")
    for match in words.find("under_way", prose, sentence):
        if not words.expression("not_ours").match(match.group("who")):
            return [made for made in _read(text, prose, match, sentence, is_first=True) if made.when]
    return []


def _read(text: str, prose: str, match: re.Match[str], sentence: Span, *, is_first: bool) -> list[Promise]:
    """The promise at `match`, and the next one that its words run into."""
    words = load_lexicon("promises")
    what = Span(*match.span("what"))
    cut = words.expression("next_clause").search(prose, what.start, what.end)
    rest: list[Promise] = []
    if cut:
        following = words.expression("promise").match(prose, cut.end(), sentence.end)
        rest = _read(text, prose, following, sentence, is_first=False) if following else []
        what = Span(what.start, cut.start())
    span = Span(match.start(), what.end)
    when = find_time(prose, span)
    if when is None and is_first:  # "By Friday we'll ...": a later promise has no part in that
        when = find_time(prose, Span(sentence.start, match.start()))
    said = what.of(text)
    if when and when.start >= what.start:
        said = text[what.start : when.start] + text[when.end : what.end]
    whole = Span(span.start, span.start + len(span.of(text).rstrip(" ,")))
    who = Span(*match.span("who")).of(text)
    return [Promise(who, " ".join(said.split()).rstrip(" ,"), when.of(text) if when else None, whole), *rest]
