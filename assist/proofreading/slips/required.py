"""Words without which a pattern cannot match: a look for them is far cheaper than the pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as codes  # type: ignore[attr-defined] # the only way to a pattern's parts
from re import _parser as parser  # type: ignore[attr-defined] # the same
from typing import Any

Needed = frozenset[str]
# Shorter pieces are in nearly every text.
_SHORTEST = 3
_MOST_PIECES = 400


def required_pieces(pattern: re.Pattern[str]) -> Needed:
    """Pieces of text of which each match has one, in itself or beside it; empty when there is no telling."""
    if pattern.flags & re.IGNORECASE:
        return frozenset()
    return _best(_pieces(parser.parse(pattern.pattern, pattern.flags)))


def _pieces(sequence: Iterable[tuple[Any, Any]]) -> list[Needed]:
    """For each part that must be there, the pieces of which it has one."""
    found: list[Needed] = []
    run = ""
    for code, value in sequence:
        if code is codes.LITERAL:
            run += chr(value)
            continue
        found.append(frozenset({run}))
        run = ""
        found += _inside(code, value)
    return [*found, frozenset({run})]


def _inside(code: Any, value: Any) -> Sequence[Needed]:
    if code is codes.SUBPATTERN:
        _, added_flags, _, parts = value
        return () if added_flags & re.IGNORECASE else _pieces(parts)
    if code is codes.ASSERT:
        return _pieces(value[1])
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        return _pieces(value[2]) if value[0] else ()
    if code is codes.BRANCH:
        each = [_best(_pieces(branch)) for branch in value[1]]
        return [frozenset().union(*each)] if all(each) else ()
    return ()


def _best(needed: Iterable[Needed]) -> Needed:
    """The set whose shortest piece is longest, then the smallest one."""
    usable = (pieces for pieces in needed if _shortest(pieces) >= _SHORTEST and len(pieces) <= _MOST_PIECES)
    return max(usable, key=lambda pieces: (_shortest(pieces), -len(pieces)), default=frozenset())


def _shortest(pieces: Needed) -> int:
    return min(map(len, pieces), default=0)
