"""Where clauses begin, and the closed classes of words that agreement hangs on."""

from __future__ import annotations

from assist.proofreading.slips.lexicon import tags
from assist.proofreading.slips.tokens import Token
from assist.proofreading.slips.word_classes import word_class

SINGULAR_TO_PLURAL = {
    **{"is": "are", "was": "were", "has": "have", "does": "do"},
    **{"isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't"},
}
PLURAL_TO_SINGULAR = {plural: singular for singular, plural in SINGULAR_TO_PLURAL.items()} | {
    **{"dont": "doesn't", "havent": "hasn't", "arent": "isn't", "werent": "wasn't"}
}
DETERMINERS = word_class("determiners")
ONE = word_class("one")
MANY = word_class("many")
# A subject may follow these; after a verb or a preposition the words are somebody's object.
_OPENERS = word_class("openers")
# A sentence that begins like this has its main subject after the first comma.
_SUBORDINATORS = _OPENERS | word_class("subordinators")
PREPOSITIONS = word_class("prepositions")
# What can follow a verb but not a noun that is followed by another noun.
AFTER_VERB = PREPOSITIONS | word_class("after_verb")
ADVERBS = word_class("adverbs")
FINITE = word_class("finite")
# Singular in form, plural in use for many writers.
COLLECTIVE = word_class("collective")


def opens_clause(words: tuple[Token, ...], at: int) -> bool:
    """Whether a subject that begins at `at` begins its clause."""
    if at == 0:
        return True
    before = words[at - 1].word
    if before in _OPENERS:
        return at < 2 or words[at - 2].word not in {"such", "as", "same", "just", "even", "not", "so"}
    if before == ",":
        return words[0].word in _SUBORDINATORS and sum(token.word == "," for token in words[:at]) == 1
    return before in {":", ";", "(", "-", "–"}


def has_finite_after(words: tuple[Token, ...], at: int) -> bool:
    """Whether another finite verb follows before the clause ends."""
    for token in words[at:]:
        if token.word in {
            ",",
            ";",
            ".",
            "!",
            "?",
            "and",
            "but",
            "because",
            "if",
            "when",
            "that",
            "which",
            "who",
            "so",
        }:
            return False
        if token.word in FINITE or (
            token.is_plain and tags(token.word) and tags(token.word) <= {"VBD", "VBZ"}
        ):
            return True
    return False
