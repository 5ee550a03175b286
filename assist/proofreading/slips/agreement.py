"""Subjects and verbs that do not agree in number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assist.proofreading.issue import Issue
from assist.proofreading.slips.clauses import (
    ADVERBS,
    AFTER_VERB,
    COLLECTIVE,
    DETERMINERS,
    FINITE,
    MANY,
    ONE,
    PLURAL_TO_SINGULAR,
    PREPOSITIONS,
    SINGULAR_TO_PLURAL,
    has_finite_after,
    opens_clause,
)
from assist.proofreading.slips.lexicon import inflected, is_only_verb, is_plural, is_singular, lemma, tags
from assist.proofreading.slips.tokens import Token, word_at
from assist.proofreading.slips.word_classes import word_class
from assist.proofreading.words import word_counts

Words = tuple[Token, ...]
_PRONOUN_START = word_class("pronoun_start")
_SUBJUNCTIVE = word_class("subjunctive")
# A word this rare is more likely a name or a command than a verb.
_COMMON = 5_000_000
_PAIRED = word_class("paired")
_CLAUSE_OPENERS = word_class("clause_openers")
_COUNTED = word_class("counted")
_PHRASE_STARTS = DETERMINERS | ONE | MANY
_BEFORE_ITS_VERB = ADVERBS - {"no", "longer", "now"}
_SINGULAR_PRONOUNS = frozenset({"it", "he", "she"})
_PLURAL_PRONOUNS = frozenset({"we", "they", "you"})
_PRONOUNS = _SINGULAR_PRONOUNS | _PLURAL_PRONOUNS | {"i"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase that begins a clause: where its verb stands, and its number."""

    noun: Token
    verb_at: int
    plural: bool
    opener: str
    far: bool


def find_disagreements(words: Words) -> Iterator[Issue]:
    """Issues of one sentence."""
    for at, token in enumerate(words):
        if token.word in _PRONOUNS:
            yield from _after_pronoun(words, at)
        subject = _subject(words, at) if token.word in _PHRASE_STARTS else None
        if subject is not None:
            yield from _verb_of(words, subject)


def _issue(token: Token, fix: str, rule: str, message: str) -> Issue:
    return Issue(token.span, "grammar", "error", (fix,), message, f"SLIP_{rule}", ("draftwell",))


def _after_pronoun(words: Words, at: int) -> Iterator[Issue]:
    """“It seem”, “he don't”, “we was”."""
    if at and (word_at(words, at - 1) not in _PRONOUN_START or _is_exception(words, at)):
        return
    pronoun = words[at].word
    verb_at = at + 1 + (word_at(words, at + 1) in _BEFORE_ITS_VERB)
    verb = word_at(words, verb_at)
    message = f"“{words[at].written}” and “{verb}” do not agree."
    mood = word_at(words, at - 1) in _SUBJUNCTIVE
    if pronoun in _SINGULAR_PRONOUNS and not (mood and verb in {"were", "be"}):
        fix = PLURAL_TO_SINGULAR.get(verb) or (
            _third_person(verb) if not mood or word_at(words, at - 1) == "if" else None
        )
        if fix and not (
            pronoun == "it" and verb in {"do", "have"} and word_at(words, at - 1) in {"what", "which"}
        ):
            yield _issue(words[verb_at], fix, "PRONOUN_VERB", message)
    elif pronoun in _PLURAL_PRONOUNS:
        fix = SINGULAR_TO_PLURAL.get(verb) or _base_of_third_person(words, verb_at)
        if fix:
            yield _issue(words[verb_at], fix, "PRONOUN_VERB", message)
    elif (
        pronoun == "i"
        and verb in {"is", "are", "has", "does", "doesn't", "hasn't", "were"}
        and not (verb == "were" and mood)
    ):
        fixes = {"is": "am", "are": "am", "were": "was"}
        yield _issue(words[verb_at], fixes.get(verb) or SINGULAR_TO_PLURAL[verb], "PRONOUN_VERB", message)


def _is_exception(words: Words, at: int) -> bool:
    """“Nobody but you has”."""
    return word_at(words, at - 1) == "but" and word_at(words, at - 2) in {
        "nobody",
        "everyone",
        "all",
        "nothing",
    }


def _third_person(verb: str) -> str | None:
    """The -s form of a plain base verb; None for anything that may be something else."""
    found = tags(verb)
    if (
        "VB" in found
        and not found & {"VBD", "VBN", "JJ", "RB"}
        and verb not in FINITE
        and verb not in {"let", "be", "may"}
        and word_counts().get(verb, 0) > _COMMON
    ):
        return inflected(verb, "VBZ")
    return None


def _base_of_third_person(words: Words, at: int) -> str | None:
    verb = word_at(words, at)
    if "VBZ" in tags(verb) and word_at(words, at + 1) in AFTER_VERB and verb not in FINITE:
        return lemma(verb, "VERB")
    return None


def _subject(words: Words, at: int) -> Subject | None:
    """The noun phrase that begins with the determiner at `at`, if it begins a clause and is plain enough."""
    if not opens_clause(words, at):
        return None
    noun_at = _noun_after(words, at)
    if noun_at is None or not words[noun_at].is_plain:
        return None
    noun = words[noun_at].word
    plural = is_plural(noun)
    is_one = is_singular(noun) or _is_gerund(words, noun_at)
    if not plural and not (is_one and noun not in COLLECTIVE):
        return None
    verb_at, far = _past_preposition(words, noun_at + 1, plural=plural)
    opener = word_at(words, at - 1)
    return Subject(words[noun_at], verb_at, plural, opener, far)


def _noun_after(words: Words, at: int) -> int | None:
    """The head noun: the word after the determiner, or after a number and one adjective."""
    at += word_at(words, at + 1) in _COUNTED or word_at(words, at + 1)[:1].isdigit()
    second = word_at(words, at + 1)
    found = tags(second)
    if "JJ" in found and not found & {"NN", "NNS"} and tags(word_at(words, at + 2)) & {"NN", "NNS"}:
        return at + 2
    return at + 1 if found & {"NN", "NNS"} or _is_gerund(words, at + 1) else None


def _is_gerund(words: Words, at: int) -> bool:
    """Whether the word after “your” is “cleaning” as a thing: something of it, or its verb, follows."""
    return tags(word_at(words, at)) == {"VBG"} and word_at(words, at + 1) in PREPOSITIONS - {"to"}


def _past_preposition(words: Words, at: int, *, plural: bool) -> tuple[int, bool]:
    """Where the verb may stand: after one short phrase such as “on the box” or “in Denver”."""
    if word_at(words, at) not in {"in", "on", "at", "from", "of", "for", "with", "to", "near", "inside"}:
        return at, False
    after = at + 1
    determined = word_at(words, after) in DETERMINERS | {"this", "that", "a", "an"}
    after += determined
    if not determined and word_at(words, at) == "to":
        return at, False
    after += bool(tags(word_at(words, after)) & {"JJ", "VBG"} and is_singular(word_at(words, after + 1)))
    if after < len(words) and words[after].is_word and _may_end(words[after], plural=plural):
        return after + 1, True
    return at, False


def _may_end(token: Token, *, plural: bool) -> bool:
    """Whether the phrase may end here; after several things only one thing tells whose verb it is."""
    return (
        is_singular(token.word)
        or token.written[:1].isupper()
        or (not plural and token.is_plain and is_plural(token.word))
    )


def _verb_of(words: Words, subject: Subject) -> Iterator[Issue]:
    at = subject.verb_at
    adverb = word_at(words, at) in ADVERBS
    at += adverb
    if at >= len(words) or not words[at].is_plain:
        return
    fix = (
        _plural_fix(words, at, subject)
        if subject.plural
        else _singular_fix(words, at, subject, adverb=adverb)
    )
    if fix:
        message = f"“{subject.noun.written}” and “{words[at].written}” do not agree."
        yield _issue(words[at], fix, "SUBJECT_VERB", message)


def _plural_fix(words: Words, at: int, subject: Subject) -> str | None:
    verb = words[at].word
    if verb in SINGULAR_TO_PLURAL:
        return SINGULAR_TO_PLURAL[verb]
    if subject.far or "VBZ" not in tags(verb) or has_finite_after(words, at + 1):
        return None
    return lemma(verb, "VERB") if word_at(words, at + 1) in AFTER_VERB else None


def _singular_fix(words: Words, at: int, subject: Subject, *, adverb: bool) -> str | None:
    verb = words[at].word
    if _is_paired(words, subject) or subject.opener in {"that", "whether"}:
        return None
    if verb in PLURAL_TO_SINGULAR:
        irreal = verb in {"were", "weren't"} and subject.opener in _SUBJUNCTIVE
        return None if irreal else PLURAL_TO_SINGULAR[verb]
    after, beyond = word_at(words, at + 1), word_at(words, at + 2)
    if after == "not" or _goes_on(after, beyond):
        return None
    if subject.opener in _CLAUSE_OPENERS and _is_whole_clause(words, at):
        return inflected(verb, "VBZ")
    if subject.far or has_finite_after(words, at + 1) or _third_person(verb) is None:
        return None
    sure = adverb or is_only_verb(verb)
    return _third_person(verb) if sure or word_at(words, at + 1) in AFTER_VERB - PREPOSITIONS else None


def _goes_on(verb: str, after: str) -> bool:
    """Whether the word before was the noun and this is its verb: “the audit log shows that”, “goes back”."""
    return "VBZ" in tags(verb) and (after in AFTER_VERB | {"that"} or "RB" in tags(after))


def _is_whole_clause(words: Words, at: int) -> bool:
    """Whether a comma ends the clause soon and only the word at `at` can be its verb."""
    comma = next((i for i in range(at + 1, min(at + 5, len(words))) if words[i].word == ","), None)
    found = tags(words[at].word)
    if comma is None or "VB" not in found or found & {"RB", "IN"}:  # “if this comes up again,”
        return False
    between = words[at + 1 : comma]
    others = any(token.word in FINITE or tags(token.word) & {"VBZ", "VBD"} for token in between)
    main = next((i for i in range(comma + 1, len(words)) if words[i].word in FINITE | {"please"}), comma)
    listed = any(token.word in {"and", "or"} for token in words[comma:main])
    return not others and not listed and words[comma + 1].word not in {"or", "and"}


def _is_paired(words: Words, subject: Subject) -> bool:
    """Whether the noun is one of several: “the lid and the box have”."""
    start = next(i for i, token in enumerate(words) if token is subject.noun)
    return any(token.word in _PAIRED for token in words[max(0, start - 6) : subject.verb_at])
