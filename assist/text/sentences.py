"""Paragraphs and sentences of a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sentencex import segment

from assist.text.spans import Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence without the white space around it; `paragraph` counts from 0."""

    span: Span
    text: str
    paragraph: int


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Runs of lines between blank lines."""
    return tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(text))


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Sentences in order; a line break always ends one."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(split_paragraphs(text)):
        for line in _LINE.finditer(text, paragraph.start, paragraph.end):
            found += _sentences_of_line(text, Span(*line.span()), number)
    return tuple(found)


def _sentences_of_line(text: str, line: Span, paragraph: int) -> list[Sentence]:
    found = []
    at = line.start
    for piece in segment("en", line.of(text)):
        stripped = piece.strip()
        if not stripped:
            continue
        start = text.index(stripped, at, line.end)
        at = start + len(stripped)
        found.append(Sentence(Span(start, at), stripped, paragraph))
    return found
