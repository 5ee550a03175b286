"""Items cut into the pieces that are embedded."""

from __future__ import annotations

import re
from hashlib import blake2b

from assist.store.records import Item
from assist.store.traces import Passage
from assist.text.sentences import split_sentences
from assist.text.spans import Span

TITLE, WHOLE, FIRST_SENTENCE = 0, 1, 2
_PLACEHOLDER = re.compile(r"\{\{[^{}|]*(?:\|([^{}]*))?\}\}")
_SHORTEST = 12
# The encoder reads 256 tokens; more characters than this never reach it.
_LONGEST = 2_000
_MOST_SENTENCES = 4_000


def cut(item: Item) -> tuple[Passage, ...]:
    """The title, the whole text; for an article also each sentence with the title before it."""
    body = item.body
    pieces = [_passage(item, TITLE, Span(0, 0), readable(item.title))]
    pieces.append(_passage(item, WHOLE, Span(0, len(body)), _titled(item, body)))
    if item.kind == "article":
        spans = sentence_spans(body)[:_MOST_SENTENCES]
        pieces += [
            _passage(item, FIRST_SENTENCE + number, span, _titled(item, span.of(body)))
            for number, span in enumerate(spans)
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


def _titled(item: Item, text: str) -> str:
    title = readable(item.title)
    return f"{title}. {readable(text[:_LONGEST])}" if title else readable(text[:_LONGEST])


def _passage(item: Item, position: int, span: Span, text: str) -> Passage:
    return Passage(item.id, position, span.start, span.end, text, content_hash(text))
