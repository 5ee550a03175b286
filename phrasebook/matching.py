"""Finds where rules apply in a few neighbouring sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from phrasebook.folding import Folder, Opaque, opaque_within
from phrasebook.pattern import Pattern
from phrasebook.replacing import Match, Setting, build_match
from phrasebook.rule import Rule
from phrasebook.view import View, join_view
from phrasebook.words import is_word

_MOST_WINDOWS = 16_384
Place = tuple[int, int]


class _Window(NamedTuple):
    """Neighbouring sentences by themselves, and the character that follows them; places from its start."""

    text: str
    following: str
    sentences: tuple[Place, ...]
    opaque: tuple[Opaque, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    id: int
    rule: Rule
    number: int
    pattern: Pattern


class Matcher:
    """Live rules, indexed by how many sentences a pattern spans and the rarest word it needs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rule for rule in rules if rule.status == "live")
        self._index: dict[int, dict[str, list[_Entry]]] = {}
        vocabulary: set[str] = set()
        entries = 0
        for rule in self.rules:
            for number, pattern in enumerate(rule.patterns):
                by_word = self._index.setdefault(pattern.sentences, {})
                entry = _Entry(entries := entries + 1, rule, number, pattern)
                for word in pattern.required[0] if pattern.required else ():
                    by_word.setdefault(word, []).append(entry)
                vocabulary |= {word for group in pattern.required for word in group} | pattern.literals
        self._folder = Folder(frozenset(word for word in vocabulary if is_word(word)))
        self._seen: dict[_Window, tuple[Match, ...]] = {}

    def find(self, source: str, sentences: Sequence[Place], opaque: Sequence[Opaque] = ()) -> list[Match]:
        """Every match in sentences that stand on one line, best first; they may overlap."""
        found: dict[tuple[str, int, int, str | None], Match] = {}
        for count in self._index:
            for first in range(len(sentences) - count + 1):
                start, end = sentences[first][0], sentences[first + count - 1][1]
                places = tuple(
                    (left - start, right - start) for left, right in sentences[first : first + count]
                )
                window = _Window(
                    source[start:end], source[end : end + 1], places, opaque_within(opaque, start, end)
                )
                for match in self._matches_of(window):
                    moved = match.shifted(start)
                    found.setdefault((moved.rule.id, moved.start, moved.end, moved.replacement), moved)
        return sorted(found.values(), key=lambda match: match.order)

    def near(self, sentence: str) -> Iterator[tuple[Rule, int]]:
        """Rules, and the numbers of their patterns, whose required words a sentence has."""
        words = self._folder.sentence(sentence, ()).words
        return ((entry.rule, entry.number) for entry in self._entries(words, 1))

    def compile(self) -> None:
        """Nothing; every expression is ready afterwards, else it waits for its first use."""
        for rule in self.rules:
            for pattern in (*rule.patterns, *rule.unless_patterns, *rule.needs_patterns):
                _ = pattern.expression

    def forget(self) -> None:
        """Nothing; what was found before is worked out again."""
        self._seen.clear()
        self._folder.forget()

    def _matches_of(self, window: _Window) -> tuple[Match, ...]:
        found = self._seen.get(window)
        if found is None:
            if len(self._seen) >= _MOST_WINDOWS:
                self._seen.clear()  # threads share this: emptying is one step
            found = self._seen[window] = tuple(self._search(window))
        return found

    def _entries(self, words: frozenset[str], sentences: int) -> Iterator[_Entry]:
        seen: set[int] = set()
        by_word = self._index.get(sentences, {})
        for word in sorted(words & by_word.keys()):
            for entry in by_word[word]:
                if entry.id not in seen:
                    seen.add(entry.id)
                    if entry.pattern.may_match(words):
                        yield entry

    def _search(self, window: _Window) -> Iterator[Match]:
        text, following, sentences, opaque = window
        folded = [self._folder.sentence(text[a:b], opaque_within(opaque, a, b)) for a, b in sentences]
        entries = list(self._entries(frozenset().union(*(each.words for each in folded)), len(sentences)))
        if not entries:
            return
        view = join_view(text + following, sentences, folded)
        asks = any(text[start:end].endswith("?") for start, end in sentences)
        setting = Setting(view, tuple(start for start, _ in sentences), tuple(end for _, end in sentences))
        for entry in entries:
            if asks and not entry.rule.questions:
                continue
            places = list(entry.pattern.find(view))  # first, as few patterns match and context costs more
            if not places or not _context_allows(entry.rule, view):
                continue
            for found in places:
                match = build_match(entry.rule, entry.number, found, setting)
                if match is not None:
                    yield match


def _context_allows(rule: Rule, view: View) -> bool:
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
