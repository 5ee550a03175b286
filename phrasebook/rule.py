"""A wording rule: what a trainer writes in a pack."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from phrasebook.patterns.pattern import Pattern, compile_pattern
from phrasebook.templates.saying import Part, parse_saying

Kind = Literal["rewrite", "flag"]
Status = Literal["draft", "live", "retired"]
Preserves = Literal["plain", "limit", "refusal", "hedge"]
Severity = Literal["hint", "warn", "stop"]


class RuleError(ValueError):
    """A rule that does not load; the message names file, rule id and cure."""


@dataclass(frozen=True)
class Rule:
    """One rule. `say` has one template for all of `find`, or one for each.

    `unless` and `needs` are patterns that must not, or must, match the same sentence. `adds` are words the
    replacement may bring in beyond the draft's and the template's own. `offer` holds sentences that add a
    commitment; they are shown as an option only. `finding` is the kind of finding a flag rule makes.
    """

    id: str
    find: tuple[str, ...]
    say: tuple[str, ...] = ()
    kind: Kind = "rewrite"
    preserves: Preserves = "plain"
    offer: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    why: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    leaves: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    status: Status = "live"
    priority: int = 0
    advice: str = ""
    finding: str = "negative_wording"
    severity: Severity = "hint"
    questions: bool = False
    drops: tuple[str, ...] = ()
    source: str = "house style"
    file: str = field(default="", compare=False)

    @property
    def family(self) -> str:
        """The part of the id before the dot: the pack file's name."""
        return self.id.partition(".")[0]

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """`find`, compiled."""
        return tuple(compile_pattern(source) for source in self.find)

    @cached_property
    def numbered_patterns(self) -> tuple[tuple[int, Pattern], ...]:
        """`find` with each pattern's number; patterns over several sentences once more, joined to one."""
        numbered = tuple(enumerate(self.patterns))
        return (*numbered, *((number, joined) for number, p in numbered for joined in _joined((p,))))

    @cached_property
    def unless_patterns(self) -> tuple[Pattern, ...]:
        """`unless`, compiled; those over several sentences once more, joined to one."""
        found = tuple(compile_pattern(source) for source in self.unless)
        return (*found, *_joined(found))

    @cached_property
    def needs_patterns(self) -> tuple[Pattern, ...]:
        """`needs`, compiled."""
        return tuple(compile_pattern(source) for source in self.needs)

    @cached_property
    def sayings(self) -> tuple[tuple[Part, ...], ...]:
        """`say`, parsed."""
        return tuple(parse_saying(template) for template in self.say)

    @cached_property
    def offerings(self) -> tuple[tuple[Part, ...], ...]:
        """`offer`, parsed."""
        return tuple(parse_saying(template) for template in self.offer)

    def saying_for(self, pattern: int) -> tuple[Part, ...]:
        """The template that answers the numbered pattern of `find`."""
        return self.sayings[pattern if len(self.sayings) > 1 else 0]


def _joined(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
    """Patterns over several sentences as they read when commas join those."""
    return tuple(compile_pattern(p.source, spliced=True) for p in patterns if p.sentences > 1)
