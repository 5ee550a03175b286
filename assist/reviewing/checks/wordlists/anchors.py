"""Words without which an expression cannot match, so that most texts need not be searched for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from assist.reviewing.checks.wordlists.expression_parts import (
    REPEATS,
    Node,
    begins_word,
    ends_word,
    few,
    parts_of,
    texts_of,
)
from assist.reviewing.checks.wordlists.vocabulary import rank

_UNLISTED = 80_000  # the rank of words that the frequency list does not have
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_FOLDS = str.maketrans("ıſİK", "isik")  # letters that `re.IGNORECASE` takes for these
_LONGEST = 1_500  # characters of a text whose words are remembered; no sentence is longer


class Plain(NamedTuple):
    """A text in lower case with single blanks, and its runs of letters, digits and underscores.

    In `words` every number is 0.
    """

    text: str
    words: frozenset[str]


def plain(text: str) -> Plain:
    """`text` as expressions are looked up in it; a short one's is remembered."""
    return _remembered(text) if len(text) <= _LONGEST else _plain(text)


@lru_cache(maxsize=4096)
def _remembered(text: str) -> Plain:
    return _plain(text)


def _plain(text: str) -> Plain:
    lower = (text if text.isascii() else text.translate(_FOLDS)).lower()
    return Plain(" ".join(lower.split()), frozenset(_WORD.findall(_NUMBER.sub("0", lower))))


Anchors = tuple[frozenset[str], ...]


def anchors(pattern: str, *, borders: bool = True) -> Anchors:
    """Sets of words; every text that matches has a word of each. The set that is rarest in texts comes first.

    `borders`: a match begins and ends at the border of a word.
    """
    return tuple(sorted(_anchors(parts_of(pattern), left=borders, right=borders), key=_commonness))


def _anchors(nodes: Sequence[Node], *, left: bool, right: bool) -> Anchors:
    """The anchors of parts in a row; `left`, `right`: whether a word is sure to end there."""
    found: list[frozenset[str]] = []
    start = 0
    while start < len(nodes):
        texts, end = _closed(nodes, start)
        begins = begins_word(nodes[:start], beyond=left)
        if end > start:
            found += _whole_words(texts, left=begins, right=ends_word(nodes[end:], beyond=right))
        else:
            end = start + 1
            found += _inside(nodes[start], left=begins, right=ends_word(nodes[end:], beyond=right))
        start = end
    return tuple(found)


def rarest(words: Iterable[str]) -> str:
    """The word that is least to be expected in a text."""
    return min(words, key=_share)


def _commonness(words: Iterable[str]) -> float:
    """How often one of `words` is to be expected in a text."""
    return sum(map(_share, words))


@cache
def _share(word: str) -> float:
    """How often `word` is to be expected, by Zipf's law; numbers are frequent."""
    return 1 / (30 + (100 if word == "0" else rank(word) or _UNLISTED))


def _closed(nodes: Sequence[Node], start: int) -> tuple[list[str], int]:
    """All texts of the parts from `start` on that stand for few texts only, and where those parts end."""
    texts, end = [""], start
    for at in range(start, len(nodes)):
        own = texts_of(nodes[at])
        joined = few(one + other for one in texts for other in own) if own is not None else None
        if joined is None:
            break
        # An assertion at the end stays outside: it may tell that a word ends there.
        texts, end = (joined, at + 1) if own != [""] else (texts, end)
    return texts, end


def _whole_words(texts: Iterable[str], *, left: bool, right: bool) -> Anchors:
    """For each text its rarest whole word; nothing if one of them has none."""
    chosen: set[str] = set()
    for text in texts:
        whole = [
            _NUMBER.sub("0", match[0].lower())
            for match in _WORD.finditer(text)
            if (left or match.start() > 0) and (right or match.end() < len(text))
        ]
        if not whole:
            return ()
        chosen.add(rarest(whole))
    return (frozenset(chosen),)


def _inside(node: Node, *, left: bool, right: bool) -> Anchors:
    """Anchors of a part that stands for many texts."""
    kind, value = node[0].name, node[1]
    if kind == "SUBPATTERN":
        return _anchors(list(value[3]), left=left, right=right)
    if kind == "BRANCH":
        parts = [_anchors(list(part), left=left, right=right) for part in value[1]]
        return (frozenset().union(*(min(part, key=_commonness) for part in parts)),) if all(parts) else ()
    if kind in REPEATS and value[0] > 0:
        inner = list(value[2])
        return _anchors(inner, left=left, right=right and (value[1] == 1 or ends_word(inner, beyond=False)))
    return ()
