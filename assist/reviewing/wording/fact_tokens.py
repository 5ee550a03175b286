"""The words of a text that carry facts, counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from assist.reviewing.wording.ledger import listed
from phrasebook.words import dictionary, tag_of

_CHUNK = re.compile(r"\S+")
_EDGES = "\"'“”‘’()[]*_.,;:!?…"
_SENTENCE_BREAK = re.compile(r"[.!?:]['\"”’)]*\s+$")
_TAGGED_NAMES = frozenset({"May", "Will", "US", "IT"})
_NO_NAMES = frozenset({"i", "i'm", "i'll", "i've", "i'd", "a", "ok"})


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
        opens = chunk.start() in starts or _SENTENCE_BREAK.search(text[: chunk.start()]) is not None
        for word in (
            re.split(r"[/—–]|(?<=[a-z])-(?=[a-z])", chunk[0]) if not _has_sign(chunk[0]) else [chunk[0]]
        ):
            _count(word.strip(_EDGES), needed, seen, times, opens=opens)
    return FactTokens(needed, seen, frozenset(times))


def _has_sign(word: str) -> bool:
    return any(character.isdigit() or character in "@$£€¥%" for character in word)


def _count(word: str, needed: Counter[str], seen: Counter[str], times: set[str], *, opens: bool) -> None:
    token = word.lower().replace("’", "'")
    if not token:
        return
    seen[_stem(token)] += 1
    if _is_time(token, word):
        times.add(token)
    if _has_sign(word) or _stem(token) in _listed_words() or _is_name(word, token, opens=opens):
        needed[_stem(token)] += 1


def _is_time(token: str, word: str) -> bool:
    calendar = _stem(token) in listed("calendar") | listed("months") or word in {"May", "March"}
    return calendar or re.search(r"\d", token) is not None


def _listed_words() -> frozenset[str]:
    return listed("calendar") | listed("months") | listed("units") | listed("numbers")


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
