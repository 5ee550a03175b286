"""A check's words: phrases and patterns kept as data beside the checks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from assist.reviewing.checks.wordlists.phrases import BORDERS, PhraseGroups, Phrases
from assist.reviewing.edits import Finding, Severity
from assist.text.spans import Span

DATA = Path(__file__).parents[1] / "data"
_MACRO_DEPTH = 3
_MACRO = re.compile(r"%(\w+)%")


@dataclass(frozen=True, slots=True)
class Example:
    """A draft, and what the customer had written; a check must or must not speak up."""

    customer: str
    draft: str


@dataclass(frozen=True)
class Lexicon:
    """What one check says and looks for.

    A file holds `message`, `advice`, `examples`, `leaves`, `[macros]` and one table a group with `phrases`
    (literal words) and `patterns` (regular expressions, `%name%` stands for a macro). `case_matters = true`
    tells capitals apart; `borders = false` lets a match begin or end inside a word.
    """

    kind: str
    message: str
    advice: str
    groups: Mapping[str, Phrases]
    tables: Mapping[str, Mapping[str, str]]
    examples: tuple[Example, ...]
    leaves: tuple[Example, ...]

    def has(self, group: str, text: str) -> bool:
        """Whether a phrase of `group` occurs in `text`."""
        return self.groups[group].occur(text)

    def find(self, group: str, text: str, span: Span | None = None) -> Iterator[re.Match[str]]:
        """Where phrases of `group` occur in `text`, or in that span of it."""
        start, end = (span.start, span.end) if span is not None else (0, len(text))
        return self.groups[group].find(text, start, end)

    def occurring(self, text: str) -> list[bool]:
        """For each group, in the order of the file, whether a phrase of it occurs in `text`."""
        return self._together.occur(text)

    @cached_property
    def _together(self) -> PhraseGroups:
        return PhraseGroups(tuple(self.groups.values()))

    def expression(self, group: str) -> re.Pattern[str]:
        """The whole of `group` as one expression."""
        return self.groups[group].expression

    def finding(
        self, span: Span, severity: Severity = "warn", *, message: str = "", advice: str = ""
    ) -> Finding:
        """This check's finding at `span`, with its own words unless others are given."""
        return Finding(self.kind, severity, message or self.message, advice or self.advice, span)


@cache
def load_lexicon(kind: str) -> Lexicon:
    """The data file of `kind`, read once.

    Raises:
        ValueError: a pattern does not compile, or a macro is unknown; the message names file and group.
    """
    path = DATA / f"{kind}.toml"
    raw = tomllib.loads(path.read_text("utf-8"))
    macros = raw.get("macros", {})
    return Lexicon(
        kind=kind,
        message=raw.get("message", ""),
        advice=raw.get("advice", ""),
        groups={name: _group(path, name, table, macros) for name, table in raw.get("group", {}).items()},
        tables=raw.get("table", {}),
        examples=tuple(Example(*pair) for pair in raw.get("examples", [])),
        leaves=tuple(Example(*pair) for pair in raw.get("leaves", [])),
    )


def _group(path: Path, name: str, table: Mapping[str, Any], macros: Mapping[str, str]) -> Phrases:
    """One group of the file."""
    try:
        return Phrases(
            [_expanded(pattern, macros) for pattern in table.get("patterns", [])],
            table.get("phrases", []),
            case_matters=table.get("case_matters", False),
            ends=BORDERS if table.get("borders", True) else ("", ""),
        )
    except (re.error, KeyError) as error:
        raise ValueError(f"{path.name}, group {name}: {error}; mend the pattern or add the macro") from error


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    """`pattern` with its macros put in, which may hold macros."""
    for _ in range(_MACRO_DEPTH):
        pattern = _MACRO.sub(lambda match: macros[match.group(1)], pattern)
    return pattern
