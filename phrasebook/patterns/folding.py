"""One sentence folded for matching, with the way back to its characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from phrasebook.english.characters import PLAIN, is_dash, latin, mark_text
from phrasebook.english.spelling import TypoIndex, abbreviations, fold_word, spelled_with_digits, straight
from phrasebook.english.words import is_name_here, tag_of
from phrasebook.patterns.openings import Openings, find_openings, opening_signs

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
_HOLDS_APOSTROPHE = re.compile("['’‘´`]")
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
    """A sentence as patterns see it: a space before each word, a line feed at its end; places from 0.

    `signs` are its words, its neighbouring words ("to the") and its openings ("^ you", "< we", "\\n you").
    """

    text: str
    tokens: tuple[Token, ...]
    signs: frozenset[str]
    openings: Openings


class _Piece(NamedTuple):
    """`folded` stands for `[start, end)`: a space and a tagged word, or a mark; `parts` are its words."""

    start: int
    end: int
    folded: str
    bare: str
    parts: tuple[str, ...]


class Folder:
    """Folds sentences; typos are read as the vocabulary's words."""

    def __init__(self, vocabulary: frozenset[str]) -> None:
        self._typos = TypoIndex(vocabulary)
        self._chunks: dict[tuple[str, str, bool], tuple[_Piece, ...]] = {}
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
        """Nothing; sentences and words are folded afresh."""
        self._sentences.clear()
        self._chunks.clear()

    def _fold(self, text: str, opaque: Sequence[Opaque]) -> Folded:
        pieces: list[str] = []
        tokens: list[Token] = []
        signs: set[str] = set()
        firsts: dict[int, str] = {}
        at = 0
        previous = ""
        last = "\n"  # the word right before, or the sentence's start; nothing after a mark
        for start, chunk in self._chunks_in(text, opaque):
            for left, right, folded, bare, parts in chunk:
                if bare == "to" and previous in _BARE_INFINITIVE:
                    continue  # "you must to log out": a non-native form reads as the usual one
                previous = bare
                if parts:
                    firsts[at] = parts[0]
                    for part in parts:
                        signs.add(part)
                        if last:
                            signs.add(f"{last} {part}")
                        last = part
                else:
                    last = ""
                after = at + len(folded)
                tokens.append(Token(at + (folded[0] == " "), after, start + left, start + right))
                pieces.append(folded)
                at = after
        folded_text = "".join([*pieces, "\n"])
        openings = find_openings(folded_text)
        signs.update(opening_signs(openings, firsts))
        return Folded(folded_text, tuple(tokens), frozenset(signs), openings)

    def _chunks_in(self, text: str, opaque: Sequence[Opaque]) -> Iterator[tuple[int, tuple[_Piece, ...]]]:
        """(place, words and marks as they read there) of each run without white space, in order."""
        chunks = list(_chunks_of(text, opaque))
        for index, (at, chunk, kind) in enumerate(chunks):
            if kind:
                yield at, (_Piece(0, len(chunk), f" {OPAQUE[kind]}", OPAQUE[kind], (OPAQUE[kind],)),)
                continue
            settles = index + 1 < len(chunks) and _HOLDS_APOSTROPHE.search(chunk) is not None
            after = _first_of(chunks[index + 1]) if settles else ""  # it settles what 's and 'd are
            key = (chunk, after, index == 0)
            found = self._chunks.get(key)
            if found is None:
                if len(self._chunks) > _MOST_CACHED:
                    self._chunks.clear()
                found = self._chunks[key] = tuple(self._chunk(chunk, after, starts=index == 0))
            yield at, found

    def _chunk(self, chunk: str, after: str, *, starts: bool) -> Iterator[_Piece]:
        """The pieces of characters without white space; `after` is the word or mark that follows them."""
        raw = _split(chunk)
        for index, (left, right, kind) in enumerate(raw):
            if kind == "mark":
                mark = mark_text(chunk[left:right])
                yield _Piece(left, right, mark, mark, ())
                continue
            following = chunk[raw[index + 1][0] : raw[index + 1][1]] if raw[index + 1 :] else after
            word = self._word(chunk[left:right], straight(following).lower(), starts=starts and index == 0)
            bare = word.translate(PLAIN).lower()
            yield _Piece(left, right, f" {word}", bare, tuple(bare.split()))

    def _word(self, word: str, following: str, *, starts: bool) -> str:
        text = word.removesuffix(".")
        if not _PLAIN_WORD.match(text) and text.lower() not in spelled_with_digits():
            return latin(straight(text))
        folded = fold_word(text, following)
        if is_name_here(text, starts_sentence=starts):
            return latin(text)
        if " " not in folded and (text.islower() or starts):
            folded = self._typos.correct(folded)
        if folded == text.lower() and not tag_of(folded):
            return latin(text)
        parts = folded.split()
        written = [_cased(parts[0], text), *parts[1:]]  # of "It's", "it" alone has the capital
        return " ".join(tag_of(part) + latin(case) for part, case in zip(parts, written, strict=True))


def _cased(folded: str, written: str) -> str:
    return folded.capitalize() if written[:1].isupper() else folded


def _chunks_of(text: str, opaque: Sequence[Opaque]) -> Iterator[tuple[int, str, str]]:
    """(place, characters without white space, nothing) or (place, opaque part, its kind), in order."""
    at = 0
    for part in opaque:
        if part.end <= at or part.start >= len(text):
            continue
        start, end = max(at, part.start), min(len(text), part.end)
        yield from ((chunk.start(), chunk[0], "") for chunk in _CHUNK.finditer(text, at, start))
        yield start, text[start:end], part.kind
        at = end
    yield from ((chunk.start(), chunk[0], "") for chunk in _CHUNK.finditer(text, at))


def _first_of(chunk: tuple[int, str, str]) -> str:
    """The first word or mark of a chunk."""
    _, text, kind = chunk
    if kind:
        return text
    return next((text[left:right] for left, right, _ in _split(text)), "")


@lru_cache(maxsize=_MOST_CACHED)
def _split(chunk: str) -> tuple[tuple[int, int, str], ...]:
    """Words and marks of characters without white space."""
    if chunk.isalpha():
        return ((0, len(chunk), "word"),)
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
