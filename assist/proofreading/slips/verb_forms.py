"""Verbs in the wrong form after a helping verb, “to” or “please”."""

from __future__ import annotations

from collections.abc import Iterator

from assist.proofreading.issue import Issue
from assist.proofreading.slips.clauses import ADVERBS, FINITE
from assist.proofreading.slips.lexicon import inflected, is_only_verb, lemma, tags
from assist.proofreading.slips.tokens import Token, word_at
from assist.proofreading.slips.word_classes import word_class
from assist.proofreading.words import pair_count

Words = tuple[Token, ...]
_MODALS = word_class("modals")
_DO = word_class("do")
_HAVE = word_class("have")
_HAVE_OR_DO = _HAVE | _DO
_HELPING = _HAVE | {"having", "be", "being", "get"}
_SUBJECTS = word_class("subjects")
_BEING = word_class("being")
_THINGS = word_class("things")
_PARTICIPLES = word_class("participles")
# Adjectives that the dictionary lists as verbs only.
_ADJECTIVES = word_class("adjectives")
_CLAUSE_GOES_ON = word_class("prepositions") | {"and", "when", "until", "if", "as", "within", "today"}
_ASKING = word_class("asking")
_SUBJECT_ONLY = word_class("subject_only")
# Before “to” these take a verb; after other words “to returned goods” may be about things.
_WANTING = word_class("wanting")
_SKIPPED = ADVERBS | {
    "not",
    "then",
    "please",
    "all",
    "both",
    "recently",
    "kindly",
    "even",
    "ever",
    "never",
    "yet",
}


def find_verb_forms(words: Words) -> Iterator[Issue]:
    """Issues of one sentence."""
    for at, token in enumerate(words):
        verb_at = _past_adverbs(words, at + 1 + _is_question(words, at))
        if verb_at >= len(words) or not words[verb_at].is_plain or (token.written[:1].isupper() and at):
            continue
        fix = _form_wanted(words, at, verb_at)
        if fix and fix != words[verb_at].word:
            message = f"After “{token.written}” write “{fix}”."
            yield Issue(
                words[verb_at].span, "grammar", "error", (fix,), message, "SLIP_VERB_FORM", ("draftwell",)
            )


def _past_adverbs(words: Words, at: int) -> int:
    """The next place that is no adverb, two words on at most."""
    for _ in range(2):
        if at < len(words) and words[at].word in _SKIPPED:
            at += 1
    return at


def _form_wanted(words: Words, at: int, verb_at: int) -> str | None:
    """The form that belongs at `verb_at` after the helper at `at`, if another stands there."""
    helper, verb, before = words[at].word, words[verb_at].word, word_at(words, at - 1)
    found = tags(verb)
    is_month = words[at].written == "May" and verb in FINITE
    if helper in _MODALS and not is_month and before not in {"the", "a", "your", "this"}:
        if found == {"VBG"}:
            return lemma(verb, "VERB")
        return None if not before and "NNS" in found else _base(verb, found)
    if helper in _DO and _is_question(words, at):
        return _base(verb, found)
    if helper == "to" and word_at(words, verb_at + 1) in _THINGS:
        return _base(verb, found) if before in _WANTING or not verb.endswith("ed") else None
    if helper == "please":
        return _base(verb, found) if "VBD" in found or ("VBZ" in found and "NNS" not in found) else None
    return _after_have_or_be(words, at, verb_at, found)


def _after_have_or_be(words: Words, at: int, verb_at: int, found: frozenset[str]) -> str | None:
    helper, verb = words[at].word, words[verb_at].word
    if helper in _HAVE:
        return _participle_after_have(words, at, verb_at, found)
    if helper in {"be", "been", "being"}:
        return _participle(verb, helper, found) or _after_modal_be(words, at, verb_at, found)
    if (
        helper in _BEING
        and verb_at == at + 1
        and word_at(words, at - 1) not in _DO
        and is_only_verb(verb)
        and found <= {"VB", "VBP"}
    ):
        return _participle(verb, helper, found)
    if (
        helper in _BEING
        and word_at(words, verb_at + 1) == "by"
        and "VB" in found
        and not found & {"VBN", "JJ"}
    ):
        return _past_participle(verb)
    if helper in _SUBJECT_ONLY and verb in _PARTICIPLES and verb_at == at + 1 and not _is_helped(words, at):
        return inflected(lemma(verb, "VERB"), "VBD")
    return None


def _after_modal_be(words: Words, at: int, verb_at: int, found: frozenset[str]) -> str | None:
    """“It can be return within a month”: a word that may be a noun, where nothing noun-like follows."""
    verb, after = words[verb_at].word, word_at(words, verb_at + 1)
    ends = not after[:1].isalpha() or after in _CLAUSE_GOES_ON
    if not ends or "VB" not in found or found & {"VBN", "JJ", "RB"} or word_at(words, at - 1) not in _MODALS:
        return None
    wanted = _past_participle(verb)
    return wanted if pair_count("be", wanted) and not pair_count("be", verb) else None


def _base(verb: str, found: frozenset[str]) -> str | None:
    """The base form of a past or -s form that cannot be one itself."""
    if found & {"VB", "JJ", "RB", "IN"} or not found & {"VBD", "VBN", "VBZ"}:
        return None
    if "NN" in found and not verb.endswith("ed"):
        return None
    return lemma(verb, "VERB")


def _participle_after_have(words: Words, at: int, verb_at: int, found: frozenset[str]) -> str | None:
    helper, verb = words[at].word, words[verb_at].word
    if "VBD" in found and not found & {"VBN", "VB"}:
        return None if verb == "got" else _past_participle(verb)
    before_noun = tags(word_at(words, verb_at + 1)) & {"NN", "NNS", "JJ"}
    return None if before_noun else _participle(verb, helper, found)


def _participle(verb: str, helper: str, found: frozenset[str]) -> str | None:
    """The participle for a base form, when the pair is known with it and never seen without."""
    if "VB" not in found or found & {"VBN", "JJ", "RB"} or verb in _ADJECTIVES:
        return None
    wanted = _past_participle(verb)
    plain = (
        helper.removesuffix("n't").replace("i've", "have").replace("we've", "have").replace("you've", "have")
    )
    seen = pair_count(plain, wanted)
    if is_only_verb(verb) and (seen or helper in {"been", "be"}):
        return wanted
    return (
        wanted if seen and not pair_count(plain, verb) and helper in {"been", "hasn't", "haven't"} else None
    )


def _past_participle(verb: str) -> str:
    return inflected(lemma(verb, "VERB"), "VBN")


def _is_question(words: Words, at: int) -> bool:
    """Whether a helper and its subject begin a question: “have you”, “when did we”."""
    helps = words[at].word in _HAVE_OR_DO and word_at(words, at + 1) in _SUBJECTS
    return helps and (at == 0 or words[at - 1].word in _ASKING)


def _is_helped(words: Words, at: int) -> bool:
    """Whether a helping verb stands before the subject: “have we seen”, “had they gone”, “things I done”."""
    return any(token.word in _HELPING for token in words[max(0, at - 3) : at])
