"""The words without which a pattern cannot match: most rules are passed over by these alone."""

from __future__ import annotations

from phrasebook.expressions import phrase_slots, verb_forms
from phrasebook.spelling import fold_word
from phrasebook.syntax import Group, Node, Slot, Word, parse
from phrasebook.words import dictionary


def required_words(nodes: tuple[Node, ...]) -> tuple[frozenset[str], ...]:
    """Sets of words of which one each must be in a view, the rarest set first."""
    groups = [group for node in nodes for group in _required(node)]
    return tuple(
        sorted(
            set(groups), key=lambda group: (sum(dictionary().get(word, 0) for word in group), sorted(group))
        )
    )


def _required(node: Node) -> list[frozenset[str]]:
    match node:
        case Word(text):
            return [frozenset({part}) for part in fold_word(text).split()]
        case Slot():
            return _required_by_slot(node)
        case Group(branches, False):
            return _one_of([required_words(branch) for branch in branches])
        case _:
            return []


def _required_by_slot(slot: Slot) -> list[frozenset[str]]:
    if slot.kind == "verb" and slot.spec:
        return [frozenset(verb_forms(slot))]
    texts = slot.spec or phrase_slots().get(slot.kind, ())
    if not texts and "'" in slot.kind:
        return _required(Word(slot.kind))
    return _one_of([required_words(parse(text)) for text in texts]) if texts else []


def _one_of(branches: list[tuple[frozenset[str], ...]]) -> list[frozenset[str]]:
    """One set that any of the branches needs a word of, if each branch needs one at all."""
    if not all(branches):
        return []
    return [frozenset().union(*(branch[0] for branch in branches))]
