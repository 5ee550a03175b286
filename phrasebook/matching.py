"""Finds where rules apply in a few neighbouring sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from phrasebook.english.words import is_word
from phrasebook.patterns.folding import Folded, Folder, Opaque, opaque_within
from phrasebook.patterns.pattern import Pattern
from phrasebook.patterns.requirements import forget_requirements
from phrasebook.patterns.view import View, join_view
from phrasebook.replacing import Match, Setting, build_match
from phrasebook.rule import Rule

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
    """Live rules, indexed by how many sentences a pattern spans and the rarest sign it needs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rule for rule in rules if rule.status == "live")
        self._index: dict[int, dict[str, list[_Entry]]] = {}
        vocabulary: set[str] = set()
        entries = 0
        for rule in self.rules:
            for number, pattern in rule.numbered_patterns:
                by_sign = self._index.setdefault(pattern.sentences, {})
                entry = _Entry(entries := entries + 1, rule, number, pattern)
                for sign in pattern.signs[0] if pattern.signs else ():
                    by_sign.setdefault(sign, []).append(entry)
                vocabulary |= {word for group in pattern.required for word in group} | pattern.literals
        self._signs = {count: frozenset(by_sign) for count, by_sign in self._index.items()}
        self._folder = Folder(frozenset(word for word in vocabulary if is_word(word)))
        self._seen: dict[_Window, tuple[Match, ...]] = {}

    def find(self, source: str, sentences: Sequence[Place], opaque: Sequence[Opaque] = ()) -> list[Match]:
        """Every match in sentences that stand on one line, best first; they may overlap."""
        found: dict[tuple[str, int, int, str | None], Match] = {}
        folded = [self._folder.sentence(source[a:b], opaque_within(opaque, a, b)) for a, b in sentences]
        for count, signs in self._signs.items():
            for first in range(len(sentences) - count + 1):
                together = folded[first : first + count]
                if all(signs.isdisjoint(sentence.signs) for sentence in together):
                    continue
                start = sentences[first][0]
                window = _window(source, sentences[first : first + count], opaque)
                for match in self._matches_of(window, together):
                    moved = match.shifted(start)
                    found.setdefault((moved.rule.id, moved.start, moved.end, moved.replacement), moved)
        return sorted(found.values(), key=lambda match: match.order)

    def near(self, sentence: str) -> Iterator[tuple[Rule, int]]:
        """Rules, and the numbers of their patterns, whose required words a sentence has."""
        signs = self._folder.sentence(sentence, ()).signs
        for rule in self.rules:
            for number, pattern in enumerate(rule.patterns):
                if pattern.sentences == 1 and not any(group.isdisjoint(signs) for group in pattern.required):
                    yield rule, number

    def compile(self) -> None:
        """Nothing; what a search is likely to need is compiled, or read, before the first one (seconds)."""
        for rule in self.rules:
            rule.unless_patterns, rule.needs_patterns  # noqa: B018 -- read by being asked for
        for pattern in self._likely():
            pattern.expression  # noqa: B018 -- compiled by being asked for
        forget_requirements()

    def _likely(self) -> list[Pattern]:
        """Patterns that the words of another rule's example announce: two fifths of all.

        They are all but five of a hundred that drafts ask for (measured); the others wait for that.
        """
        found: dict[int, Pattern] = {}
        for rule in self.rules:
            for before, _ in rule.examples:
                signs = self._folder.sentence(before, ()).signs
                for count in self._signs:
                    near = (entry for entry in self._entries(signs, count) if entry.rule is not rule)
                    found |= {entry.id: entry.pattern for entry in near}
        self._folder.forget()
        return [found[each] for each in sorted(found)]

    def forget(self) -> None:
        """Nothing; what was found before is worked out again."""
        self._seen.clear()
        self._folder.forget()

    def _matches_of(self, window: _Window, folded: Sequence[Folded]) -> tuple[Match, ...]:
        found = self._seen.get(window)
        if found is None:
            if len(self._seen) >= _MOST_WINDOWS:
                self._seen.clear()  # threads share this: emptying is one step
            found = self._seen[window] = tuple(self._search(window, folded))
        return found

    def _entries(self, signs: frozenset[str], sentences: int) -> list[_Entry]:
        """Patterns over so many sentences whose signs are there, in the rules' order."""
        by_sign = self._index.get(sentences, {})
        near: dict[int, _Entry] = {}
        for sign in signs & self._signs.get(sentences, frozenset()):
            for entry in by_sign[sign]:
                if entry.pattern.may_match(signs):
                    near[entry.id] = entry
        return [near[each] for each in sorted(near)]

    def _search(self, window: _Window, folded: Sequence[Folded]) -> Iterator[Match]:
        text, following, sentences, _ = window
        signs = folded[0].signs if len(folded) == 1 else folded[0].signs.union(*(f.signs for f in folded[1:]))
        entries = self._entries(signs, len(sentences))
        if not entries:
            return
        view = join_view(text + following, sentences, folded)
        asks = any(text[start:end].endswith("?") for start, end in sentences)
        setting = Setting(view, tuple(start for start, _ in sentences), tuple(end for _, end in sentences))
        for entry in entries:
            if asks and not entry.rule.questions:
                continue
            places = entry.pattern.find(view)  # first, as few patterns match and context costs more
            if not places or not _context_allows(entry.rule, view):
                continue
            for found in places:
                match = build_match(entry.rule, entry.number, found, setting)
                if match is not None:
                    yield match


def _window(source: str, sentences: Sequence[Place], opaque: Sequence[Opaque]) -> _Window:
    start, end = sentences[0][0], sentences[-1][1]
    places = tuple((left - start, right - start) for left, right in sentences)
    return _Window(source[start:end], source[end : end + 1], places, opaque_within(opaque, start, end))


def _context_allows(rule: Rule, view: View) -> bool:
    if any(p.may_match(view.signs) and p.find(view) for p in rule.unless_patterns):
        return False
    return all(p.find(view) for p in rule.needs_patterns)


def settle(matches: Iterable[Match]) -> list[Match]:
    """The matches that win where they overlap, from left to right."""
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda match: match.order):
        if all(match.end <= other.start or other.end <= match.start for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)
