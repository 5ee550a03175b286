"""The words of a text that carry facts, counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from assist.reviewing.wording.ledger import listed
from phrasebook.english.words import dictionary, tag_of

_CHUNK = re.compile(r"\S+")
_EDGES = "\"'“”‘’()[]*_.,;:!?…"
_PARTS = re.compile(r"[/—–]|(?<=[a-z])-(?=[a-z])")
_SENTENCE_BREAK = re.compile(r"[.!?:]['\"”’)]*\s+$")
_TAGGED_NAMES = frozenset({"May", "Will", "US", "IT"})
_NO_NAMES = frozenset({"i", "i'm", "i'll", "i've", "i'd", "a", "ok"})
# "half past five", "six o'clock", "until five": a clock time without a figure.
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SPOKEN_CLOCK = re.compile(
    rf"\b(?:half past \w+|\w+ o['’]clock|(?:until|from|by|at) {_HOUR}(?=[.,;!?]|$| at the earliest))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FactTokens:
    """`needed` must survive; `seen` is all that may satisfy a need; `times` are the calendar ones."""

    needed: Counter[str]
    seen: Counter[str]
    times: frozenset[str]


@lru_cache(maxsize=4096)
def fact_tokens(text: str, *, starts: frozenset[int]) -> FactTokens:
    """Words with digits, currency or @; names; calendar, unit and number words. `starts`: sentences begin."""
    needed: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    times: set[str] = set()
    for chunk in _CHUNK.finditer(text):
        opens = chunk.start() in starts or _SENTENCE_BREAK.search(text, 0, chunk.start()) is not None
        for each in _words_of(chunk[0], opens=opens):
            seen[each.stem] += 1
            if each.is_needed:
                needed[each.stem] += 1
            if each.time:
                times.add(each.time)
    times.update(clock[0].lower() for clock in _SPOKEN_CLOCK.finditer(text))
    return FactTokens(needed, seen, frozenset(times))


class _Word(NamedTuple):
    """A word's `stem`, whether it must survive, and itself where it is a time."""

    stem: str
    is_needed: bool
    time: str


@lru_cache(maxsize=16_384)
def _words_of(chunk: str, *, opens: bool) -> tuple[_Word, ...]:
    words = [chunk] if _has_sign(chunk) else _PARTS.split(chunk)
    return tuple(_read(bare, opens=opens) for word in words if (bare := word.strip(_EDGES)))


def _read(word: str, *, opens: bool) -> _Word:
    token = word.lower().replace("’", "'")
    stem = _stem(token)
    needed = _has_sign(word) or stem in _listed_words() or _is_name(word, token, opens=opens)
    return _Word(stem, needed, token if _is_time(token, word) else "")


def _has_sign(word: str) -> bool:
    return any(character.isdigit() or character in "@$£€¥%" for character in word)


def _is_time(token: str, word: str) -> bool:
    calendar = _stem(token) in _calendar_words() or word in {"May", "March"}
    return calendar or re.search(r"\d", token) is not None


@cache
def _calendar_words() -> frozenset[str]:
    return listed("calendar") | listed("months")


@cache
def _listed_words() -> frozenset[str]:
    return _calendar_words() | listed("units") | listed("numbers")


def _stem(token: str) -> str:
    singular = token.removesuffix("'s")
    bare = singular.removesuffix("s")
    return bare if bare in _listed_words() else singular


def _is_name(word: str, token: str, *, opens: bool) -> bool:
    if not word[:1].isupper() or token in _NO_NAMES:
        return False
    if tag_of(token) and word not in _TAGGED_NAMES:
        return False
    if not opens:
        return True
    return (
        not tag_of(token)
        and token not in dictionary()
        and token.split("'", maxsplit=1)[0] not in dictionary()
    )
