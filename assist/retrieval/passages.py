"""Items cut into the pieces that are embedded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

from assist.store.records import Item
from assist.store.traces import Passage
from assist.text.sentences import split_sentences
from assist.text.spans import Span

TITLE, WHOLE, FIRST_SENTENCE, FIRST_SECTION, FIRST_PLAIN = 0, 1, 2, 10_000, 20_000
_PLACEHOLDER = re.compile(r"\{\{[^{}|]*(?:\|([^{}]*))?\}\}")
_SHORTEST = 12
# The encoder reads 256 tokens; more characters than this never reach it.
_LONGEST = 2_000
_MOST_SENTENCES = 4_000
# Longer bodies are cut into sections too, as the encoder reads some 1,200 characters. A section ends at an
# empty line once it is long enough, and before it is more than half of what the encoder reads.
_LONG = 1_500
_SMALLEST_SECTION, _LARGEST_SECTION = 150, 700
_EMPTY_LINE = re.compile(r"\n\s*\n")


def cut(item: Item) -> tuple[Passage, ...]:
    """The title, the whole text; for an article also each sentence with the title before it.

    In a long article the sections come with the title before them and without it, and its sentences stand
    alone: the section says what it is about, the sentence the detail (measured: tests/benchmarks/manuals.py).
    """
    body = item.body
    pieces = [_passage(item, TITLE, Span(0, 0), readable(item.title))]
    pieces.append(_passage(item, WHOLE, Span(0, len(body)), _titled(item, body)))
    if item.kind == "article":
        spans = sentence_spans(body)[:_MOST_SENTENCES]
        sections = section_spans(body, spans) if len(body) > _LONG else ()
        written = _alone if sections else _titled
        pieces += [
            _passage(item, FIRST_SENTENCE + number, span, written(item, span.of(body)))
            for number, span in enumerate(spans)
        ]
        pieces += [
            _passage(item, first + number, span, form(item, span.of(body)))
            for first, form in ((FIRST_SECTION, _titled), (FIRST_PLAIN, _alone))
            for number, span in enumerate(sections)
        ]
    return tuple(pieces)


def readable(text: str) -> str:
    """`text` as a reader would see it: placeholders as their fallback, `A::B` as `A: B`."""
    return _PLACEHOLDER.sub(lambda found: found.group(1) or "", text.replace("::", ": ")).strip()


def content_hash(text: str) -> str:
    """What a vector goes by: 32 hex digits of the text that was embedded."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def sentence_spans(body: str) -> tuple[Span, ...]:
    """Sentences of `body`; a crumb (a heading, a list number) goes with the sentence after it."""
    spans: list[Span] = []
    start: int | None = None
    for sentence in split_sentences(body):
        start = sentence.span.start if start is None else start
        if sentence.span.end - start >= _SHORTEST:
            spans.append(Span(start, sentence.span.end))
            start = None
    if start is not None:
        spans.append(Span(start, len(body.rstrip())))
    return tuple(spans)


def section_spans(body: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """Runs of neighbouring `sentences` about one thing, as far as empty lines and lengths can tell."""
    sections: list[Span] = []
    for sentence in sentences:
        last = sections[-1] if sections else None
        if last is None or _is_next(body, last, sentence):
            sections.append(sentence)
        else:
            sections[-1] = Span(last.start, sentence.end)
    return tuple(sections)


def _is_next(body: str, section: Span, sentence: Span) -> bool:
    if sentence.end - section.start > _LARGEST_SECTION:
        return True
    is_enough = section.end - section.start >= _SMALLEST_SECTION
    return is_enough and _EMPTY_LINE.search(body, section.end, sentence.start) is not None


def _alone(_: Item, text: str) -> str:
    return readable(text[:_LONGEST])


def _titled(item: Item, text: str) -> str:
    title = readable(item.title)
    return f"{title}. {readable(text[:_LONGEST])}" if title else readable(text[:_LONGEST])


def _passage(item: Item, position: int, span: Span, text: str) -> Passage:
    return Passage(item.id, position, span.start, span.end, text, content_hash(text))
