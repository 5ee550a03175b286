"""Verbs before their subjects: “when was the two readings taken?”, “here are the code”."""

from __future__ import annotations

from collections.abc import Iterator

from assist.proofreading.contexts.word_kinds import form_kind
from assist.proofreading.issue import Issue
from assist.proofreading.slips.clauses import (
    ADVERBS,
    COLLECTIVE,
    FINITE,
    PLURAL_TO_SINGULAR,
    PREPOSITIONS,
    SINGULAR_TO_PLURAL,
)
from assist.proofreading.slips.lexicon import is_plural, is_singular
from assist.proofreading.slips.noun_phrases import AMOUNTS, ENDS, NUMBERS, STARTS, Words, disagreement
from assist.proofreading.slips.tokens import word_at
from assist.proofreading.slips.word_classes import word_class

_ASKING = word_class("asking") - {",", "but", "and", "or"}
_BE = {"is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't"}
_QUESTION_VERBS = _BE | {"does", "do", "has", "have"}
_GOES_ON = {"and", "or", "'", "of", "-", "/"}
_MANY = {"these", "those"}
_SHORT = 2
# Orders begin with these, too: “Have your card ready.”
_ORDERS = {"do", "have"}


def find_inverted(words: Words) -> Iterator[Issue]:
    """Issues of one sentence."""
    for at in range(min(2, len(words))):
        if words[at].word in _QUESTION_VERBS and _asks(words, at):
            yield from _question(words, at)


def _asks(words: Words, at: int) -> bool:
    """Whether a verb at `at` stands before its subject: at the start, or after a question word there."""
    if words[at].word in _ORDERS and words[-1].word != "?":
        return False
    return at == 0 or (
        at == 1 and (words[0].word in _ASKING or (words[0].word == "here" and words[1].word in _BE))
    )


def _question(words: Words, at: int) -> Iterator[Issue]:
    """“When was the two readings taken?”, “Does the parts fit?”, “Are your order late?”"""
    if at + 2 >= len(words) or words[at + 1].word not in STARTS | {"my"}:
        return
    run = _noun_run(words, at + 2)
    after = word_at(words, run[-1] + 1) if run else ""
    if not run or after in _GOES_ON:
        return
    many = _is_about_many(words, run, words[at].word)
    certain = all(words[place].is_plain for place in run)
    verb = words[at].word
    first_noun = next((place for place in run if is_singular(words[place].word)), None)
    if many and certain and verb in SINGULAR_TO_PLURAL and not _is_amount(words, run):
        yield disagreement(words[at], SINGULAR_TO_PLURAL[verb])
    elif not many and certain and first_noun and verb in PLURAL_TO_SINGULAR and len(run) <= _SHORT:
        either = any(words[place].word in COLLECTIVE for place in run) or words[at + 1].word in _MANY
        if not either:
            yield disagreement(words[at], PLURAL_TO_SINGULAR[verb])


def _is_about_many(words: Words, run: list[int], verb: str) -> bool:
    """Whether the noun is plural; after “does” the first noun counts: “does the cover keep”."""
    for place in run:
        if is_plural(words[place].word) or words[place].word in NUMBERS:
            return True
        if (
            verb in {"does", "has"}
            and "N" in form_kind(words[place].word)
            and "J" not in form_kind(words[place].word)
        ):
            return False
    return False


def _noun_run(words: Words, at: int) -> list[int]:
    """Places from `at` on that can belong to one noun phrase."""
    run = []
    while (
        at < len(words) and words[at].is_word and words[at].word not in FINITE | ENDS | PREPOSITIONS | ADVERBS
    ):
        kind = form_kind(words[at].word)
        if not (set(kind) & set("NSJ")) and words[at].word not in NUMBERS:
            break
        run.append(at)
        at += 1
    return run


def _is_amount(words: Words, run: list[int]) -> bool:
    """“Is two weeks enough?”"""
    return any(words[place].word in AMOUNTS for place in run) and words[run[0]].word in NUMBERS
