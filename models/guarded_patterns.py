"""Patterns that are tried only where the words are that they cannot do without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from models.word_heads import ANY, SKIPS, Head, HeadIndex, closing, heads, split_branches
from models.word_lists import REMEMBERED

_TOKEN = re.compile(r"\w+|[%']")
_GROUP = re.compile(r"(?:\\b|\\W\*| |\[- \])\(\?:")


class GuardedPatterns:
    """Patterns by name; those that match are found without trying those that cannot."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        all_guards: list[tuple[Head, ...]] = []
        self._patterns: list[tuple[str, Callable[[str], re.Match[str] | None], frozenset[int]]] = []
        for name, pattern in patterns.items():
            before = len(all_guards)
            all_guards += guards(pattern)
            needed = frozenset(range(before, len(all_guards)))
            compiled = re.compile(pattern)
            tried = compiled.match if pattern.startswith("^") else compiled.search
            self._patterns.append((name, tried, needed))
        self._met_by = lru_cache(maxsize=REMEMBERED)(HeadIndex(all_guards).begun_by)

    def matching(self, folded: str) -> set[str]:
        """The patterns that match somewhere in `folded`."""
        met: set[int] = set()
        met.update(*map(self._met_by, _TOKEN.findall(folded)))
        return {name for name, matches, needed in self._patterns if needed <= met and matches(folded)}


def guards(pattern: str) -> Iterator[tuple[Head, ...]]:
    """For each group of words that a match of `pattern` must hold: what these words may begin with."""
    for group in _GROUP.finditer(pattern):
        opening = group.end() - 3
        end = closing(pattern, opening)
        after = pattern[end + 1 :]
        known = heads(pattern[opening + 3 : end])
        if after.startswith(SKIPS) or ANY in known or not _is_required(pattern, opening):
            continue
        ends = after.startswith(r"\b") or (after.startswith(" ") and not after.startswith(SKIPS, 1))
        yield known if ends else tuple(Head(head.letters) for head in known)


def _is_required(pattern: str, at: int) -> bool:
    """Whether every match holds what stands at `at`: no group around it can be skipped or has a choice."""
    opened = [match.start() for match in re.finditer(r"(?<!\\)\(", pattern[:at])]
    around = [(start, end) for start in opened if (end := closing(pattern, start)) > at]
    return len(split_branches(pattern)) == 1 and all(
        pattern.startswith(("(?=", "(?:"), start)
        and len(split_branches(pattern[start + 3 : end])) == 1
        and not pattern.startswith(SKIPS, end + 1)
        for start, end in around
    )
