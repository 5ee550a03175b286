"""Subjects of more than one noun, and the verb that is not theirs: “the lid and the box was”."""

from __future__ import annotations

from collections.abc import Iterator

from assist.proofreading.issue import Issue
from assist.proofreading.slips.clauses import (
    AFTER_VERB,
    COLLECTIVE,
    DETERMINERS,
    PLURAL_TO_SINGULAR,
    SINGULAR_TO_PLURAL,
    opens_clause,
)
from assist.proofreading.slips.lexicon import is_plural, is_singular, lemma, tags
from assist.proofreading.slips.tokens import Token, word_at

Words = tuple[Token, ...]
# Each noun needs one of its own: “the end and start of it is” and “the bed and breakfast is” are one thing.
_BOTH = DETERMINERS | {"a", "an", "both"}


def find_joined_subjects(words: Words) -> Iterator[Issue]:
    """Issues of one sentence."""
    for at in range(len(words) - 4):
        if words[at].word in _BOTH and opens_clause(words, at):
            yield from _pair(words, at)
            yield from _part_of_many(words, at)


def _pair(words: Words, at: int) -> Iterator[Issue]:
    """“The lamp and the shade comes”."""
    if len(words) <= at + 5 or words[at + 2].word != "and" or words[at + 3].word not in _BOTH:
        return
    nouns, verb = (words[at + 1], words[at + 4]), words[at + 5]
    if not all(noun.is_plain and tags(noun.word) & {"NN", "NNS"} for noun in nouns) or not verb.is_plain:
        return
    fix = SINGULAR_TO_PLURAL.get(verb.word)
    follower = word_at(words, at + 6)
    if fix is None and "VBZ" in tags(verb.word) and follower in AFTER_VERB:
        fix = lemma(verb.word, "VERB")
    if fix:
        yield _issue(verb, fix, f"“{nouns[0].written} and {nouns[1].written}” are two.")


def _part_of_many(words: Words, at: int) -> Iterator[Issue]:
    """“The list of spare parts are”."""
    noun = words[at + 1]
    if (
        words[at + 2].word != "of"
        or noun.word in COLLECTIVE
        or not (noun.is_plain and is_singular(noun.word))
    ):
        return
    for last in range(at + 3, min(at + 6, len(words) - 1)):
        many, verb = words[last], words[last + 1]
        if many.is_plain and is_plural(many.word) and verb.word in PLURAL_TO_SINGULAR:
            yield _issue(
                verb, PLURAL_TO_SINGULAR[verb.word], f"“{noun.written}” and “{verb.written}” do not agree."
            )
            return
        if not many.is_word or many.word in {"and", "that", "which", "who", "or"}:
            return


def _issue(verb: Token, fix: str, message: str) -> Issue:
    return Issue(verb.span, "grammar", "error", (fix,), message, "SLIP_JOINED_SUBJECT", ("draftwell",))
