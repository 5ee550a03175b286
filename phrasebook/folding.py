"""One sentence folded for matching, with the way back to its characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from phrasebook.characters import PLAIN, is_dash, latin, mark_text
from phrasebook.openings import Openings, find_openings
from phrasebook.spelling import TypoIndex, abbreviations, fold_word, straight
from phrasebook.words import is_name_here, tag_of

OPAQUE = {
    "link": "\x01",
    "email": "\x02",
    "code": "\x03",
    "quote": "\x04",
    "template": "\x05",
    "id": "\x06",
    "other": "\x07",
}
_CHUNK = re.compile(r"\S+")
_CORE = re.compile(r"^([(\[\"'*_~“”‘]*)(.*?)([.,;:!?)\]\"'*_~…“”’]*)$", re.DOTALL)
_DIVIDER = re.compile(r"[—–]+|--+|…+|\.{3,}|(?<=[^\W\d])[,;:!?](?=[^\W\d])")
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ´`′-][^\W\d_]+)*['’]?$")
_BARE_INFINITIVE = frozenset({"must", "should", "can", "could", "will", "can not", "will not"})
_MOST_CACHED = 20_000


class Opaque(NamedTuple):
    """A part of the draft that patterns see as one word of its kind: it may be copied, never looked into."""

    start: int
    end: int
    kind: str


def opaque_within(opaque: Sequence[Opaque], start: int, end: int) -> tuple[Opaque, ...]:
    """The parts inside `[start, end)`, counted from there; `opaque` is in order and without overlap."""
    inside = []
    for part in opaque[bisect_right(opaque, start, key=lambda part: part.end) :]:
        if part.start >= end:
            break
        inside.append(Opaque(max(part.start, start) - start, min(part.end, end) - start, part.kind))
    return tuple(inside)


class Token(NamedTuple):
    """`view[start:end]` stands for `source[source_start:source_end]`."""

    start: int
    end: int
    source_start: int
    source_end: int


class Folded(NamedTuple):
    """A sentence as patterns see it: a space before each word, a line feed at its end; places from 0."""

    text: str
    tokens: tuple[Token, ...]
    words: frozenset[str]
    openings: Openings


class Folder:
    """Folds sentences; typos are read as the vocabulary's words."""

    def __init__(self, vocabulary: frozenset[str]) -> None:
        self._typos = TypoIndex(vocabulary)
        self._words: dict[tuple[str, str, bool], str] = {}
        self._sentences: dict[tuple[str, tuple[Opaque, ...]], Folded] = {}

    def sentence(self, text: str, opaque: tuple[Opaque, ...]) -> Folded:
        """`text` folded; `opaque` parts count from its start."""
        key = (text, opaque)
        found = self._sentences.get(key)
        if found is None:
            if len(self._sentences) > _MOST_CACHED:
                self._sentences.clear()
            found = self._sentences[key] = self._fold(text, opaque)
        return found

    def forget(self) -> None:
        """Nothing; sentences are folded afresh."""
        self._sentences.clear()

    def _fold(self, text: str, opaque: Sequence[Opaque]) -> Folded:
        raw = list(_raw_tokens(text, opaque))
        pieces: list[str] = []
        tokens: list[Token] = []
        words: set[str] = set()
        at = 0
        previous = ""
        for index, (start, end, kind) in enumerate(raw):
            folded = self._token(text, raw, index)
            bare = folded.translate(PLAIN).lower()
            if previous in _BARE_INFINITIVE and bare == "to":
                continue  # "you must to log out": a non-native form reads as the usual one
            previous = bare
            if kind != "mark":
                words.update(bare.split())
                folded = f" {folded}"
            tokens.append(Token(at + (folded[0] == " "), at + len(folded), start, end))
            pieces.append(folded)
            at += len(folded)
        folded_text = "".join([*pieces, "\n"])
        return Folded(folded_text, tuple(tokens), frozenset(words), find_openings(folded_text))

    def _token(self, text: str, raw: Sequence[tuple[int, int, str]], index: int) -> str:
        start, end, kind = raw[index]
        if kind in OPAQUE:
            return OPAQUE[kind]
        if kind == "mark":
            return mark_text(text[start:end])
        word = text[start:end]
        following = ""
        if index + 1 < len(raw) and word[-2:-1] in "'’‘´`":
            following = straight(text[raw[index + 1][0] : raw[index + 1][1]]).lower()
        key = (word, following, index == 0)
        found = self._words.get(key)
        if found is None:
            if len(self._words) > _MOST_CACHED:
                self._words.clear()
            found = self._words[key] = self._word(word, following, starts=index == 0)
        return found

    def _word(self, word: str, following: str, *, starts: bool) -> str:
        text = word.removesuffix(".")
        if not _PLAIN_WORD.match(text):
            return latin(straight(text))
        folded = fold_word(text, following)
        if is_name_here(text, starts_sentence=starts):
            return latin(text)
        if " " not in folded and (text.islower() or starts):
            folded = self._typos.correct(folded)
        if folded == text.lower() and not tag_of(folded):
            return latin(text)
        return " ".join(tag_of(part) + latin(_cased(part, text)) for part in folded.split())


def _cased(folded: str, written: str) -> str:
    return folded.capitalize() if written[:1].isupper() else folded


def _raw_tokens(text: str, opaque: Sequence[Opaque]) -> Iterator[tuple[int, int, str]]:
    """(start, end, "word" | "mark" | kind of opaque part) in order."""
    at = 0
    for part in opaque:
        if part.end <= at or part.start >= len(text):
            continue
        yield from _words(text, at, max(at, part.start))
        yield max(at, part.start), min(len(text), part.end), part.kind
        at = min(len(text), part.end)
    yield from _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for chunk in _CHUNK.finditer(text, start, end):
        at = chunk.start()
        for left, right, kind in _chunk(chunk[0]):
            yield at + left, at + right, kind


@lru_cache(maxsize=_MOST_CACHED)
def _chunk(chunk: str) -> tuple[tuple[int, int, str], ...]:
    """Words and marks of characters without white space."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for divider in _DIVIDER.finditer(chunk):
        found += _core(chunk, at, divider.start())
        found.append((divider.start(), divider.end(), "mark"))
        at = divider.end()
    return tuple(found + _core(chunk, at, len(chunk)))


def _core(chunk: str, start: int, end: int) -> list[tuple[int, int, str]]:
    found = _CORE.match(chunk[start:end])
    if found is None or start == end:
        return []
    if is_dash(found[0]):
        return [(start, end, "mark")]
    before, word, after = (found.span(number) for number in (1, 2, 3))
    if found.group(3).startswith(".") and _keeps_stop(found.group(2)):
        word, after = (word[0], word[1] + 1), (after[0] + 1, after[1])  # an abbreviation's stop is its own
    places = ((before, "mark"), (word, "word"), (after, "mark"))
    return [(start + left, start + right, kind) for (left, right), kind in places if right > left]


def _keeps_stop(word: str) -> bool:
    return word.lower() in abbreviations() or re.fullmatch(r"[ap]\.m", word.lower()) is not None
