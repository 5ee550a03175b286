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
        case Slot(_, "verb", _, spec) if spec:
            return [frozenset(verb_forms(node))]
        case Slot(_, _, _, spec) if spec:
            return _one_of([required_words(parse(text)) for text in spec])
        case Slot(_, kind, _, _) if kind in phrase_slots():
            return _one_of([required_words(parse(text)) for text in phrase_slots()[kind]])
        case Slot(_, kind, _, _) if "'" in kind:
            return _required(Word(kind))
        case Group(branches, False):
            return _one_of([required_words(branch) for branch in branches])
        case _:
            return []


def _one_of(branches: list[tuple[frozenset[str], ...]]) -> list[frozenset[str]]:
    """One set that any of the branches needs a word of, if each branch needs one at all."""
    if not all(branches):
        return []
    return [frozenset().union(*(branch[0] for branch in branches))]
