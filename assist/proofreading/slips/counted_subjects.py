"""Subjects that say how many: “each of the lids are”, “nobody from our team have”, “both of them was”."""

from __future__ import annotations

from collections.abc import Iterator

from assist.proofreading.issue import Issue
from assist.proofreading.slips.clauses import (
    AFTER_VERB,
    DETERMINERS,
    PLURAL_TO_SINGULAR,
    PREPOSITIONS,
    SINGULAR_TO_PLURAL,
    opens_clause,
)
from assist.proofreading.slips.lexicon import inflected, is_plural, tags
from assist.proofreading.slips.tokens import Token
from assist.proofreading.slips.word_classes import word_class

Words = tuple[Token, ...]
_ONE = word_class("indefinite_one")
_MANY = word_class("indefinite_many")
_ALONE = word_class("indefinite_alone")
_PRONOUNS = {"them", "us", "you", "these", "those"}
_VERBS = {
    "need",
    "come",
    "fit",
    "seem",
    "want",
    "look",
    "cost",
    "weigh",
    "take",
}  # hardly things after things
_LONGEST = 4


def find_counted_subjects(words: Words) -> Iterator[Issue]:
    """Issues of one sentence."""
    for at in range(len(words) - 3):
        first = words[at].word
        if first not in _ONE | _MANY or not opens_clause(words, at):
            continue
        verb_at = _verb_after(words, at)
        if verb_at is None:
            continue
        fix = _one_fix(words, verb_at) if first in _ONE else _many_fix(words, at, verb_at)
        if fix:
            message = f"“{words[at].written}” and “{words[verb_at].written}” do not agree."
            span = words[verb_at].span
            yield Issue(span, "grammar", "error", (fix,), message, "SLIP_COUNTED_SUBJECT", ("draftwell",))


def _verb_after(words: Words, at: int) -> int | None:
    """Where the verb of the subject at `at` stands: at once, or after “of the lids”."""
    if words[at].word in _ALONE and words[at + 1].word in PLURAL_TO_SINGULAR:
        return at + 1
    return _past_phrase(words, at + 2) if words[at + 1].word in PREPOSITIONS else None


def _past_phrase(words: Words, at: int) -> int | None:
    """Where the verb stands after “the lids” or “our new team”; None where the phrase is not that plain."""
    has_noun = words[at].word in _PRONOUNS
    at += has_noun or words[at].word in DETERMINERS | {"a", "an", "this", "that"} | _PRONOUNS
    for _ in range(_LONGEST):
        if at >= len(words) or not words[at].is_word:
            return None
        word, found = words[at].word, tags(words[at].word)
        if has_noun and (
            word in PLURAL_TO_SINGULAR or word in SINGULAR_TO_PLURAL or _is_verb_here(words, at)
        ):
            return at
        if not found & {"NN", "NNS", "JJ", "VBG", "VBN"}:
            return None
        has_noun = bool(found & {"NN", "NNS"})
        at += 1
    return None


def _is_verb_here(words: Words, at: int) -> bool:
    """Whether a base form follows a plural noun and is followed by what follows verbs."""
    return (
        "VB" in tags(words[at].word)
        and is_plural(words[at - 1].word)
        and at + 1 < len(words)
        and (words[at].word in _VERBS or words[at + 1].word in AFTER_VERB | {".", ","})
    )


def _one_fix(words: Words, at: int) -> str | None:
    verb = words[at].word
    if verb in PLURAL_TO_SINGULAR:
        return PLURAL_TO_SINGULAR[verb]
    return inflected(verb, "VBZ") if _is_verb_here(words, at) else None


def _many_fix(words: Words, at: int, verb_at: int) -> str | None:
    """Only where the things are plural: “most of the money is” is right."""
    are_many = is_plural(words[verb_at - 1].word) or words[verb_at - 1].word in {
        "them",
        "these",
        "those",
        "us",
    }
    return SINGULAR_TO_PLURAL.get(words[verb_at].word) if are_many and words[at + 1].word == "of" else None
