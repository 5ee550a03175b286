"""Clauses read from end to end: a noun phrase of any length and the verb that must agree with it."""

from __future__ import annotations

from collections.abc import Iterator

from assist.proofreading.contexts.word_kinds import closed_words, form_kind
from assist.proofreading.issue import Issue
from assist.proofreading.slips.clauses import (
    ADVERBS,
    COLLECTIVE,
    PLURAL_TO_SINGULAR,
    PREPOSITIONS,
    SINGULAR_TO_PLURAL,
    opens_clause,
)
from assist.proofreading.slips.lexicon import inflected, is_mostly_noun, is_plural, is_singular, lemma
from assist.proofreading.slips.noun_phrases import (
    AMOUNTS,
    FINITE_WORDS,
    INSIDE,
    IRREAL,
    NUMBERS,
    ONE_PERSON,
    PRONOUNS,
    STARTS,
    Words,
    clause_end,
    disagreement,
    follows_title,
    hangs_on,
    head_of,
    is_paired,
    is_unknown_plural,
    starts_phrase,
)
from assist.proofreading.slips.tokens import word_at
from assist.proofreading.slips.word_classes import word_class
from assist.proofreading.words import pair_count

_AFTER_A_VERB = (
    PREPOSITIONS | STARTS | word_class("pronoun_objects") | PRONOUNS | word_class("after_plain_verb")
)
_MANY_OF = word_class("indefinite_many")
_OPEN_VERBS = {"know", "need", "want", "get", "make"}
# A line this short may be a heading.
_FRAGMENT = 5
_TOLD = 4


def find_in_whole_clauses(words: Words) -> Iterator[Issue]:
    """Issues of one sentence."""
    for at, token in enumerate(words):
        if starts_phrase(token) and (opens_clause(words, at) or follows_title(words, at)):
            yield from _statement(words, at)
        elif (
            token.word in _MANY_OF
            and at + 3 < len(words)
            and words[at + 1].word == "of"
            and opens_clause(words, at)
        ):
            yield from _statement(words, at + 2) if words[at + 2].word in STARTS else ()


def _statement(words: Words, at: int) -> Iterator[Issue]:
    """“The fee for extra bags depend on it”, “the wardrobe doors isn't here”."""
    head = head_of(words, at)
    if head is None:
        return
    end = clause_end(words, head + 1)
    verb_at = next((place for place in range(head + 1, end) if words[place].word in FINITE_WORDS), None)
    many = is_plural(words[head].word) or is_unknown_plural(words[head])
    if verb_at is not None:
        if hangs_on(words, head + 1, verb_at) or _is_told_of(words, head, verb_at):
            yield from _closed_verb(words, at, head, verb_at, many=many)
    elif many:
        yield from _open_verb_of_many(words, head, end)
    else:
        yield from _open_verb(words, at, head, end)


def _is_told_of(words: Words, head: int, verb_at: int) -> bool:
    """Whether a short clause stands between: “the part (you ordered) are”."""
    between = words[head + 1 : verb_at]
    if not 2 <= len(between) <= _TOLD or between[0].word not in {"you", "we", "i", "they"}:
        return False
    kinds = [set(form_kind(token.word)) for token in between]
    ends = between[-1].word in PREPOSITIONS or bool(kinds[-1] & set("DP"))
    return bool(kinds[1] & set("DP")) and ends and all(token.is_word for token in between)


def _closed_verb(words: Words, at: int, head: int, verb_at: int, *, many: bool) -> Iterator[Issue]:
    """A form of be, have or do that does not fit the noun."""
    verb, noun = words[verb_at], words[head].word
    before = word_at(words, at - 1)
    if is_paired(words, at, verb_at) or not verb.is_plain:
        return
    if many and verb.word in SINGULAR_TO_PLURAL:
        if not any(words[place].word in AMOUNTS | NUMBERS for place in range(at, head + 1)):
            yield disagreement(verb, SINGULAR_TO_PLURAL[verb.word])
    elif not many and verb.word in PLURAL_TO_SINGULAR and noun not in COLLECTIVE:
        certain = is_singular(noun) or noun in ONE_PERSON
        if certain and before not in IRREAL | {"than", "as"} and words[at].word not in {"these", "those"}:
            yield disagreement(verb, PLURAL_TO_SINGULAR[verb.word])


def _open_verb(words: Words, at: int, head: int, end: int) -> Iterator[Issue]:
    """A clause without any finite verb but one in its plain form: “the copay depend on the plan”."""
    noun = words[head].word
    before = word_at(words, at - 1)
    is_one = is_singular(noun) or noun in ONE_PERSON or (form_kind(noun) == "?" and not noun.endswith("s"))
    if not is_one or noun in COLLECTIVE or before in IRREAL - {"if"} or words[at].word in {"these", "those"}:
        return
    verb_at = _plain_verb(words, head, end)
    if verb_at is None or is_paired(words, at, verb_at) or _has_other_verb(words, head, verb_at, end):
        return
    only_verb = not set(form_kind(words[verb_at].word)) & set("NJR")
    compound = pair_count(words[verb_at - 1].word, words[verb_at].word)
    if only_verb or (not compound and len(words) > _FRAGMENT and words[-1].word in {".", "!", "?"}):
        yield disagreement(words[verb_at], inflected(lemma(words[verb_at].word, "VERB"), "VBZ"))


def _open_verb_of_many(words: Words, head: int, end: int) -> Iterator[Issue]:
    """“The sizes on the chart runs small”, “our prices includes VAT”."""
    for place in range(head + 1, end):
        token = words[place]
        if token.is_plain and "Z" in form_kind(token.word) and token.word not in PREPOSITIONS | STARTS:
            before = words[place - 1].word
            others = any(
                set(form_kind(other.word)) & set("VD") and other.is_plain and other.word not in closed_words()
                for other in (*words[head + 1 : place], *words[place + 1 : end])
            )
            ends = (
                place + 1 == len(words)
                or _may_follow(words, place)
                or "J" in form_kind(words[place + 1].word)
            )
            describes = place > head + 1 and set(form_kind(before)) & set("JG")
            is_noun = "S" in form_kind(token.word) and (before in PREPOSITIONS | STARTS | INSIDE or describes)
            if not (others or is_noun) and ends and hangs_on(words, head + 1, place):
                yield disagreement(token, lemma(token.word, "VERB"))
            return


def _has_other_verb(words: Words, head: int, verb_at: int, end: int) -> bool:
    """Whether a word of the clause may be its finite verb; what follows a pronoun is another clause."""
    for place in range(head + 1, end):
        token = words[place]
        if place > verb_at and token.word in PRONOUNS:
            return False
        kind = set(form_kind(token.word)) if token.is_plain and place != verb_at else set()
        is_noun = "S" in kind and _is_noun_after(words, place, verb_at)
        if kind & set("ZD") and not is_noun and token.word not in closed_words():
            return True
    return False


def _is_noun_after(words: Words, place: int, verb_at: int) -> bool:
    """Whether a plural at `place` is no verb: “for bags”, “in extra bags”, “(in Reno) pack orders”."""
    before = words[place - 1]
    if place == verb_at + 1:  # without an article the word before cannot be the noun
        return words[verb_at - 1].written[:1].isupper() and words[verb_at - 2].word in PREPOSITIONS
    return before.word in PREPOSITIONS | STARTS or (
        "J" in form_kind(before.word) and before.word not in ADVERBS
    )


def _plain_verb(words: Words, head: int, end: int) -> int | None:
    """The first word after the noun and what hangs on it that can be nothing but its verb."""
    for place in range(head + 1, end):
        token, before = words[place], words[place - 1]
        if not token.is_plain or not _is_plain_form(token.word):
            continue
        kind = form_kind(before.word)
        if before.word in PREPOSITIONS | STARTS | INSIDE or (
            "J" in kind and "N" not in kind and place > head + 1
        ):
            continue
        if not hangs_on(words, head + 1, place):
            continue
        if place + 1 == len(words) or _may_follow(words, place):
            return place
    return None


def _is_plain_form(word: str) -> bool:
    """Whether it can be a verb in its plain form, and no past form or noun: not “hit”, not “page”."""
    kind = form_kind(word)
    if "V" not in kind or set(kind) & set("DP") or (word in closed_words() and word not in _OPEN_VERBS):
        return False
    return not is_mostly_noun(word)


def _may_follow(words: Words, place: int) -> bool:
    """Whether what follows at a distance is what follows verbs: “on”, “the”, “40”, “orders”, the end."""
    after = words[place + 1]
    if after.word in {".", "!", "?", ","}:
        return True
    apart = after.start > words[place].start + len(words[place].word)
    word = after.word
    return apart and (
        word in _AFTER_A_VERB
        or word in NUMBERS
        or word[:1].isdigit()
        or is_plural(word)
        or not after.is_plain
    )
