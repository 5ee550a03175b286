"""Words of the trade that the customer has not used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.folding import folded
from assist.reviewing.checks.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "jargon"
_ENOUGH = 1.0
# One term with a known plain word is enough; what merely looks technical must come in twos.
_WEIGHTS = {"acronyms": 1.0, "plain": 1.0, "mild": 0.5}
_LOOKS_TECHNICAL = 0.5
_EXPLAINED = 14  # characters after a term in which brackets or "means" explain it


@dataclass(frozen=True, slots=True)
class _Term:
    """A term at a place, how much it counts, and its plain word if there is one."""

    span: Span
    text: str
    weight: float
    plain: str | None


def check(context: CheckContext) -> list[Finding]:
    """One finding at the heaviest term, naming the plain word for each that has one."""
    words = load_lexicon(KIND)
    terms = sorted([*_listed(context), *_codes(context)], key=lambda term: term.span)
    if sum({term.text.lower(): term.weight for term in terms}.values()) < _ENOUGH:
        return []
    heaviest = max(terms, key=lambda term: (term.weight, -term.span.start))
    plain = "; ".join(f'"{text}": {word}' for text, word in {t.text: t.plain for t in terms}.items() if word)
    return [words.finding(heaviest.span, advice=f"In plain words, {plain}." if plain else "")]


def _listed(context: CheckContext) -> Iterator[_Term]:
    """Terms that the word list translates and the customer has not used."""
    tables = load_lexicon(KIND).tables
    for table, weight in _WEIGHTS.items():
        for match in _pattern(table).finditer(context.prose):
            text = match.group() if table == "acronyms" else match.group().lower()
            plain = tables[table].get(text) or tables[table].get(text.removesuffix("s"))
            if not _is_understood(context, match):
                yield _Term(Span(*match.span()), match.group(), weight, plain)


@cache
def _pattern(table: str) -> re.Pattern[str]:
    """All terms of a table, the longest first; a plural "s" is allowed, a code after an acronym is not."""
    terms = "|".join(map(re.escape, sorted(load_lexicon(KIND).tables[table], key=len, reverse=True)))
    if table == "acronyms":
        return re.compile(rf"(?<![\w-])(?:{terms})s?(?![\w-]|:? ?#?[A-Z]*\d)")
    return re.compile(rf"(?<![\w-])(?:{terms})s?(?![\w-])", re.IGNORECASE)


def _codes(context: CheckContext) -> Iterator[_Term]:
    """Acronyms and message codes that are neither common nor listed."""
    words = load_lexicon(KIND)
    common = words.tables["common"]["acronyms"].split()
    for match in words.find("code", context.prose):
        text = match.group()
        known = text.removesuffix("s") in common or any(
            text.lower() in table for table in words.tables.values()
        )
        if not (known or text in words.tables["acronyms"] or _is_shouted(context.prose, match)):
            if not _is_understood(context, match):
                yield _Term(Span(*match.span()), text, _LOOKS_TECHNICAL, None)


def _is_shouted(prose: str, match: re.Match[str]) -> bool:
    """Whether the next word or the one before is in capitals too: "READ THE GUIDE" is shouting."""
    before = re.search(r"\b(?:[A-Z]{2,}|I|A)[ ,.!]+$", prose[: match.start()])
    after = re.match(r"[ ,.!]+[A-Z]{2,}\b", prose[match.end() :])
    return bool(before or after) and match.group().isalpha() and match.group().isupper()


def _is_understood(context: CheckContext, match: re.Match[str]) -> bool:
    """Whether the customer used the term, or the draft explains it in brackets or after "means"."""
    term = re.escape(match.group().lower().removesuffix("s"))
    if re.search(rf"(?<!\w){term}s?(?!\w)", folded(context.customer.document.text).lower()):
        return True
    after = context.prose[match.end() : match.end() + _EXPLAINED]
    in_brackets = context.prose[: match.start()].endswith("(")
    return in_brackets or load_lexicon(KIND).groups["explanation"].match(after) is not None
