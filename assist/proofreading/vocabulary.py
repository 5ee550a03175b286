"""Finds the desk's own words: in its articles and saved replies, and in what agents told us to ignore."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assist.proofreading.terms import Term
from assist.proofreading.typo_cost import typo_cost
from assist.proofreading.words import is_word, word_counts

_WORD = re.compile(r"[^\W\d_]+(?:[-'’&][^\W\d_]+)*")
_TOO_SHORT = 3
# A word in this many documents is the desk's own, not one writer's slip; in a title once is enough.
_DOCUMENTS = 2
# A lower-case word this close to a word this common is a misspelling, however often it was written.
_SLIP_COST, _COMMON = 1.2, 3_000_000
_CLICKS, _PEOPLE = 3, 2
_LONG = 6
_DOUBLED = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word agents told us to ignore: a trainer decides whether it becomes a term."""

    text: str
    clicks: int
    people: int


def mine_terms(documents: Iterable[tuple[str, str]]) -> tuple[Term, ...]:
    """Protected terms from (title, text) pairs: words no dictionary knows that the desk uses as its own."""
    seen: Counter[str] = Counter()
    titled: set[str] = set()
    for title, text in documents:
        in_title = set(_unknown_words(title))
        titled |= in_title
        seen.update(in_title | set(_unknown_words(text)))
    own = (word for word, count in seen.items() if count >= _DOCUMENTS or word in titled)
    return tuple(Term(word) for word in sorted(own) if not _may_be_misspelling(word))


def _unknown_words(text: str) -> Iterable[str]:
    return (word for word in _WORD.findall(text) if len(word) >= _TOO_SHORT and not is_word(word))


def is_misspelling(word: str) -> bool:
    """Whether `word` is a plain slip for a common word: such a word is refused as a term.

    Swapped letters, a letter doubled or not doubled, and in longer words a wrong or missing letter within:
    short names (“sku”, “oauth”, “jira”) are often one letter away from some word, and are none of these.
    """
    return any(_is_plain_slip(word, near) for near in _common_words_near(word))


def _is_plain_slip(word: str, near: str) -> bool:
    if sorted(word) == sorted(near) or _undoubled(word) == _undoubled(near):
        return True
    return len(word) >= _LONG and word[0] == near[0] and word[-1] == near[-1]


def _undoubled(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def _may_be_misspelling(word: str) -> bool:
    """Whether `word` might be a slip at all: then it is not protected unless somebody says so."""
    return bool(_common_words_near(word))


def _common_words_near(word: str) -> tuple[str, ...]:
    """Common words one cheap slip away from a word of small letters that no dictionary knows."""
    if is_word(word) or not (word.islower() and word.isalpha()):
        return ()
    counts = word_counts()
    near_ones = (near for near in _one_edit_away(word) if counts.get(near, 0) >= _COMMON)
    return tuple(near for near in near_ones if typo_cost(word, near) <= _SLIP_COST)


def _one_edit_away(word: str) -> set[str]:
    """All strings one letter away: left out, added, changed or swapped."""
    letters = "abcdefghijklmnopqrstuvwxyz'"
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        {a + b[1:] for a, b in cuts if b}
        | {a + letter + b for a, b in cuts for letter in letters}
        | {a + letter + b[1:] for a, b in cuts if b for letter in letters}
        | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    )


def propose_terms(ignored: Mapping[str, Iterable[str]]) -> tuple[Proposal, ...]:
    """Proposals from ignored word -> who clicked “ignore” (once an entry), the most wanted first."""
    clicks = {word: list(people) for word, people in ignored.items()}
    found = (Proposal(word, len(people), len(set(people))) for word, people in clicks.items())
    wanted = (one for one in found if one.clicks >= _CLICKS and one.people >= _PEOPLE)
    kept = (one for one in wanted if not is_misspelling(one.text.lower()))
    return tuple(sorted(kept, key=lambda one: (-one.people, -one.clicks, one.text)))
