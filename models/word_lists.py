"""Many lists of expressions looked for in one walk over a text's words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from models.word_heads import ANY, HeadIndex, heads

_WORD = re.compile(r"\w+")
REMEMBERED: Final = 20_000  # words; about as many as a support desk's drafts have
# An apostrophe goes on with the word: "can" is not in "can't".
WORD_ENDS: Final = r"(?![\w'])"
# Letters, groups of them and `\w`, `\d`: no match of these reaches into a second word.
_ONE_WORD = re.compile(r"(?:[a-z0-9()|?*+:{},]|\\[wd])+")


@dataclass(frozen=True, slots=True)
class _Expression:
    list_name: str
    pattern: re.Pattern[str]
    one_word: bool

    def is_out(self, word: str, *, goes_on: bool) -> bool:
        """Whether no match starts with `word`; `goes_on` if an apostrophe follows it."""
        return self.one_word and (goes_on or not self.pattern.fullmatch(word))


@dataclass(frozen=True, slots=True)
class _Begun:
    """What a word begins: lists it is a match of by itself, and patterns yet to be tried there."""

    sure: tuple[str, ...]
    open: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]


class WordLists:
    """Lists of expressions by name; of each it finds what one alternation of whole words would find.

    Takes expressions that `fits_a_walk`.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._expressions = [_read(name, one) for name, expressions in lists.items() for one in expressions]
        self._index = HeadIndex(heads(one) for expressions in lists.values() for one in expressions)
        # Most words begin no expression, and most of the others are one: they cost a look-up.
        self._begun_by = lru_cache(maxsize=REMEMBERED)(self._find_begun_by)

    def find(self, folded: str) -> dict[str, list[int]]:
        """Where the matches of each list start, from left to right, none inside another of its list."""
        found: dict[str, list[int]] = {}
        ends: dict[str, int] = {}
        for word in _WORD.finditer(folded):
            start, end = word.span()
            begun = self._begun_by(word.group(), folded.startswith("'", end))
            for name in begun.sure:
                if start >= ends.get(name, 0):
                    ends[name] = end
                    found.setdefault(name, []).append(start)
            for name, patterns in begun.open:
                if start >= ends.get(name, 0) and (its_end := _end(patterns, folded, start)):
                    ends[name] = its_end
                    found.setdefault(name, []).append(start)
        return found

    def at_first_word(self, folded: str) -> set[str]:
        """The lists with a match that starts at the first word of `folded`."""
        if not (word := _WORD.search(folded)):
            return set()
        begun = self._begun_by(word.group(), folded.startswith("'", word.end()))
        tried = (name for name, patterns in begun.open if _end(patterns, folded, word.start()))
        return {*begun.sure, *tried}

    def _find_begun_by(self, word: str, goes_on: bool) -> _Begun:  # noqa: FBT001 -- a key of the cache
        lists: dict[str, list[_Expression]] = {}
        for number in self._index.begun_by(word):
            expression = self._expressions[number]
            if not expression.is_out(word, goes_on=goes_on):
                lists.setdefault(expression.list_name, []).append(expression)
        return _Begun(
            sure=tuple(name for name, begun in lists.items() if begun[0].one_word),
            open=tuple(
                (name, tuple(one.pattern for one in begun))
                for name, begun in lists.items()
                if not begun[0].one_word
            ),
        )


def fits_a_walk(expression: str) -> bool:
    """Whether a walk over words finds the matches of `expression`, as it is known what they begin with."""
    told = all(head != ANY and head.letters[0] not in "%'" for head in heads(expression))
    return told or _ONE_WORD.fullmatch(expression) is not None


def _read(list_name: str, expression: str) -> _Expression:
    pattern = re.compile(f"(?:{expression}){WORD_ENDS}")
    return _Expression(list_name, pattern, _ONE_WORD.fullmatch(expression) is not None)


def _end(patterns: Sequence[re.Pattern[str]], folded: str, start: int) -> int | None:
    for pattern in patterns:
        if match := pattern.match(folded, start):
            return match.end()
    return None
