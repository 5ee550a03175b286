"""Saved replies that say the same are shown once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assist.retrieval.passages import readable
from assist.store.records import Item

_WORD = re.compile(r"[^\W_]+")
_NEARLY_ALL = 0.92
# A word more or less that turns a reply into another one, however alike the rest is.
_DECISIVE = frozenset("not no never cannot without only unless until except before after t".split())  # noqa: SIM905 -- reads better


def group_same(items: Sequence[Item]) -> list[tuple[Item, tuple[str, ...]]]:
    """The items in their order without repeats, each with the ids of later ones that say the same."""
    groups: list[tuple[Item, Counter[str], list[str]]] = []
    for item in items:
        words = _words(item)
        for first, said, same in groups:
            if is_same(first, item, said, words):
                same.append(item.id)
                break
        else:
            groups.append((item, words, []))
    return [(item, tuple(same)) for item, _, same in groups]


def is_same(first: Item, second: Item, said: Counter[str], words: Counter[str]) -> bool:
    """Whether two saved replies differ in nothing that matters: same words, nearly, and the same numbers."""
    if first.kind != "saved_reply" or second.kind != "saved_reply" or first.locale != second.locale:
        return False
    shorter, longer = sorted((said.total(), words.total()))
    # The lengths alone rule out most pairs, a count of the common words the others.
    if shorter < _NEARLY_ALL * longer or len(said.keys() & words.keys()) < _NEARLY_ALL * min(
        len(said), len(words)
    ):
        return False
    differing = (said - words) + (words - said)
    if any(word in _DECISIVE or any(map(str.isdigit, word)) for word in differing):
        return False
    return (said & words).total() >= _NEARLY_ALL * (said | words).total()


def _words(item: Item) -> Counter[str]:
    return Counter(_WORD.findall(readable(item.body).lower()))
