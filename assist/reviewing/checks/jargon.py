"""Words of the trade that the customer has not used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.folding import folded
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.checks.wordlists.phrases import Phrases
from assist.reviewing.checks.wordlists.vocabulary import is_rare_word, rank
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "jargon"
_ENOUGH = 1.0
# One term with a known plain word is enough; what merely looks technical must come in twos.
_WEIGHTS = {"acronyms": 1.0, "plain": 1.0, "mild": 0.5}
_LOOKS_TECHNICAL = 0.5
_COMMON, _VERY_COMMON = 20_000, 1_500  # ranks; of three letters only the commonest are words, others acronyms
_LOWER_CASE = re.compile(r"(?<![\w.@/#'-])[a-z]{5,}(?![\w@/'-]|\.\w)")
# "flight LO392": a number that the reader holds in hand; the same letters may then come again.
_NUMBERED = re.compile(
    r"\b(?:flights?|trains?|bus|coach|ferry|routes?|seats?|gates?|rooms?|lockers?|bays?|booking|order|ticket"
    r"|case|claim|parcel|model|part|reference|ref|number|no)\.?:? (?:[a-z]+ )?([A-Z]{1,3})-?\d{2,6}\b"
)
_LETTERS_FIRST = re.compile(r"([A-Z]{1,3})-?\d")
_CUSTOMERS = re.compile(r"\b([A-Z]{1,3})-?\d{2,6}\b")  # a number that the reader has quoted
_EXPLAINED = 14  # characters after a term in which brackets or "means" explain it


@dataclass(frozen=True, slots=True)
class _Term:
    """A term at a place, how much it counts, and its plain word if there is one."""

    span: Span
    text: str
    weight: float
    plain: str | None = None
    is_rare: bool = False


def check(context: CheckContext) -> list[Finding]:
    """One finding at the heaviest term, naming the plain word for each that has one."""
    words = load_lexicon(KIND)
    terms = sorted([*_listed(context), *_codes(context), *_rare(context)], key=lambda term: term.span)
    if _weight(terms) < _ENOUGH:
        return []
    heaviest = max(terms, key=lambda term: (term.weight, -term.span.start))
    plain = "; ".join(f'"{text}": {word}' for text, word in {t.text: t.plain for t in terms}.items() if word)
    return [words.finding(heaviest.span, advice=f"In plain words, {plain}." if plain else "")]


def unknown_terms(context: CheckContext, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """`findings` without jargon of the wording rules that the customer used or the draft explains."""
    return tuple(found for found in findings if found.kind != KIND or not _is_understood(context, found.span))


def _weight(terms: list[_Term]) -> float:
    """What the different terms weigh together; rare words, which may be names of things, count once."""
    counted = {"" if term.is_rare else term.text.lower(): term.weight for term in terms}
    return sum(counted.values())


def _listed(context: CheckContext) -> Iterator[_Term]:
    """Terms that the word list translates and the customer has not used."""
    tables = load_lexicon(KIND).tables
    for table, weight in _WEIGHTS.items():
        for match in _terms(table).find(context.prose, 0, len(context.prose)):
            text = match.group() if table == "acronyms" else match.group().lower()
            plain = tables[table].get(text) or tables[table].get(text.removesuffix("s"))
            if not _is_understood(context, Span(*match.span())):
                yield _Term(Span(*match.span()), match.group(), weight, plain)


@cache
def _terms(table: str) -> Phrases:
    """All terms of a table, the longest first; a plural "s" is allowed, a code after an acronym is not."""
    terms = [
        f"{re.escape(term)}s?" for term in sorted(load_lexicon(KIND).tables[table], key=len, reverse=True)
    ]
    if table == "acronyms":
        return Phrases(terms, case_matters=True, ends=(r"(?<![\w-])", r"(?![\w-]|:? ?#?[A-Z]*\d)"))
    return Phrases(terms, ends=(r"(?<![\w-])", r"(?![\w-])"))


def _codes(context: CheckContext) -> Iterator[_Term]:
    """Acronyms and message codes that are neither common nor listed."""
    words = load_lexicon(KIND)
    common = words.tables["common"]["acronyms"].split()
    numbered = {match[1] for match in _NUMBERED.finditer(context.prose)}
    numbered |= {match[1] for match in _CUSTOMERS.finditer(context.customer.document.text)}
    for match in words.find("code", context.prose):
        text = match.group()
        known = text.removesuffix("s").upper() in common or any(
            text.lower() in table for table in words.tables.values()
        )
        known = known or text in words.tables["acronyms"] or _is_shouted(match)
        letters = _LETTERS_FIRST.match(text)
        known = known or (letters is not None and letters[1] in numbered)
        if not known and not _is_understood(context, Span(*match.span())):
            yield _Term(Span(*match.span()), text, _LOOKS_TECHNICAL)


def _is_shouted(match: re.Match[str]) -> bool:
    """Whether an everyday word merely stands in capitals: "READ THE GUIDE" is shouting."""
    text = match.group()
    everyday = rank(text.lower())
    return text.isupper() and everyday is not None and everyday < (_COMMON if len(text) > 3 else _VERY_COMMON)


def _rare(context: CheckContext) -> Iterator[_Term]:
    """Lower-case words that hardly anyone uses, such as "autoscaler"; names and listed terms are left out."""
    known = load_lexicon(KIND).tables
    for match in _LOWER_CASE.finditer(context.prose):
        word = match.group()
        if not is_rare_word(word):
            continue
        if any(word in known[table] or word.removesuffix("s") in known[table] for table in _WEIGHTS):
            continue
        if not _is_understood(context, Span(*match.span())):
            yield _Term(Span(*match.span()), word, _LOOKS_TECHNICAL, is_rare=True)


def _is_understood(context: CheckContext, span: Span) -> bool:
    """Whether the customer used the term, or the draft explains it in brackets or after "means"."""
    term = re.escape(context.prose[span.start : span.end].lower().removesuffix("s"))
    if re.search(rf"(?<!\w){term}s?(?!\w)", folded(context.customer.document.text).lower()):
        return True
    after = context.prose[span.end : span.end + _EXPLAINED]
    in_brackets = context.prose[: span.start].endswith("(")
    return in_brackets or load_lexicon(KIND).expression("explanation").match(after) is not None
