"""What a pattern cannot match without: words, pairs of words, openings. They pass over most rules."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise, product
from typing import TypeVar

from phrasebook.english.spelling import fold_word
from phrasebook.english.words import dictionary
from phrasebook.patterns.edges import first_words, forget_edges, last_words
from phrasebook.patterns.expressions import nodes_of, phrase_slots, verb_forms
from phrasebook.patterns.syntax import Group, Mark, Node, Slot, Word

Signs = frozenset[str]
_MOST_PAIRS = 800
_ALL_WORDS = 6e11
# How much oftener two words stand together than chance would have them.
_TOGETHER = 20
_OPENINGS_OF_WORDS = {"^": 10, "<": 5, "\n": 10}
_Kept = TypeVar("_Kept", str, Signs)
_same: dict[str | Signs, str | Signs] = {}


def forget_requirements() -> None:
    """Nothing; what was worked out on the way to patterns that are read by now takes no more room (40 MB)."""
    _same.clear()
    forget_edges()
    for remembering in (required_words, required_signs, frequency, _frequency, _required_by_slot):
        remembering.cache_clear()


@cache
def required_words(nodes: tuple[Node, ...]) -> tuple[Signs, ...]:
    """Sets of words of which one each must be in a view, the rarest set first."""
    return tuple(group for group in required_signs(nodes, pairs=False))


@cache  # the same slots and words stand in many patterns
def required_signs(nodes: tuple[Node, ...], opening: str = "", *, pairs: bool = True) -> tuple[Signs, ...]:
    """Sets of a view's signs of which it must have one each, the rarest set first."""
    groups = [group for node in nodes for group in _required(node, pairs=pairs)]
    if pairs:
        groups += _pairs(nodes)
        first = first_words(nodes)
        if opening and first:
            groups.append(_once(frozenset(_once(f"{opening} {word}") for word in first)))
    return tuple(sorted(set(groups), key=lambda group: (frequency(group), sorted(group))))


@cache
def frequency(signs: Signs) -> float:
    """About how often one of `signs` is met, on the scale of the dictionary's counts."""
    return math.fsum(map(_frequency, signs))  # the same in any order


@cache
def _frequency(sign: str) -> float:
    """About how often a sign is met, on the scale of the dictionary's counts."""
    first, pair, second = sign.rpartition(" ")
    often = dictionary().get(second, 0)
    if not pair:
        return often
    rarer = _OPENINGS_OF_WORDS.get(first)
    return often / rarer if rarer else often * dictionary().get(first, 0) / _ALL_WORDS * _TOGETHER


def _pairs(nodes: tuple[Node, ...]) -> Iterable[Signs]:
    """Neighbouring words that must be there, one pair of each set."""
    for place, node in enumerate(nodes[:-1]):
        before = frozenset({"\n"}) if isinstance(node, Mark) and node.text in ".!" else last_words((node,))
        after = first_words(nodes[place + 1 :])
        if before and after and len(before) * len(after) <= _MOST_PAIRS:
            yield _once(frozenset(_once(f"{first} {second}") for first, second in product(before, after)))


def _required(node: Node, *, pairs: bool) -> Sequence[Signs]:
    match node:
        case Word(text):
            return _of_word(text, pairs=pairs)
        case Slot():
            return _required_by_slot(node, pairs=pairs)
        case Group(branches, False):
            return _one_of([required_signs(branch, pairs=pairs) for branch in branches])
        case _:
            return []


def _of_word(text: str, *, pairs: bool) -> list[Signs]:
    parts = fold_word(text).split()
    neighbours = [f"{first} {second}" for first, second in pairwise(parts)] if pairs else []
    return [_once(frozenset({_once(sign)})) for sign in (*parts, *neighbours)]


@cache
def _required_by_slot(slot: Slot, *, pairs: bool) -> Sequence[Signs]:
    if slot.kind == "verb" and slot.spec:
        return [_once(frozenset(map(_once, verb_forms(slot))))]
    texts = slot.spec or phrase_slots().get(slot.kind, ())
    if not texts and "'" in slot.kind:
        return _of_word(slot.kind, pairs=pairs)
    return _one_of([required_signs(nodes_of(text), pairs=pairs) for text in texts]) if texts else []


def _one_of(branches: list[tuple[Signs, ...]]) -> list[Signs]:
    """One set that any of the branches needs a sign of, if each branch needs one at all."""
    if not all(branches):
        return []
    return [_once(frozenset().union(*(branch[0] for branch in branches)))]


def _once(value: _Kept) -> _Kept:
    """`value`, or its equal that was met before: the same words and sets are asked for by many patterns."""
    return _same.setdefault(value, value)  # type: ignore[return-value]  # equal values are of one type
