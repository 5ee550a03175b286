"""Words without which a pattern cannot match: a look for them is far cheaper than the pattern."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from re import _constants as codes  # type: ignore[attr-defined] # the only way to a pattern's parts
from re import _parser as parser  # type: ignore[attr-defined] # the same
from typing import Any

from assist.proofreading.words import word_counts

Needed = frozenset[str]
# Shorter pieces are in nearly every text.
SHORTEST = 3
_MOST_PIECES = 400
_ALL_WORDS = 6e11
_LETTERS = 26.0


def required_pieces(pattern: re.Pattern[str]) -> Needed:
    """Pieces of text of which each match has one, in itself or beside it; empty when there is no telling."""
    if pattern.flags & re.IGNORECASE:
        return frozenset()
    return _best(_pieces(parser.parse(pattern.pattern, pattern.flags)))


def _pieces(sequence: Iterable[tuple[Any, Any]]) -> list[Needed]:
    """For each part that must be there, the pieces of which it has one."""
    found: list[Needed] = []
    run: list[tuple[Any, Any]] = []
    for code, value in sequence:
        if code is codes.LITERAL:
            run.append((code, value))
            continue
        found += [_as_piece(run), *_inside(code, value, run)]
        run = []
    return [*found, _as_piece(run)]


def _as_piece(literals: Iterable[tuple[Any, Any]]) -> Needed:
    return frozenset({"".join(chr(value) for _, value in literals)})


def _inside(code: Any, value: Any, before: list[tuple[Any, Any]]) -> Sequence[Needed]:
    """Of a part with letters right before it, which go on in it: the parser reads “their|they” as “the…”."""
    if code is codes.SUBPATTERN:
        _, added_flags, _, parts = value
        return () if added_flags & re.IGNORECASE else _pieces([*before, *parts])
    if code is codes.ASSERT:
        return _pieces(value[1])
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        return _pieces(value[2]) if value[0] else ()
    if code is codes.BRANCH:
        each = [_best(_pieces([*before, *branch])) for branch in value[1]]
        return [frozenset().union(*each)] if all(each) else ()
    return ()


def _best(needed: Iterable[Needed]) -> Needed:
    """The set that is met most seldom."""
    usable = (pieces for pieces in needed if _shortest(pieces) >= SHORTEST and len(pieces) <= _MOST_PIECES)
    return min(usable, key=lambda pieces: (_frequency(pieces), sorted(pieces)), default=frozenset())


def _frequency(pieces: Needed) -> float:
    """About how often one of `pieces` is met, on the scale of the dictionary's counts."""
    # The same in any order.
    return math.fsum(min(map(_of_word, piece.split())) if piece.strip() else math.inf for piece in pieces)


def _of_word(word: str) -> float:
    # A part of a word is met more often the shorter it is; words with it in them are not counted.
    return word_counts().get(word, 0) + _ALL_WORDS / math.pow(_LETTERS, min(len(word), 6))


def _shortest(pieces: Needed) -> int:
    return min(map(len, pieces), default=0)
