"""A pattern compiled: an RE2 expression over views, and the words without which it cannot match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

from phrasebook.english.capitals import is_mass_noun
from phrasebook.english.characters import plain
from phrasebook.english.clauses import is_clause
from phrasebook.english.inflecting import FORMS, is_base_verb, lemma_of
from phrasebook.english.words import TAGS
from phrasebook.patterns.expressions import Expression, suffix
from phrasebook.patterns.requirements import required_signs, required_words
from phrasebook.patterns.slots import VERB_KINDS, is_when
from phrasebook.patterns.syntax import Anchor, PatternError, Slot, parse, splice
from phrasebook.patterns.view import View

_MOST_TRIES = 40
# Bytes for an expression's program and its machine, which grows with the texts it meets and then starts anew.
# There are thousands of them: a megabyte each held 40 MB more and was no faster (measured).
_MOST_MEMORY = 3 << 17
# Expressions at a time: one holds 24 kB on average and takes half a millisecond to compile (measured).
_MOST_COMPILED = 5_000
_FINITE = re.compile(rf"{TAGS['auxiliary']}(?:is|are|was|were|must|has)\b")
# "Support is ..." opens with a noun, "Support the lid" with a verb.
_IS_SUBJECT = re.compile(rf"\s*\S+ [{TAGS['auxiliary']}{TAGS['negative']}]")
_PARTICLES = frozenset(
    ["out", "up", "off", "down", "back", "away", "over", "along", "together", "forward", "ahead", "apart"]
)


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern's match in a view; `slots` are places in it. A sigh right before it belongs to it."""

    start: int
    end: int
    slots: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern; `required`: sets of words, `signs`: of signs, of which a view must have one each.

    `opening` is "^", "<" or nothing; `text` is the RE2 expression, compiled when it is first needed.
    """

    source: str
    opening: str
    text: str
    groups: tuple[Slot, ...]
    required: tuple[frozenset[str], ...]
    signs: tuple[frozenset[str], ...]
    literals: frozenset[str]
    sentences: int

    @property
    def expression(self) -> Any:
        """The expression, ready to run; compiled anew if it is not among the latest.

        Raises:
            PatternError: it is too large to run in linear time.
        """
        return _compile(self.source, self.text)

    @property
    def slots(self) -> frozenset[str]:
        """Names of the slots."""
        return frozenset(slot.name for slot in self.groups)

    def find(self, view: View) -> list[Found]:
        """Matches from left to right, not overlapping."""
        kept: list[Found] = []
        for match in self._matches(view):
            found = self._found(match, view)
            if found is not None and not (kept and found.start < kept[-1].end):
                kept.append(found)
        return kept

    def may_match(self, signs: frozenset[str]) -> bool:
        """Whether the required signs are there."""
        for group in self.signs:  # noqa: SIM110 - a plain loop is faster, and asked 1,000 times a draft
            if group.isdisjoint(signs):
                return False
        return True

    def _matches(self, view: View) -> Iterator[Any]:
        """Matches of the expression, before slots are looked at; they may overlap."""
        if self.opening:
            for place in view.openings if self.opening == "^" else view.clauses:
                match = self.expression.match(view.text, place)
                if match is not None:
                    yield match
            return
        at = 0
        for _ in range(_MOST_TRIES):
            match = self.expression.search(view.text, at)
            if match is None:
                return
            yield match
            at = match.start(1) + 1

    def _found(self, match: Any, view: View) -> Found | None:
        start, end = match.span(1)
        slots: dict[str, tuple[int, int]] = {}
        for number, slot in enumerate(self.groups, start=2):
            left, right = match.span(number)
            if left >= 0:
                opens = left - 1 in view.openings  # each word brings the space before it
                if not _fits(slot, view.text[left:right].decode("latin-1"), opens=opens):
                    return None
                slots.setdefault(slot.name, (left, right))
        start = view.leads.get(start, start)
        return Found(start + (view.text[start : start + 1] == b" "), end, slots)


def _fits(slot: Slot, raw: str, *, opens: bool) -> bool:
    if slot.spec:
        return True
    if slot.kind in {"object", "thing"} and plain(raw).split(maxsplit=1)[0].lower() in _PARTICLES:
        return False  # "pay out without a receipt": the word belongs to the verb
    if slot.kind == "event":
        return not is_when(raw) and is_clause(raw)
    head = plain(raw).split(maxsplit=1)[0]
    if opens and head[0].isupper() and not _IS_SUBJECT.match(raw):
        head = head[0].lower() + head[1:]
    if slot.kind in VERB_KINDS:
        if opens and slot.kind == "action" and _opens_with_noun(raw, head):
            return False
        return _verb_fits(head, slot.form or "base") and not _is_perfect(plain(raw).split()[:2])
    return slot.kind != "gerund" or lemma_of(head, "ing") is not None


def _opens_with_noun(raw: str, head: str) -> bool:
    """Whether a sentence's first word is a noun here, with its own verb behind: "proof of age is needed"."""
    return _FINITE.search(raw) is not None and is_mass_noun(head)


def _is_perfect(words: list[str]) -> bool:
    """Whether "have" only helps another verb: "have paid"."""
    return words[:1] == ["have"] and len(words) > 1 and lemma_of(words[1], "done") is not None


def _verb_fits(word: str, form: str) -> bool:
    if form == "base":
        return word.islower() and is_base_verb(word)
    forms = FORMS if form == "any" else [form]
    return any(lemma_of(word, each) is not None for each in forms)


_known: dict[tuple[str, bool], Pattern] = {}


def compile_pattern(source: str, *, spliced: bool = False) -> Pattern:
    """The pattern, ready to search views; `spliced` finds its sentences joined by a comma, ";" or a dash.

    Raises:
        PatternError: it cannot be read, or is too large to run in linear time.
    """
    known = _known.get((source, spliced))
    return known or _known.setdefault((source, spliced), _compiled(source, spliced=spliced))


def known_patterns() -> dict[tuple[str, bool], Pattern]:
    """Every pattern compiled so far, by its source and whether it is spliced."""
    return dict(_known)


def learn_pattern(pattern: Pattern, *, spliced: bool) -> None:
    """Nothing; `pattern`, compiled by another process, need not be compiled in this one."""
    _known.setdefault((pattern.source, spliced), pattern)


def _compiled(source: str, *, spliced: bool) -> Pattern:
    nodes = splice(parse(source)) if spliced else parse(source)
    opening = nodes[0].sign if isinstance(nodes[0], Anchor) else ""
    closing = nodes[-1].sign if isinstance(nodes[-1], Anchor) else ""
    core = nodes[bool(opening) : len(nodes) - bool(closing)]
    if not core or opening in {"$", ">"} or closing in {"^", "<"}:
        raise PatternError(f"{source!r}: write words between a start (^ or <) and an end ($ or >)")
    compiler = Expression(source)
    body = compiler.sequence(core, last=True)
    return Pattern(
        source,
        opening,
        rf"(?s)({body}){suffix(core, closing)}",
        tuple(compiler.slots),
        required_words(core),
        required_signs(core, opening),
        frozenset(compiler.literals),
        1 + compiler.breaks,
    )


@lru_cache(_MOST_COMPILED)
def _compile(source: str, expression: str) -> Any:
    options = re2.Options()
    options.encoding = options.Encoding.LATIN1
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = _MOST_MEMORY
    try:
        return re2.compile(expression.encode("latin-1"), options)
    except re2.error as error:
        raise PatternError(
            f"{source!r}: too large or not readable ({error}); use fewer alternatives"
        ) from error
