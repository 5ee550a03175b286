"""The words a piece of a pattern must begin or end with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from phrasebook.english.spelling import fold_word
from phrasebook.patterns.expressions import nodes_of, phrase_slots, verb_forms
from phrasebook.patterns.syntax import Group, Node, Slot, Word

# (words, whether nothing may stand there); None where any word may.
_Edge = tuple[frozenset[str], bool]


def first_words(nodes: Sequence[Node]) -> frozenset[str] | None:
    """The words of which one must come first; None when others, or nothing, may."""
    found = _edge(nodes, last=False)
    return None if found is None or found[1] else found[0]


def last_words(nodes: Sequence[Node]) -> frozenset[str] | None:
    """The words of which one must come last; None when others, or nothing, may."""
    found = _edge(nodes, last=True)
    return None if found is None or found[1] else found[0]


def forget_edges() -> None:
    """Nothing; what slots begin and end with is worked out anew when it is next asked for."""
    _edge_of_slot.cache_clear()


def _edge(nodes: Sequence[Node], *, last: bool) -> _Edge | None:
    words: frozenset[str] = frozenset()
    for node in reversed(nodes) if last else nodes:
        found = _edge_of(node, last=last)
        if found is None:
            return None
        words |= found[0]
        if not found[1]:
            return words, False
    return words, True


def _edge_of(node: Node, *, last: bool) -> _Edge | None:
    match node:
        case Word(text):
            return frozenset({fold_word(text).split()[-1 if last else 0]}), False
        case Group(branches, optional):
            found = _any_of(branches, last=last)
            return found and (found[0], found[1] or optional)
        case Slot():
            return _edge_of_slot(node, last=last)
        case _:
            return None


@cache
def _edge_of_slot(slot: Slot, *, last: bool) -> _Edge | None:
    if slot.kind == "verb" and slot.spec:
        return frozenset(verb_forms(slot)), False
    texts = phrase_slots().get(slot.kind, ()) or slot.spec
    if texts:
        return _any_of([nodes_of(text) for text in texts], last=last)
    return _edge_of(Word(slot.kind), last=last) if "'" in slot.kind else None


def _any_of(branches: Sequence[Sequence[Node]], *, last: bool) -> _Edge | None:
    found = [_edge(branch, last=last) for branch in branches]
    if any(each is None for each in found):
        return None
    known = [each for each in found if each is not None]
    return frozenset().union(*(words for words, _ in known)), any(empty for _, empty in known)
