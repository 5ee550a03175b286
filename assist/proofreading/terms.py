"""The desk's own words: protected terms, which no speller may flag, and preferred ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from assist.proofreading.issue import Issue
from assist.proofreading.locales import normalise
from assist.text.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or several. `avoid` lists what `text` is preferred to; without it the term is only protected.

    `match_case`: only this spelling of capitals is the term. `locale` limits it to one language or country.
    """

    text: str
    avoid: tuple[str, ...] = ()
    match_case: bool = False
    locale: str | None = None
    note: str = ""
    author: str = ""


class Terms:
    """A set of terms that is asked about texts. Whole words only; plurals and 's count as the term."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        self._terms = tuple(sorted(set(terms), key=lambda term: (term.text, repr(term))))

    @cached_property
    def version(self) -> str:
        """Changes when any term does."""
        return sha256(repr(self._terms).encode()).hexdigest()[:12]

    def plus(self, names: Iterable[str]) -> Terms:
        """These terms and `names`, each name's words protected as well."""
        words = {word for name in names for word in (name, *name.split()) if any(map(str.isalpha, word))}
        return Terms((*self._terms, *(Term(word) for word in words))) if words else self

    def spans(self, text: str, locale: str) -> tuple[Span, ...]:
        """Where a term stands in `text`, in order."""
        words = [(Span(*match.span()), match[0]) for match in _WORD.finditer(text)]
        found = (
            Span(words[at][0].start, words[at + length - 1][0].end)
            for at in range(len(words))
            for length in self._lengths
            if at + length <= len(words)
            and self._is_term(tuple(word for _, word in words[at : at + length]), locale)
        )
        return tuple(sorted(found))

    def preferred(self, text: str, locale: str) -> tuple[Issue, ...]:
        """Where `text` uses a word that another is preferred to."""
        found = (
            _preferred_issue(match, term)
            for term, pattern in self._avoided
            if _applies(term, locale)
            for match in pattern.finditer(text)
            if match[0] != term.text and not _inside_itself(text, match, term)
        )
        return tuple(sorted(found, key=lambda issue: issue.span))

    @cached_property
    def _index(self) -> dict[tuple[str, ...], list[Term]]:
        index: dict[tuple[str, ...], list[Term]] = {}
        for term in self._terms:
            words = tuple(match[0].casefold() for match in _WORD.finditer(term.text))
            if words:
                index.setdefault(words, []).append(term)
        return index

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(words) for words in self._index}))

    @cached_property
    def _avoided(self) -> tuple[tuple[Term, re.Pattern[str]], ...]:
        return tuple((term, _pattern(term, words)) for term in self._terms for words in term.avoid)

    def _is_term(self, words: tuple[str, ...], locale: str) -> bool:
        return any(
            _applies(term, locale) and (not term.match_case or _WORD.findall(term.text) == [*form])
            for form in _forms(words)
            for term in self._index.get(tuple(word.casefold() for word in form), ())
        )


def _forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words as they stand, and without 's or a plural's ending."""
    *front, last = words
    lasts = {last, _POSSESSIVE.sub("", last)}
    lasts |= {word[:-1] for word in lasts if len(word) > 3 and word.endswith("s") and not word.endswith("ss")}
    lasts |= {word[:-2] for word in lasts if len(word) > 4 and re.search(r"(?:s|x|z|ch|sh)es$", word)}
    return tuple((*front, word) for word in sorted(lasts))


def _applies(term: Term, locale: str) -> bool:
    if term.locale is None:
        return True
    wanted, given = term.locale.replace("_", "-").lower(), normalise(locale).lower()
    return wanted in (given, given.split("-")[0])


def _preferred_issue(match: re.Match[str], term: Term) -> Issue:
    message = f"This desk writes “{term.text}”." + (f" {term.note}" if term.note else "")
    fix = (_cased(match[0], term),)
    return Issue(Span(*match.span()), "style", "hint", fix, message, "PREFERRED_TERM", ("draftwell",))


def _pattern(term: Term, words: str) -> re.Pattern[str]:
    body = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<![\w-]){body}(?![\w-])", 0 if term.match_case else re.IGNORECASE)


def _cased(found: str, term: Term) -> str:
    """The preferred words, with a capital where `found` has one and they have none of their own."""
    return term.text[:1].upper() + term.text[1:] if found[:1].isupper() and term.text.islower() else term.text


def _inside_itself(text: str, match: re.Match[str], term: Term) -> bool:
    """Whether the avoided words are part of the preferred ones here (“mail” within “e-mail”)."""
    around = text[max(0, match.start() - len(term.text)) : match.end() + len(term.text)]
    return match[0].casefold() in term.text.casefold() and term.text.casefold() in around.casefold()
