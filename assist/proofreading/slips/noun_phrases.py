"""Noun phrases of any length: where one begins, its noun, and what hangs on it."""

from __future__ import annotations

from assist.proofreading.contexts.word_kinds import closed_words, form_kind, hasty_contractions
from assist.proofreading.issue import Issue
from assist.proofreading.slips.clauses import ADVERBS, DETERMINERS, FINITE, PREPOSITIONS
from assist.proofreading.slips.tokens import Token
from assist.proofreading.slips.word_classes import word_class
from assist.proofreading.words import pair_count

Words = tuple[Token, ...]
STARTS = DETERMINERS | {"a", "an", "this", "that", "these", "those", "each", "every"}
ONE_PERSON = word_class("indefinite_alone")
NUMBERS = word_class("counted") | {"few", "several"}
ENDS = word_class("boundaries") | {"to"}
PRONOUNS = word_class("subjects")
FINITE_WORDS = FINITE | word_class("finite_contractions") | hasty_contractions().keys()
IRREAL = word_class("subjunctive")
# Several of these are often meant as one amount.
AMOUNTS = word_class("amounts")
# Closed words that stand inside a noun phrase.
INSIDE = word_class("inside_noun_phrase")


def starts_phrase(token: Token) -> bool:
    """Whether a noun phrase begins: “the”, “everyone”, “Lindqvist's”."""
    word = token.word
    return word in STARTS or word in ONE_PERSON or (word.endswith("'s") and word not in closed_words())


def follows_title(words: Words, at: int) -> bool:
    """“Mr Okafor's parcels”."""
    return at == 1 and words[0].written[:1].isupper() and words[1].written[:1].isupper()


def head_of(words: Words, at: int) -> int | None:
    """Where the noun stands that the phrase at `at` is about: the last one before anything else begins."""
    if words[at].word in ONE_PERSON:
        return at
    head = None
    for place in range(at + 1, len(words) - 1):
        token = words[place]
        kind = set(form_kind(token.word))
        if _ends_phrase(token) or (head is not None and kind & set("VZD") and not _belongs(words, place)):
            break
        if not token.is_plain or token.word in INSIDE:
            continue
        if kind & set("NS?"):
            head = place
        elif not kind & set("JRGPC"):
            return None
    return head


def _ends_phrase(token: Token) -> bool:
    word = token.word
    if not token.is_word:
        return not word[:1].isdigit()
    return (word in closed_words() and word not in INSIDE) or word in PREPOSITIONS | FINITE_WORDS


def _belongs(words: Words, place: int) -> bool:
    """Whether a word that may be a verb is one more noun of the phrase: “the parcel order is”."""
    after = words[place + 1].word
    return after in FINITE_WORDS or pair_count(words[place - 1].word, words[place].word) > 0


def clause_end(words: Words, at: int) -> int:
    return next((place for place in range(at, len(words)) if words[place].word in ENDS - {"to"}), len(words))


def hangs_on(words: Words, start: int, end: int) -> bool:
    """Whether nothing but phrases such as “for extra bags” stands between the noun and its verb."""
    if start == end:
        return True
    if words[start].word not in PREPOSITIONS | ADVERBS:
        return False
    for token in words[start:end]:
        if not token.is_word and not token.word[:1].isdigit():
            return False
        kind = set(form_kind(token.word))
        if token.is_plain and not kind & set("NSJ?R") and token.word not in PREPOSITIONS | STARTS | NUMBERS:
            return False
        if token.word in PRONOUNS:
            return False
    return True


def is_unknown_plural(token: Token) -> bool:
    """“Invoces”: a word that no list knows and that ends like a plural."""
    is_unknown = token.is_plain and form_kind(token.word) == "?"
    return is_unknown and token.word.endswith("s") and token.word[-2:] not in {"ss", "us", "is", "os"}


def is_paired(words: Words, at: int, verb_at: int) -> bool:
    return any(
        token.word in {"and", "or", "nor", "plus", "&", "both", "who", "that"}
        for token in words[at + 1 : verb_at]
    )


def disagreement(verb: Token, fix: str) -> Issue:
    fix = fix[:1].upper() + fix[1:] if verb.written[:1].isupper() else fix
    message = f"“{verb.written}” and its subject do not agree."
    return Issue(verb.span, "grammar", "error", (fix,), message, "SLIP_CLAUSE", ("draftwell",))
