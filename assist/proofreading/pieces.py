"""Cuts a draft into the pieces that are checked and cached one by one."""

from __future__ import annotations

from zlib import crc32

from assist.text.document import Document
from assist.text.sentences import Sentence
from assist.text.spans import Span

# A paragraph of up to this many characters (about 100 words) is one piece: rules see across its sentences.
_WHOLE = 600
# Longer ones are cut after a sentence whose own text says so, so that typing in one piece moves no other cut.
_ONE_IN = 3
_AT_LEAST = 150


def pieces(document: Document) -> tuple[Span, ...]:
    """Spans to check, in order: paragraphs, long ones in parts; wholly masked ones are left out."""
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    found = (span for sentences in by_paragraph.values() for span in _parts(sentences))
    return tuple(span for span in found if span.of(document.blanked).strip())


def _parts(sentences: list[Sentence]) -> list[Span]:
    start, end = sentences[0].span.start, sentences[-1].span.end
    if end - start <= _WHOLE:
        return [Span(start, end)]
    parts = []
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=True):
        size = sentence.span.end - start
        cut = crc32(sentence.text.encode("utf-8", "surrogatepass")) % _ONE_IN == 0
        if following is None or (cut and size >= _AT_LEAST) or size >= _WHOLE:
            parts.append(Span(start, sentence.span.end))
            start = following.span.start if following else sentence.span.end
    return parts
