"""A sentence as words and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assist.text.spans import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d[\w.,:%-]*|[^\w\s]")
_SENTENCE_END = frozenset(".!?\n")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: `word` in lower case with straight apostrophes; `written` as in the text."""

    word: str
    written: str
    span: Span

    @property
    def is_word(self) -> bool:
        """Whether it is letters."""
        return self.word[:1].isalpha()

    @property
    def is_plain(self) -> bool:
        """Whether it is a word in lower case: no name, no acronym, no id."""
        return self.is_word and self.written.islower()


def sentences(text: str, lowered: str) -> Iterator[tuple[Token, ...]]:
    """The tokens of each sentence or line; a mark that ends one belongs to it."""
    current: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(lowered):
        if current and "\n" in lowered[at : match.start()]:
            yield tuple(current)
            current = []
        current.append(Token(match[0], text[match.start() : match.end()], Span(*match.span())))
        at = match.end()
        if match[0] in _SENTENCE_END:
            yield tuple(current)
            current = []
    if current:
        yield tuple(current)
