"""Paragraphs and sentences of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sentencex import segment

from assist.text.cuts import goes_on, missed_ends
from assist.text.run_on import run_on_ends
from assist.text.spans import Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LIST_MARKER = re.compile(r"\s*(?:\d{1,2}|[a-zA-Z])[.)]\s*$")
_ENDS_IN_ABBREVIATION = re.compile(
    r"\b(?:approx|dept|est|ext|min|max|fig|vol|no|art|incl|excl|resp|tel|ref|ms|mx|p\.o)\.$", re.I
)
_SMILEYS = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d]+\\s+(?=\\S)")
# No writer's sentence is longer; what reads one sentence may need the square of its length.
_LONGEST = 1200
_CLOSERS = re.compile(r"[.!?…][\"'”’)\]]*$")


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
            for start, end in _split_line(line.group()):
                span = Span(start, end).shifted(line.start())
                found.append(Sentence(span, span.of(text), number))
    return tuple(found)


@lru_cache(maxsize=4096)
def _split_line(line: str) -> tuple[tuple[int, int], ...]:
    """Places of the sentences of one line."""
    # The splitter is compiled code and takes no lone surrogates; any other letter stands for one.
    safe = _SURROGATE.sub("x", line)
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in segment("en", safe):
        stripped = piece.strip()
        if not stripped:
            continue
        start = safe.find(stripped, at)
        if start < 0:
            return _whole(line)
        at = start + len(stripped)
        smiley = _SMILEYS.match(stripped)
        if spans and smiley:  # "Great! 😀 We will call.": it goes with what was said before it
            spans[-1] = (spans[-1][0], start + len(smiley[0].rstrip()))
            start, stripped = start + smiley.end(), stripped[smiley.end() :]
        if spans and not smiley and _belongs_to(safe[spans[-1][0] : spans[-1][1]], stripped):
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((start, at))
    parts = [part for start, end in spans for part in _cut(safe, start, end)] or [*_whole(line)]
    return tuple(shorter for part in parts for shorter in _shortened(safe, *part))


def _cut(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence at `[start, end)`, cut again at the ends that the splitter missed."""
    ends = missed_ends(line[start:end]) or run_on_ends(line[start:end])
    borders = [start, *(start + place for place in ends), end]
    return [(right - len(line[left:right].lstrip()), right) for left, right in pairwise(borders)]


def _shortened(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence in parts that a reader of sentences can bear, cut between words where there are any."""
    while end - start > _LONGEST:
        blank = line.rfind(" ", start + 1, start + _LONGEST)
        cut = blank if blank > 0 and line[start:blank].strip() else start + _LONGEST
        yield start, start + len(line[start:cut].rstrip())
        start = cut + len(line[cut:end]) - len(line[cut:end].lstrip())
    if start < end:
        yield start, end


def _whole(line: str) -> tuple[tuple[int, int], ...]:
    stripped = line.strip()
    start = len(line) - len(line.lstrip())
    return ((start, start + len(stripped)),) if stripped else ()


def _belongs_to(before: str, piece: str) -> bool:
    """Whether the splitter cut too early: after "1.", after an abbreviation, or before no word at all."""
    if _LIST_MARKER.fullmatch(before) or _ENDS_IN_ABBREVIATION.search(before) or goes_on(before, piece):
        return True
    return not _CLOSERS.search(before) or not re.search(r"\w", piece)
