"""Words that the context says are written for others, and words in a form that does not belong there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from assist.proofreading.contexts.features import Surroundings, pair_gain
from assist.proofreading.contexts.model import Rival, rivals
from assist.proofreading.contexts.word_kinds import closed_words, form_kind, kinds
from assist.proofreading.issue import Issue
from assist.proofreading.ranker import match_case
from assist.proofreading.slips.clauses import COLLECTIVE, PLURAL_TO_SINGULAR, SINGULAR_TO_PLURAL
from assist.proofreading.slips.lexicon import inflected, is_mostly_noun, lemma, tags
from assist.proofreading.slips.tokens import Token

_FORMS = {"NOUN": ("NN", "NNS"), "VERB": ("VB", "VBZ", "VBD", "VBN", "VBG")}
_PARTS = {"NOUN": {"NN", "NNS"}, "VERB": {"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"}}
# After “staff” or “a couple” both are right.
_NUMBERED = SINGULAR_TO_PLURAL.keys() | PLURAL_TO_SINGULAR.keys()
BY_CONTEXT = "SLIP_CONTEXT"
# Counted pairs never say more than this, and looking them up costs more than all the rest.
_PAIRS_MAY_ADD = 3.0


def find_confused(words: tuple[Token, ...]) -> Iterator[Issue]:
    """Issues of one sentence."""
    sentence: Surroundings | None = None
    either = any(token.word in COLLECTIVE for token in words)
    for at, token in enumerate(words):
        others = _others(token, at)
        if not others or (either and token.word in _NUMBERED) or _is_no(words, at):
            continue
        sentence = sentence or Surroundings([word.word for word in words], kinds(words))
        best = _best(sentence, at, token.word, others)
        if best is not None:
            message = f"“{token.written}” is unusual here: did you mean “{best}”?"
            fix = (match_case(token.written, best),)
            yield Issue(token.span, "grammar", "error", fix, message, BY_CONTEXT, ("draftwell",))


def _is_no(words: tuple[Token, ...], at: int) -> bool:
    """“No. 7”, which also ends a sentence of its own, and the answer “no” at the start of a clause."""
    if words[at].word != "no":
        return False
    is_number = words[at + 1 :] != () and words[at + 1].word in {".", "#"}
    return is_number or at == 0 or not words[at - 1].is_word


def _others(token: Token, at: int) -> tuple[Rival, ...]:
    """What may be meant instead of a token; nothing for names."""
    if token.is_plain:
        return _plain_others(token.word)
    may_begin = at == 0 and token.is_word and token.written[1:].islower()
    return rivals().get(token.word, ()) if may_begin else ()


@lru_cache(maxsize=20_000)
def _plain_others(word: str) -> tuple[Rival, ...]:
    """Words that are exchanged with `word`, and its other forms where their kinds can be told apart."""
    exchanged = rivals().get(word, ())
    if word in closed_words() or "'" in word:
        return exchanged
    known = {other.name: other for other in rivals().get(f"/{form_kind(word)}", ())}
    forms = _forms(word) if known else ()
    named = ((form, known.get(f"/{form_kind(form)}")) for form in forms)
    return exchanged + tuple(replace(rival, name=form) for form, rival in named if rival is not None)


def _forms(word: str) -> tuple[str, ...]:
    """Every other form of the noun or verb that `word` can be."""
    found = tags(word)
    parts = (
        part for part, own in _PARTS.items() if found & own and not (part == "VERB" and is_mostly_noun(word))
    )
    forms = (inflected(lemma(word, part), tag) for part in parts for tag in _FORMS[part])
    return tuple(form for form in dict.fromkeys(forms) if form != word and form.isalpha())


def _best(sentence: Surroundings, at: int, word: str, others: tuple[Rival, ...]) -> str | None:
    """The word that belongs there far more, if there is one."""
    features = sentence.features(at - 1, at + 1)
    most, best = 0.0, None
    for other in others:
        doubt = other.doubt(features)
        if doubt > -_PAIRS_MAY_ADD and (other.left or other.right):
            before, after = sentence.around(at - 1, at + 1)
            left, right = pair_gain(before, other.name, word, after)
            doubt += other.left * left + other.right * right
        if doubt > most:
            most, best = doubt, other.name
    return best
