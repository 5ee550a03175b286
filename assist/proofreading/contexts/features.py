"""What stands around a place in a sentence, as names of features that statistics give weights to."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assist.proofreading.slips.word_classes import word_class
from assist.proofreading.words import pair_count

_BOUNDARIES = word_class("boundaries")
_FINITE = word_class("finite") | word_class("finite_contractions") | {"/Z", "/D"}
_PRONOUNS = word_class("subjects") | {"this", "that", "these", "those", "there", "who", "which", "everyone"}
# The list's rarest pair counts 6.4 million: an unseen pair counts as less than half of that.
_UNSEEN = 2_500_000
_PAIR_SCALE = 4.0
_EDGE = ("^^^", "^^", "^")
_END = ("$", "$$", "$$$")
_NO_HEAD = "-"


class Surroundings:
    """A sentence's words and their kinds, read once for all its places."""

    def __init__(self, words: Sequence[str], kinds: Sequence[str]) -> None:
        self._words = ("^", *words, "$")
        self._kinds = (*_EDGE, *kinds, *_END)
        self._behind = _behind(kinds)
        self._ahead = _ahead(kinds)

    def features(self, before: int, after: int) -> tuple[str, ...]:
        """Features of the place between tokens `before` and `after` (indexes; -1 and the length: edges)."""
        k = self._kinds
        l3, l2, l1 = k[before + 1 : before + 4]
        r1, r2, r3 = k[after + 3 : after + 6]
        head, done = self._behind[before + 1]
        state = done + self._ahead[after]
        return (
            *("a" + l1, "b" + r1, "c" + l2, "d" + r2, "e" + l3, "f" + r3),
            *(f"g{l1} {r1}", f"h{l2} {l1}", f"i{r1} {r2}", f"j{l2} {l1} {r1}", f"k{l1} {r1} {r2}"),
            *(
                f"l{r1} {r2} {r3}",
                f"m{l3} {l2} {l1}",
                "n" + self._words[before + 1],
                "o" + self._words[after + 1],
            ),
            *("p" + head, f"q{head} {state}", f"r{state} {l1}", f"s{head} {l1} {done}"),
            f"t{state} {l1} {r1}",
        )

    def around(self, before: int, after: int) -> tuple[str, str]:
        """The words before and after a place; nothing at the edges."""
        left, right = self._words[before + 1], self._words[after + 1]
        return "" if left == "^" else left, "" if right == "$" else right


def _behind(kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Left of each place: the noun of the clause's first phrase, and whether its finite verb has come."""
    head, done = _NO_HEAD, "0"
    found = [(head, done)]
    for kind in kinds:
        if kind in _BOUNDARIES:
            head, done = _NO_HEAD, "0"
        elif kind in _FINITE:
            done = "1"
        if head == _NO_HEAD and (kind in _PRONOUNS or (kind[0] in "/+" and ("N" in kind or "S" in kind))):
            head = kind
        found.append((head, done))
    return found


def _ahead(kinds: Sequence[str]) -> list[str]:
    """From each token on: whether a finite verb follows before the clause ends."""
    found = ["0"]
    for kind in reversed(kinds):
        if kind in _FINITE:
            found.append("1")
        else:
            found.append("0" if kind in _BOUNDARIES else found[-1])
    return found[::-1]


def pair_gain(before: str, word: str, other: str, after: str) -> tuple[float, float]:
    """How much oftener `word` than `other` was counted after `before`, and before `after` (logarithms)."""
    left = _log(before, word) - _log(before, other) if before else 0.0
    right = _log(word, after) - _log(other, after) if after else 0.0
    return left / _PAIR_SCALE, right / _PAIR_SCALE


def _log(first: str, second: str) -> float:
    return math.log(pair_count(first, second) or _UNSEEN)
