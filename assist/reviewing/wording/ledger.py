"""Bounds and polarity of a text: limits, refusals and hedges that a rewrite must keep."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from phrasebook.english.spelling import fold_word

_WORD = re.compile(r"[$£€¥]?\w+(?:[.,:’'‘´`-]\w+)*%?")
_NEGATED_VERB = re.compile(
    r"\b(?:can|will|do|does|did|is|are|was|were|have|has|could|would|should|may|might|must|shall) not"
    r"(?: be)?(?: able to)?(?: (?:currently|also|yet|just|simply|even|any|longer|possible to))? ([a-z-]{2,})"
    r"|\b(?:unable|not able|not possible|impossible) to ([a-z-]{2,})"
)
_REFUSING_WORD = re.compile(r"\bnon-?[a-z]+\b|\bun[a-z]+able\b")
# "You couldn't" is an inability, and "the last hope" a noun.
_NO_HEDGE = re.compile(r"\bcould not\b|(?<=last )hope\b|(?<=only )hope\b")
# "We can't help with it, but the maker can": the draft itself says who can.
_SOMEONE_CAN = re.compile(r"\bcan(?= i | we |$)")
# "set up to take cards", "top up to keep it": the "up" is the verb's.
_UP_OF_VERB = re.compile(
    r"\b((?:set|topp?|sign|line|gear|hook|save|end|link)(?:s|e?d|ing)? up) to\b"
    r"(?= (?!(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b)[a-z])"
)
_IF_INVERTED = re.compile(r"^should (?=(?:you|your|the|this|it|any|there|they) )|(?<=it )should (?=be noted)")
_MODAL = re.compile(r"\b(?:can|will|may|able to|happy to|glad to|going to|possible to|get to)(?= )")
_BETWEEN = (" gladly", " also", " now", " then", " be", " be able to", " happily")


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit's words in a draft, and the words that keep it."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@cache
def bounds() -> tuple[Bound, ...]:
    """Every bound that is held."""
    return tuple(
        Bound(entry["name"], tuple(entry["before"]), tuple(entry["after"])) for entry in _data()["bound"]
    )


@cache
def promises() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """(words a rewrite may not bring in, words in the draft that allow them)."""
    return tuple((tuple(entry["after"]), tuple(entry["before"])) for entry in _data()["promise"])


@cache
def listed(name: str) -> frozenset[str]:
    """A word list of bounds.toml: hedges, refusals, conditions, calendar, months, units, numbers, numeric."""
    return frozenset(_data()["words"][name])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "bounds.toml").read_text("utf-8"))


@lru_cache(maxsize=4096)
def reading(text: str) -> str:
    """`text` as folded words between single spaces, names in capitals left out of the hedges ("May")."""
    words = []
    for match in _WORD.finditer(text):
        word = match[0]
        capital = word[0].isupper() and match.start() > 0 and word.lower() in {"may", "will", "might"}
        words.append(word if capital else fold_word(word))
    return _UP_OF_VERB.sub(r"\1", " ".join(words))


def has(read: str, term: str) -> bool:
    """Whether a reading has `term`; words like "over" and "about" count only before a number."""
    at = f" {read} ".find(f" {term} ")
    if at < 0 or term not in listed("numeric"):
        return at >= 0
    return re.search(rf"(?:^| ){term} [$£€¥]?\d", read) is not None or (
        term == "from" and f" {term} " in f" {read} "
    )


def any_of(read: str, terms: frozenset[str] | tuple[str, ...]) -> bool:
    """Whether a reading has one of `terms`."""
    words = _words_in(read)
    return any(first in words and has(read, term) for term, first in _openers(terms))


@lru_cache(maxsize=4096)
def _words_in(read: str) -> frozenset[str]:
    return frozenset(read.split())


@lru_cache(maxsize=1024)
def _openers(terms: frozenset[str] | tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each term with its first word."""
    return tuple((term, term.split(maxsplit=1)[0]) for term in terms)


def lost_bounds(before: str, after: str) -> list[str]:
    """Names of the bounds of one reading that the other does not keep."""
    return [
        bound.name
        for bound in bounds()
        if any_of(before, bound.before) and not any_of(after, bound.before) and not any_of(after, bound.after)
    ]


def new_promises(before: str, after: str) -> list[str]:
    """Words in `after` that promise more than `before` did."""
    return [
        word
        for words, sources in promises()
        for word in words
        if has(after, word) and not (any_of(before, words) or any_of(before, sources))
    ]


def lost_hedges(before: str, after: str) -> list[str]:
    """Hedges ("should", "may") of `before`, when `after` has fewer of them."""
    had = [
        word
        for word in _NO_HEDGE.sub(" ", _IF_INVERTED.sub("if", before)).split()
        if word in listed("hedges")
    ]
    had = [word for word in had if has(before, word)]
    kept = [word for word in after.split() if word in listed("hedges")]
    return had if len(kept) < len(had) else []


def keeps_refusal(before: str, after: str) -> bool:
    """Whether a refusal is still stated; a refusal under a condition may become a condition."""
    if any_of(after, listed("refusals")) or _REFUSING_WORD.search(after):
        return True
    conditional = any_of(before, ("without", "until", "unless", "before", "if"))
    return conditional and any_of(after, listed("conditions") | {"need", "needs", "with"})


def flipped(before: str, after: str) -> list[str]:
    """Verbs refused in `before` and affirmed in `after` without a time, a limit or a condition."""
    verbs = [first or second for first, second in _NEGATED_VERB.findall(before)]
    if not verbs or _SOMEONE_CAN.search(before) or any_of(after, listed("conditions")):
        return []
    modals = [found.end() for found in _MODAL.finditer(after)]
    return [verb for verb in verbs if any(_follows(after, end, verb) for end in modals)]


def _follows(text: str, at: int, verb: str) -> bool:
    """Whether `verb` comes next in `text`, adverbs between them aside."""
    if text.startswith(f" {verb}", at):
        following = text[at + len(verb) + 1 : at + len(verb) + 2]
        if not (following.isalnum() or following == "_"):
            return True
    return any(text.startswith(f"{word} ", at) and _follows(text, at + len(word), verb) for word in _BETWEEN)
