"""A group of phrases and patterns that is searched only where a word of theirs stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assist.proofreading.slips.required import required_pieces
from assist.reviewing.checks.wordlists.anchors import Anchors, Plain, anchors, plain, rarest

_REMEMBERED = 256  # texts
BORDERS = (r"(?<!\w)", r"(?!\w)")


@dataclass(frozen=True, eq=False)
class _Alternative:
    """One expression of a group.

    Every text that matches has a word of each set in `needs`, and `phrase` in its plain form.
    """

    order: int
    expression: str
    flags: re.RegexFlag
    needs: Anchors
    phrase: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.expression, self.flags)

    def may_match(self, text: Plain) -> bool:
        """Whether a text can match that has one word of the first set."""
        needed = self.needs[1:]
        return self.phrase in text.text and not any(need.isdisjoint(text.words) for need in needed)


class Phrases:
    """Alternatives of which the first that fits counts, as in one expression joined by `|`.

    Every match begins and ends with what `ends` asks for, by default at the borders of words; where `ends`
    is empty, it may do so inside of words. Patterns come before the literal `phrases`.

    Raises:
        re.error: a pattern does not compile.
    """

    def __init__(
        self,
        patterns: Sequence[str],
        phrases: Sequence[str] = (),
        *,
        case_matters: bool = False,
        ends: tuple[str, str] = BORDERS,
    ) -> None:
        self._flags = re.NOFLAG if case_matters else re.IGNORECASE
        self._ends, self._parts = ends, [*patterns, *map(_literal, phrases)]
        self._by_word: dict[str, list[_Alternative]] = {}
        self._open: list[_Alternative] = []
        for order, part in enumerate(self._parts):
            if order < len(patterns):
                phrase, needs = "", anchors(part, borders=any(ends))
            else:
                phrase, words = plain(phrases[order - len(patterns)])
                needs = (frozenset((rarest(words),)),) if words and any(ends) else ()
            made = _Alternative(order, f"(?:{part})".join(ends), self._flags, needs, phrase)
            if not phrase:
                _ = made.pattern  # so that a faulty one is known at once
            for word in needs[0] if needs else ():
                self._by_word.setdefault(word, []).append(made)
            if not needs:
                self._open.append(made)
        self._index = frozenset(self._by_word)
        # A keystroke changes one sentence: what the others hold is known.
        self.occur = lru_cache(_REMEMBERED)(self._occurs)
        self._announced = lru_cache(_REMEMBERED)(self._announced_by)

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """All alternatives as one expression."""
        return self._joined(self._parts)

    def _occurs(self, text: str) -> bool:
        """Whether one of them stands in `text`."""
        return self._opens(text) or any(made.pattern.search(text) for made in self._announced(text))

    def _opens(self, text: str) -> bool:
        """Whether one that no word announces stands in `text`."""
        return bool(self._any_open and self._may_open(text) and self._any_open.search(text))

    def find(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Where they stand in a part of `text`, from left to right and without overlaps."""
        candidates = self._announced(text[start:end])
        if self._any_open is not None and self._any_open.search(text, start, end):
            candidates = sorted([*candidates, *self._open], key=lambda made: made.order)
        ahead = [match for made in candidates if (match := made.pattern.search(text, start, end))]
        while ahead:
            nearest = min(ahead, key=lambda match: match.start())
            yield nearest
            at = max(nearest.end(), nearest.start() + 1)
            again = (m if m.start() >= at else m.re.search(text, at, end) for m in ahead)
            ahead = [match for match in again if match]

    def _announced_by(self, text: str) -> list[_Alternative]:
        """The alternatives that a word of `text` announces, in their order."""
        read = plain(text)
        if self._index.isdisjoint(read.words):
            return []
        hits = self._index & read.words
        found = [made for word in hits for made in self._by_word[word] if made.may_match(read)]
        return found if len(found) < 2 else sorted(set(found), key=lambda made: made.order)

    @cached_property
    def _any_open(self) -> re.Pattern[str] | None:
        """Those that no word announces, as one expression; None if there are none."""
        parts = [self._parts[made.order] for made in self._open]
        return self._joined(parts) if parts else None

    @cached_property
    def _needed(self) -> frozenset[str]:
        """Letters of which a match of an open one has some; empty if there is no telling."""
        parts = [self._parts[made.order] for made in self._open]
        return frozenset(piece.lower() for piece in required_pieces(re.compile("|".join(parts))))

    def _may_open(self, text: str) -> bool:
        """Whether a search for the open ones is worth it: far dearer than a look for their letters."""
        if not self._needed:
            return True
        read = plain(text).text
        return any(piece in read for piece in self._needed)

    def _joined(self, parts: Sequence[str]) -> re.Pattern[str]:
        return re.compile(f"(?:{'|'.join(parts)})".join(self._ends), self._flags)


class PhraseGroups:
    """Several groups, asked together: one look at a text's words for all of them."""

    def __init__(self, groups: Sequence[Phrases]) -> None:
        self._groups = tuple(groups)
        self._by_word: dict[str, list[tuple[int, _Alternative]]] = {}
        for number, group in enumerate(groups):
            for word, alternatives in group._by_word.items():
                self._by_word.setdefault(word, []).extend((number, made) for made in alternatives)
        self._open = tuple(number for number, group in enumerate(groups) if group._open)

    def occur(self, text: str) -> list[bool]:
        """For each group whether one of its phrases stands in `text`, as each would say by itself."""
        read = plain(text)
        found = [False] * len(self._groups)
        for word in self._by_word.keys() & read.words:
            for number, made in self._by_word[word]:
                if not found[number] and made.may_match(read) and made.pattern.search(text):
                    found[number] = True
        for number in self._open:
            found[number] = found[number] or self._groups[number]._opens(text)
        return found


def _literal(phrase: str) -> str:
    """A literal phrase; any run of blanks may stand between its words."""
    return r"\s+".join(re.escape(word) for word in phrase.split())
