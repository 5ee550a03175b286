"""Connectives that make no sense at a sentence's new place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.reviewing.edits import Edit
from assist.reviewing.order.wordings import fold, wordings
from assist.text.document import Document
from assist.text.spans import Span

_WHY = "Its sentence moved: nothing before it is left to contrast with."


def repairs_for(document: Document, order: Sequence[int]) -> tuple[Edit, ...]:
    """Edits of the draft that take back a contrast from each sentence that got a new one before it."""
    edits = []
    for place, index in enumerate(order):
        before = order[place - 1] if place else None
        if before != index - 1:
            edits += _without_contrast(document, index) or _capital(document, index)
    return tuple(edits)


def _capital(document: Document, index: int) -> list[Edit]:
    """A capital for a sentence that began small only because it followed "Hi Tom,"."""
    sentence = document.sentences[index]
    after_comma = index > 0 and document.sentences[index - 1].text.endswith(",")
    if not after_comma or not sentence.text[:1].islower() or _writes_small(document, index):
        return []
    span = Span(sentence.span.start, sentence.span.start + 1)
    capital = span.of(document.text).upper()
    return [
        Edit(
            kind="repair",
            span=span,
            original=span.of(document.text),
            replacement=capital,
            rule_id="ordering.capital",
            message="The sentence gets a capital at its new place.",
            why="It began small because it followed the greeting's comma.",
        )
    ]


def _writes_small(document: Document, but: int) -> bool:
    """Whether other sentences of the draft begin small, too."""
    return any(
        sentence.text[:1].islower() for sentence in document.sentences[:but] + document.sentences[but + 1 :]
    )


def _without_contrast(document: Document, index: int) -> list[Edit]:
    sentence = document.sentences[index]
    folded = fold(sentence.text)
    edits = []
    if opening := wordings().contrast_starts.match(folded):
        rest = sentence.text[opening.end() :]
        initial = rest[:1].upper() if sentence.text[:1].isupper() else rest[:1]
        end = sentence.span.start + opening.end() + 1
        edits.append(_edit(document, Span(sentence.span.start, end), initial, "opening"))
    if ending := wordings().contrast_ends.search(folded):
        start = sentence.span.start
        edits.append(_edit(document, Span(start + ending.start(), start + ending.end()), "", "ending"))
    return edits


def _edit(document: Document, span: Span, replacement: str, place: str) -> Edit:
    original = span.of(document.text)
    word = re.sub(r"\W+$|^\W+", "", original[:-1] if place == "opening" else original)
    return Edit(
        kind="repair",
        span=span,
        original=original,
        replacement=replacement,
        rule_id=f"ordering.contrast-{place}",
        message=f"“{word}” is left out at the new place.",
        why=_WHY,
    )
