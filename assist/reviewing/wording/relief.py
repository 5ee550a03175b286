"""Burdens that their sentence takes away again: what did not happen, is mended, or only may be."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from phrasebook.english.spelling import straight
from phrasebook.replacing import Match

# Characters on either side that are looked at: what relieves a burden stands near it.
_NEAR = 80
_BLANKS = str.maketrans("\n\t", "  ")
_MOST_WORDS = 9  # of a burden; none has more
_DENIES = re.compile(r"n't\b|\b(?:not|no|never|cannot|nothing|nobody|none)\b")
_SENTENCE = re.compile(r"[.!?](?= )")


@dataclass(frozen=True, slots=True)
class _Relief:
    """What must end where a burden begins and begin where it ends; `own` and `words` bound the burden.

    An `if_clause` relieves nothing behind a refusal: "We won't see you if you're late". Only some relieve
    `denials`, words such as "not" and "without".
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    own: re.Pattern[str]
    words: int
    if_clause: bool
    denials: bool

    def suits(self, burden: str, *, denies: bool) -> bool:
        """Whether these words, which may deny by themselves, are a burden of the kind that this relieves."""
        short = len(burden.split()) <= self.words
        return short and (self.denials or not denies) and self.own.match(burden) is not None


@dataclass(frozen=True, slots=True)
class _Reliefs:
    """The rules that name burdens, the words that stay one however they stand, and what relieves the rest."""

    burdens: frozenset[str]
    stays: re.Pattern[str]
    ways: tuple[_Relief, ...]


@cache
def _reliefs() -> _Reliefs:
    data = tomllib.loads((Path(__file__).parent / "relief.toml").read_text("utf-8"))
    burdens = frozenset(f"negativity.{family}" for family in data.pop("burdens"))
    stays = re.compile(data.pop("stays"))
    return _Reliefs(burdens, stays, tuple(_relief(entry) for entry in data.values()))


def _relief(entry: dict[str, Any]) -> _Relief:
    before, after = re.compile(rf"(?:{entry['before']})$"), re.compile(entry.get("after", ""))
    own = re.compile(entry.get("own", ""))
    marks = {mark: bool(entry.get(mark)) for mark in ("if_clause", "denials")}
    return _Relief(before, after, own, entry.get("words", _MOST_WORDS), **marks)


def relief_of(match: Match, line: str) -> tuple[int, int] | None:
    """The part of `line` that says a burden and takes it away, or None where it stays one."""
    reliefs = _reliefs()
    words = _plain(line[match.start : match.end])
    if match.rule.id not in reliefs.burdens:
        return None
    denies = reliefs.stays.search(words) is not None
    before = _plain(line[max(0, match.start - _NEAR) : match.start])
    after = _plain(line[match.end : match.end + _NEAR])
    before = before[max((stop.end() + 1 for stop in _SENTENCE.finditer(before)), default=0) :]
    for relief in reliefs.ways:
        opening = relief.before.search(before)
        closing = relief.after.match(after)
        if opening is None or closing is None or not relief.suits(words, denies=denies):
            continue
        if not (relief.if_clause and _DENIES.search(before, 0, opening.start())):
            return match.start - len(opening.group()), match.end + closing.end()
    return None


def _plain(text: str) -> str:
    return straight(text).translate(_BLANKS).lower()
