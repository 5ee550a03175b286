"""The view: sentences as the patterns see them, one byte a character, with the way back to the draft."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from phrasebook.spelling import TypoIndex, abbreviations, fold_word, straight
from phrasebook.words import TAGS, is_name_here, tag_of

OPAQUE = {
    "link": "\x01",
    "email": "\x02",
    "code": "\x03",
    "quote": "\x04",
    "template": "\x05",
    "id": "\x06",
    "other": "\x07",
}
_TAG_CHARACTERS = "".join(TAGS.values())
_CHUNK = re.compile(r"\S+")
_CORE = re.compile(r"^([(\[\"'*_~“”‘]*)(.*?)([.,;:!?)\]\"'*_~…“”’]*)$", re.DOTALL)
_DASH = re.compile(r"[—–]+|--+|…+|\.{3,}|(?<=[^\W\d])[,;:!?](?=[^\W\d])")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ´`′-][^\W\d_]+)*['’]?$")
_BARE_INFINITIVE = frozenset({"must", "should", "can", "could", "will", "can not", "will not"})
_PUNCTUATION = str.maketrans({"…": ".", "“": '"', "”": '"', "’": "'", "‘": "'"})


class Opaque(NamedTuple):
    """A part of the draft that patterns see as one word of its kind: it may be copied, never looked into."""

    start: int
    end: int
    kind: str


class Token(NamedTuple):
    """`view[start:end]` stands for `source[source_start:source_end]`."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class View:
    """One or more neighbouring sentences, folded. Each starts with a space and ends with a line feed.

    `text` is Latin-1: characters outside of it stand as a letter or a sign of the same kind.
    """

    text: bytes
    source: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    words: frozenset[str]

    def source_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `text[start:end]` is in the source, or None when it cuts a contraction in two."""
        first, last = self._tokens_of(start, end)
        if first > last or self.tokens[first].start < start or self.tokens[last].end > end:
            return None
        return self.tokens[first].source_start, self.tokens[last].source_end

    def copy(self, start: int, end: int) -> str:
        """The source's characters for `text[start:end]`; a part of a contraction is written out."""
        span = self.source_span(start, end)
        if span is not None:
            return self.source[span[0] : span[1]]
        first, last = self._tokens_of(start, end)
        return " ".join(self._piece(token, start, end) for token in self.tokens[first : last + 1])

    def _piece(self, token: Token, start: int, end: int) -> str:
        if token.start >= start and token.end <= end:
            return self.source[token.source_start : token.source_end]
        piece = self.text[max(start, token.start) : min(end, token.end)].decode("latin-1")
        return plain(piece).strip()

    def _tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """Indexes of the first and last token that share a character with `[start, end)`."""
        first = max(0, bisect_right(self.starts, start) - 1)
        if self.tokens[first].end <= start:
            first += 1
        return first, bisect_right(self.starts, end - 1) - 1


def plain(view_text: str) -> str:
    """Text of a view without its tags."""
    return view_text.translate(dict.fromkeys(map(ord, _TAG_CHARACTERS)))


def read_view(
    source: str, sentences: Sequence[tuple[int, int]], opaque: Sequence[Opaque], typos: TypoIndex
) -> View:
    """The sentences at these places of `source`, folded for matching."""
    pieces: list[str] = []
    tokens: list[Token] = []
    words: set[str] = set()
    at = 0
    for start, end in sentences:
        previous = ""
        raw = list(_raw_tokens(source, start, end, opaque))
        for index, (token_start, token_end, kind) in enumerate(raw):
            following = source[slice(*raw[index + 1][:2])].lower() if index + 1 < len(raw) else ""
            folded = _fold(source[token_start:token_end], kind, following, typos, starts=index == 0)
            if previous in _BARE_INFINITIVE and plain(folded) == "to":
                continue  # "you must to log out": a non-native form reads as the usual one
            previous = plain(folded).lower()
            if kind != "mark":
                words.update(previous.split())
                folded = f" {folded}"
            tokens.append(Token(at + (folded[0] == " "), at + len(folded), token_start, token_end))
            pieces.append(folded)
            at += len(folded)
        pieces.append("\n")
        at += 1
    starts = tuple(token.start for token in tokens)
    return View("".join(pieces).encode("latin-1"), source, tuple(tokens), starts, frozenset(words))


def _raw_tokens(
    source: str, start: int, end: int, opaque: Sequence[Opaque]
) -> Iterator[tuple[int, int, str]]:
    """(start, end, "word" | "mark" | kind of opaque part) in order."""
    at = start
    for part in opaque:
        if part.end <= at or part.start >= end:
            continue
        yield from _words(source, at, max(at, part.start))
        yield max(at, part.start), min(end, part.end), part.kind
        at = min(end, part.end)
    yield from _words(source, at, end)


def _words(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for chunk in _CHUNK.finditer(source, start, end):
        at = chunk.start()
        for divider in _DASH.finditer(source, chunk.start(), chunk.end()):
            yield from _core(source, at, divider.start())
            yield divider.start(), divider.end(), "mark"
            at = divider.end()
        yield from _core(source, at, chunk.end())


def _core(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    found = _CORE.match(source[start:end])
    if found is None or start == end:
        return
    before, word, after = (found.span(number) for number in (1, 2, 3))
    if found.group(3).startswith(".") and _keeps_stop(found.group(2)):
        word, after = (word[0], word[1] + 1), (after[0] + 1, after[1])  # an abbreviation's stop is its own
    for (left, right), kind in ((before, "mark"), (word, "word"), (after, "mark")):
        if right > left:
            yield start + left, start + right, kind


def _keeps_stop(word: str) -> bool:
    return word.lower() in abbreviations() or re.fullmatch(r"[ap]\.m", word.lower()) is not None


def _fold(text: str, kind: str, following: str, typos: TypoIndex, *, starts: bool) -> str:
    if kind in OPAQUE:
        return OPAQUE[kind]
    if kind == "mark":
        return _mark(text)
    text = text.removesuffix(".")
    if not _PLAIN_WORD.match(text):
        return latin(straight(text))
    folded = fold_word(text, straight(following))
    if is_name_here(text, starts_sentence=starts):
        return latin(text)
    if " " not in folded and (text.islower() or starts):
        folded = typos.correct(folded)
    if folded == text.lower() and not tag_of(folded):
        return latin(text)
    return " ".join(tag_of(part) + latin(_cased(part, text)) for part in folded.split())


def _cased(folded: str, written: str) -> str:
    return folded.capitalize() if written[:1].isupper() else folded


def _mark(text: str) -> str:
    if _DASH.fullmatch(text) and text[0] in "—–-":
        return " -"
    return latin(text.translate(_PUNCTUATION))


def latin(text: str) -> str:
    """`text` in Latin-1: other letters as a letter, other currency signs as one, the rest as a dot."""
    if text.isascii():
        return text
    return "".join(character if "\xa0" < character <= "\xff" else _stand_in(character) for character in text)


def _stand_in(character: str) -> str:
    if character < "\x80":
        return character
    if character == "€":
        return "\xa4"
    if character.isalpha():
        return "\xde" if character.isupper() else "\xfe"
    return "\xa4" if character in "₹₽₺₩₪₫₴₦" else "\xb7"
