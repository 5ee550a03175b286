"""A pattern compiled: an RE2 expression over views, and the words without which it cannot match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import re2

from phrasebook.characters import plain
from phrasebook.expressions import Expression, lead, prefix, suffix
from phrasebook.inflecting import FORMS, is_base_verb, lemma_of
from phrasebook.requirements import required_words
from phrasebook.slots import is_when
from phrasebook.syntax import Anchor, PatternError, Slot, parse
from phrasebook.view import View

_MOST_TRIES = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern's match in a view; `slots` are view spans. `lead` is a dropped "Unfortunately, "."""

    start: int
    end: int
    slots: dict[str, tuple[int, int]]
    has_lead: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; `required` holds sets of words of which a view must have one each."""

    source: str
    expression: Any
    slots: tuple[tuple[int, Slot], ...]
    lead: int
    body: int
    required: tuple[frozenset[str], ...]
    literals: frozenset[str]
    sentences: int

    def find(self, view: View) -> Iterator[Found]:
        """Matches from left to right, not overlapping."""
        at = 0
        for _ in range(_MOST_TRIES):
            match = self.expression.search(view.text, at)
            if match is None:
                return
            found = self._found(match, view)
            if found is None:
                at = match.start(self.body) + 1
                continue
            yield found
            at = max(found.end, at + 1)

    def may_match(self, words: frozenset[str]) -> bool:
        """Whether the required words are there."""
        return all(not group.isdisjoint(words) for group in self.required)

    def _found(self, match: Any, view: View) -> Found | None:
        start, end = match.span(self.body)
        slots: dict[str, tuple[int, int]] = {}
        for group, slot in self.slots:
            left, right = match.span(group)
            if left >= 0:
                if not _fits(slot, plain(view.text[left:right].decode("latin-1")), view.text[left:right]):
                    return None
                slots.setdefault(slot.name, (left, right))
        lead = match.start(self.lead)
        has_lead = lead >= 0
        start = lead if has_lead else start
        start += view.text[start : start + 2] == b"\n "
        start += view.text[start : start + 1] == b" "
        return Found(start, end, slots, has_lead)


def _fits(slot: Slot, text: str, raw: bytes) -> bool:
    if slot.spec and slot.kind != "verb":
        return True
    if slot.kind in {"verb", "action"}:
        return (slot.kind == "verb" and bool(slot.spec)) or _verb_fits(
            text.split(maxsplit=1)[0], slot.form or "base"
        )
    if slot.kind == "gerund":
        return lemma_of(text.split(maxsplit=1)[0], "ing") is not None
    if slot.kind == "event":
        return not is_when(raw.decode("latin-1"))
    return True


def _verb_fits(word: str, form: str) -> bool:
    if form == "base":
        return word.islower() and is_base_verb(word)
    forms = FORMS if form == "any" else [form]
    return any(lemma_of(word, each) is not None for each in forms)


@cache
def compile_pattern(source: str) -> Pattern:
    """The pattern, ready to search views.

    Raises:
        PatternError: it cannot be read, or is too large to run in linear time.
    """
    nodes = parse(source)
    opening = nodes[0].sign if isinstance(nodes[0], Anchor) else ""
    closing = nodes[-1].sign if isinstance(nodes[-1], Anchor) else ""
    core = nodes[bool(opening) : len(nodes) - bool(closing)]
    if not core or opening in {"$", ">"} or closing in {"^", "<"}:
        raise PatternError(f"{source!r}: write words between a start (^ or <) and an end ($ or >)")
    compiler = Expression(source)
    body = compiler.sequence(core, last=True)
    start = rf"(?:{lead()}|{prefix(opening)})" if opening else f"{lead()}?"
    expression = rf"(?s){start}(?P<m>{body}){suffix(core, closing)}"
    compiled = _compile(source, expression)
    groups = {_text(name): number for name, number in compiled.groupindex.items()}
    return Pattern(
        source,
        compiled,
        tuple((groups[name], slot) for name, slot in compiler.slots.items()),
        groups["lead"],
        groups["m"],
        required_words(core),
        frozenset(compiler.literals),
        1 + compiler.breaks,
    )


def _text(name: str | bytes) -> str:
    return name if isinstance(name, str) else name.decode("latin-1")


def _compile(source: str, expression: str) -> Any:
    options = re2.Options()
    options.encoding = options.Encoding.LATIN1
    options.case_sensitive = False
    options.log_errors = False
    try:
        return re2.compile(expression.encode("latin-1"), options)
    except re2.error as error:
        raise PatternError(
            f"{source!r}: too large or not readable ({error}); use fewer alternatives"
        ) from error
