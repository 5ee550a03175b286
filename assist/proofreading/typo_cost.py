"""How likely one word was mistyped as another: an edit distance that knows hands and habits."""

from __future__ import annotations

from functools import lru_cache

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
# Costs are relative to one plain wrong, missing or extra letter.
_PLAIN, _NEIGHBOUR, _VOWEL, _SWAP, _DOUBLE = 1.0, 0.8, 0.7, 0.6, 0.4
_SPACE, _MARK, _FIRST = 1.0, 0.2, 0.4
# Hands leave a letter out more often than they add one, and seldom reach for a key that is far away.
_MISSED, _EXTRA, _FAR = 0.65, 1.15, 1.3
_DROPPED_E = 0.35  # "blockd", "noticd"


def _neighbours() -> frozenset[tuple[str, str]]:
    at = {letter: (row, column) for row, keys in enumerate(_ROWS) for column, letter in enumerate(keys)}
    return frozenset(
        (a, b) for a, (r, c) in at.items() for b, (s, d) in at.items() if abs(r - s) <= 1 and abs(c - d) <= 1
    )


_ADJACENT = _neighbours()


@lru_cache(maxsize=20_000)
def typo_cost(typed: str, meant: str) -> float:
    """What it takes to type `typed` for `meant`: 0 for the same word, about 1 a wrong letter.

    Dropped or doubled letters, swaps, neighbouring keys, vowels and apostrophes are cheap; a wrong first
    letter costs extra. Weighted Damerau-Levenshtein.
    """
    a, b = _folded(typed), _folded(meant)
    before_last: list[float] = []
    last = _first_row(b)
    for i in range(1, len(a) + 1):
        row = [last[0] + _EXTRA * _single(a, i - 1)]
        for j in range(1, len(b) + 1):
            row.append(_cheapest(a, b, i, j, (before_last, last, row)))
        before_last, last = last, row
    first_letter = _FIRST if a[:1] != b[:1] and a[1:2] != b[:1] else 0.0
    return last[-1] + first_letter


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")


def _first_row(word: str) -> list[float]:
    row = [0.0]
    for index in range(len(word)):
        row.append(row[-1] + _MISSED * _single(word, index))
    return row


def _cheapest(a: str, b: str, i: int, j: int, rows: tuple[list[float], list[float], list[float]]) -> float:
    before_last, last, row = rows
    cost = min(
        last[j - 1] + _substitution(a[i - 1], b[j - 1]),
        last[j] + _EXTRA * _single(a, i - 1),
        row[j - 1] + (_DROPPED_E if _is_dropped_e(b, j - 1) else _MISSED * _single(b, j - 1)),
    )
    swapped = i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]
    return min(cost, before_last[j - 2] + _SWAP) if swapped and a[i - 1] != a[i - 2] else cost


def _substitution(typed: str, meant: str) -> float:
    if typed == meant:
        return 0.0
    if typed in _VOWELS and meant in _VOWELS:
        return _VOWEL
    return _NEIGHBOUR if (typed, meant) in _ADJACENT else _FAR


def _is_dropped_e(word: str, index: int) -> bool:
    """Whether the letter is the silent one of a final "-ed"."""
    return index == len(word) - 2 and word.endswith("ed")


def _single(word: str, index: int) -> float:
    """The cost of one letter too many or too few."""
    letter = word[index]
    if letter in "'-":
        return _MARK
    if letter == " ":
        return _SPACE
    return _DOUBLE if letter in (word[index - 1 : index], word[index + 1 : index + 2]) else _PLAIN
