"""Which words of a draft a hint about its wording marks: the clause around those that read negative.

A clause is what an agent rewords; "can't" alone is not. Two hints on one clause are one thing to do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from assist.reviewing.edits import SEVERITIES, Edit, Finding
from assist.text.document import Document
from assist.text.sentences import Sentence
from assist.text.spans import Span
from assist.text.taken import Taken

MARKED = "negative_wording"
# Where the next clause begins: behind a mark, or with the word that opens it.
_BORDER = re.compile(
    r"(?<=[;:,)–—])(?:\s+|$)|\s+-\s+|\s+(?=[(–—])|"
    r"\s+(?=(?:and|but|so|because|since|though|although|which|who|if|unless|until|while|when|or)\b)",
    re.IGNORECASE,
)
_EDGE = " \t\r\n,;:.!?()–—-"


def mark_clauses(
    document: Document,
    findings: Sequence[Finding],
    edits: Iterable[Edit],
    heavy: Collection[Span] = frozenset(),
) -> tuple[Finding, ...]:
    """`findings`, but those on negative wording with a clause for their span, one for a clause.

    Of a `heavy` sentence the whole is marked. A span ends where an edit, another finding or a masked part
    begins.
    """
    hints = [one for one in findings if one.kind == MARKED]
    others = [one for one in findings if one.kind != MARKED]
    spans = chain(
        (edit.span for edit in edits), (one.span for one in others), (m.span for m in document.masks)
    )
    said = Taken(len(document.text), spans)
    marked: list[Finding] = []
    for hint in sorted(hints, key=lambda one: one.span):
        span = _clause(document, hint.span, said, heavy)
        if marked and span.start < marked[-1].span.end:
            marked[-1] = _joined(marked[-1], hint, span)
        else:
            marked.append(replace(hint, span=span))
    return (*others, *marked)


def _joined(first: Finding, second: Finding, span: Span) -> Finding:
    """Both in one; the advice is that of the graver, of two alike that of the first."""
    graver = max(first, second, key=lambda one: SEVERITIES.index(one.severity))
    message = f"{first.message.rstrip('.')}; {second.message}"
    return replace(graver, message=message, span=Span(first.span.start, max(first.span.end, span.end)))


def _clause(document: Document, words: Span, said: Taken, heavy: Collection[Span]) -> Span:
    """The clause that holds `words`, as far as nothing else is said about it."""
    around = _sentence_around(document.sentences, words)
    if around is None:
        return words
    inner = () if around in heavy else _BORDER.finditer(document.text, around.start, around.end)
    borders = [around.start, around.end, *(at for border in inner for at in border.span())]
    start = max(at for at in borders if at <= words.start)
    end = min(at for at in borders if at >= words.end)
    while start < words.start and said.touches(start, words.start):
        start += 1
    while end > words.end and said.touches(words.end, end):
        end -= 1
    text = document.text
    while start < words.start and text[start] in _EDGE:
        start += 1
    while end > words.end and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def _sentence_around(sentences: Sequence[Sentence], words: Span) -> Span | None:
    return next((one.span for one in sentences if one.span.contains(words)), None)
