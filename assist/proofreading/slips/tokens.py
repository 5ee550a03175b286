"""A sentence as words and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assist.text.spans import Span

_NUMBER = r"\d(?:[\w.,:%-]*[\w%])?"
_TOKEN = re.compile(rf"[^\W\d_]+(?:['-][^\W\d_]+)*|{_NUMBER}|[^\w\s]")
_SENTENCE = re.compile(rf"(?:{_NUMBER}|[^\W\d]+|[^\w.!?\n])+[.!?]?|[.!?]")


class Token(NamedTuple):
    """A word or a mark: `word` in lower case with straight apostrophes; `written` as in the text."""

    word: str
    written: str
    start: int
    is_word: bool  # whether it is letters
    is_plain: bool  # whether it is a word in lower case: no name, no acronym, no id

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.word))


def word_at(words: Sequence[Token], at: int) -> str:
    """The word at a place of a sentence; empty before its start and behind its end."""
    return words[at].word if 0 <= at < len(words) else ""


def sentence_spans(lowered: str) -> Iterator[Span]:
    """Where each sentence or line stands; a mark that ends one belongs to it."""
    return (Span(*match.span()) for match in _SENTENCE.finditer(lowered) if not match[0].isspace())


def tokens(text: str, lowered: str) -> tuple[Token, ...]:
    """The tokens of a text; `lowered` is `text` in lower case with straight apostrophes, same length."""
    return tuple(_token(match[0], text, match.start()) for match in _TOKEN.finditer(lowered))


def _token(word: str, text: str, start: int) -> Token:
    written = text[start : start + len(word)]
    is_word = word[0].isalpha()
    return Token(word, written, start, is_word, is_word and written.islower())
