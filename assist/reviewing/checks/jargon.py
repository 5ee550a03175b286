"""Words of the trade that the customer has not used."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.folding import folded
from assist.reviewing.checks.lexicon import Lexicon, load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "jargon"
# One term with a known plain word is enough; codes that merely look technical must come in twos.
_ENOUGH = 1.0
_CODE = re.compile(
    r"(?<![\w@./#-])(?:[A-Z]{2,6}s?|[A-Z]+[a-z]{1,2}[A-Z]+[a-z]?|[a-z]{3,5}\.\d{3}(?:\.\d{3})?|[A-Z]\+\d|[A-Z]{2}-?\d{2,3}|MT\d{3})(?![\w@-]|\.\w)"
)


@dataclass(frozen=True, slots=True)
class _Term:
    span: Span
    weight: float
    plain: str | None


def check(context: CheckContext) -> list[Finding]:
    """One finding at the heaviest term, naming the plain word for each that has one."""
    words = load_lexicon(KIND)
    terms = [*_listed(words, context), *_codes(words, context)]
    if sum({context.prose[t.span.start : t.span.end].lower(): t.weight for t in terms}.values()) < _ENOUGH:
        return []
    first = max(terms, key=lambda term: (term.weight, -term.span.start))
    named = {
        term.span.of(context.prose): term.plain for term in sorted(terms, key=lambda t: t.span) if term.plain
    }
    plain = "; ".join(f'"{term}": {plain}' for term, plain in named.items())
    advice = f"Plain words: {plain}." if plain else words.advice
    return [words.finding(first.span, advice=advice)]


def _listed(words: Lexicon, context: CheckContext) -> list[_Term]:
    """Terms that the word list translates."""
    found: list[_Term] = []
    for weight, table in ((1.0, "plain"), (0.5, "mild")):
        for match in _pattern(words, table).finditer(context.prose):
            term = match.group().lower()
            plain = words.tables[table].get(term) or words.tables[table].get(term.removesuffix("s"))
            if not _is_understood(context, match):
                found.append(_Term(Span(*match.span()), weight, plain))
    return found


def _pattern(words: Lexicon, table: str) -> re.Pattern[str]:
    """All terms of a table, the longest first; a plural "s" is allowed."""
    key = f"{KIND}.{table}"
    if key not in _COMPILED:
        terms = sorted(words.tables[table], key=len, reverse=True)
        _COMPILED[key] = re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, terms))})s?(?![\w-])", re.IGNORECASE
        )
    return _COMPILED[key]


_COMPILED: dict[str, re.Pattern[str]] = {}


def _codes(words: Lexicon, context: CheckContext) -> list[_Term]:
    """Acronyms and message codes that are neither common nor listed."""
    common = set(words.tables["common"]["acronyms"].split())
    listed = words.tables["plain"].keys() | words.tables["mild"].keys()
    return [
        _Term(Span(*match.span()), 0.5, None)
        for match in _CODE.finditer(context.prose)
        if match.group().removesuffix("s") not in common
        and match.group().lower() not in listed
        and not _is_understood(context, match)
        and not _is_shouted(context.prose, match)
    ]


def _is_shouted(prose: str, match: re.Match[str]) -> bool:
    """Whether the next word or the one before is in capitals too: "READ THE GUIDE" is shouting."""
    before = re.search(r"\b([A-Z]{2,}|I|A)[ ,.!]+$", prose[: match.start()])
    after = re.match(r"[ ,.!]+(?:[A-Z]{2,})\b", prose[match.end() :])
    return bool(before or after) and match.group().isalpha() and match.group().isupper()


def _is_understood(context: CheckContext, match: re.Match[str]) -> bool:
    """Whether the customer used the term, or the draft explains it in brackets or after "means"."""
    term = match.group().lower()
    said = folded(context.customer.document.text).lower()
    if re.search(rf"(?<!\w){re.escape(term.removesuffix('s'))}s?(?!\w)", said):
        return True
    after = context.prose[match.end() : match.end() + 14]
    before = context.prose[max(0, match.start() - 2) : match.start()]
    return bool(
        re.match(
            r"\s*(?:\(|, (?:that is|which|i\.e|the |our |your |a )|means\b|is (?:the|our|your|a)\b|stands for)",
            after,
        )
    ) or before.endswith("(")
