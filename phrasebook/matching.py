"""Finds where rules apply in a few neighbouring sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from phrasebook.pattern import Pattern
from phrasebook.replacing import Match, Place, build_match
from phrasebook.rule import Rule
from phrasebook.spelling import TypoIndex
from phrasebook.view import Opaque, read_view
from phrasebook.words import is_word

_MOST_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: Rule
    number: int
    pattern: Pattern


class Matcher:
    """Live rules, indexed by the rarest word each pattern needs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rule for rule in rules if rule.status == "live")
        self._by_word: dict[str, list[_Entry]] = {}
        vocabulary: set[str] = set()
        for rule in self.rules:
            for number, pattern in enumerate(rule.patterns):
                for word in pattern.required[0]:
                    self._by_word.setdefault(word, []).append(_Entry(rule, number, pattern))
                vocabulary |= {word for group in pattern.required for word in group} | pattern.literals
        self._typos = TypoIndex(frozenset(word for word in vocabulary if is_word(word)))

    def find(
        self, source: str, sentences: Sequence[tuple[int, int]], opaque: Sequence[Opaque] = ()
    ) -> list[Match]:
        """Every match in sentences that stand on one line, best first; they may overlap."""
        found: dict[tuple[str, int, int, str | None], Match] = {}
        for first in range(len(sentences)):
            for count in range(1, _MOST_SENTENCES + 1):
                if first + count <= len(sentences):
                    for match in self._find_in(source, sentences[first : first + count], opaque):
                        found.setdefault((match.rule.id, match.start, match.end, match.replacement), match)
        return sorted(found.values(), key=lambda match: match.order)

    def candidates(self, words: frozenset[str], sentences: int) -> list[tuple[Rule, int]]:
        """Rules and pattern numbers that may match a view with these words."""
        return [(entry.rule, entry.number) for entry in self._entries(words, sentences)]

    def _entries(self, words: frozenset[str], sentences: int) -> Iterator[_Entry]:
        seen: set[tuple[str, int]] = set()
        for word in words & self._by_word.keys():
            for entry in self._by_word[word]:
                key = (entry.rule.id, entry.number)
                if entry.pattern.sentences == sentences and key not in seen:
                    seen.add(key)
                    if entry.pattern.may_match(words):
                        yield entry

    def _find_in(
        self, source: str, sentences: Sequence[tuple[int, int]], opaque: Sequence[Opaque]
    ) -> Iterator[Match]:
        view = read_view(source, sentences, opaque, self._typos)
        place = Place(view, tuple(s for s, _ in sentences), tuple(e for _, e in sentences))
        asks = any(source[start:end].rstrip().endswith("?") for start, end in sentences)
        for entry in self._entries(view.words, len(sentences)):
            rule = entry.rule
            if (asks and not rule.questions) or not _context_allows(rule, place):
                continue
            for found in entry.pattern.find(view):
                match = build_match(rule, entry.number, found, place)
                if match is not None:
                    yield match


def _context_allows(rule: Rule, place: Place) -> bool:
    view = place.view
    if any(p.may_match(view.words) and any(p.find(view)) for p in rule.unless_patterns):
        return False
    return all(any(p.find(view)) for p in rule.needs_patterns)


def settle(matches: Iterable[Match]) -> list[Match]:
    """The matches that win where they overlap, from left to right."""
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda match: match.order):
        if all(match.end <= other.start or other.end <= match.start for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)
