"""What kind of word each token of a sentence is: what the statistics about contexts count."""

from __future__ import annotations

from functools import cache, lru_cache

from assist.proofreading.slips.lexicon import tags
from assist.proofreading.slips.tokens import Token
from assist.proofreading.slips.word_classes import word_class

_LETTERS = {"NN": "N", "NNS": "S", "VB": "V", "VBZ": "Z", "VBD": "D", "VBN": "P", "VBG": "G", "JJ": "J"} | {
    **{"RB": "R", "JJR": "C", "JJS": "C"}
}
NAME, NUMBER, POSSESSIVE, CONTRACTION = "+name", "+number", "+'s", "+'"


@cache
def closed_words() -> frozenset[str]:
    """Words that are counted as themselves."""
    return word_class("closed")


@cache
def hasty_contractions() -> dict[str, str]:
    """Contractions without their apostrophe -> with it: “dont”, “couldnt”."""
    return {word.replace("'", ""): word for word in closed_words() if word.endswith("n't")}


@lru_cache(maxsize=20_000)
def form_kind(word: str) -> str:
    """A letter for each part of speech that `word` (lower case) can be: “NV” for “order”; “?” if unknown."""
    found = "".join(sorted({_LETTERS[tag] for tag in tags(word) if tag in _LETTERS}))
    return found or ("R" if word.endswith("ly") else "?")


def kinds(words: tuple[Token, ...]) -> tuple[str, ...]:
    """The kind of each token: a closed word or a mark itself, else what it can be."""
    hasty, closed = hasty_contractions(), closed_words()
    return tuple(
        _kind(words, at, hasty.get(words[at].word, words[at].word), closed) for at in range(len(words))
    )


def _kind(words: tuple[Token, ...], at: int, word: str, closed: frozenset[str]) -> str:
    token = words[at]
    if _is_code(words, at):
        return NAME
    if word in closed or not (token.is_word or word[:1].isdigit()):
        return word
    if not token.is_word:
        return NUMBER
    if token.written[:1].isupper() and at and words[at - 1].word not in {".", "!", "?", ":", '"', "“"}:
        return NAME
    if "'" in word:
        return POSSESSIVE if word.endswith("'s") else CONTRACTION
    return f"/{form_kind(word)}"


def _is_code(words: tuple[Token, ...], at: int) -> bool:
    """Whether capitals are part of a code or an abbreviation: the I of “I-9”, “IS”, “WE-4”."""
    token = words[at]
    if token.is_plain or not token.is_word or not token.written.isupper():
        return False
    is_joined = (
        at + 1 < len(words) and words[at + 1].word in {"-", "/"} and words[at + 1].start == token.span.end
    )
    return is_joined or len(token.word) > 1
