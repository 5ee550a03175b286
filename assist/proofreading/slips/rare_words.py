"""Words that replies hardly ever need, written for common ones like them: “sew” for “so”."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from assist.proofreading.issue import Issue
from assist.proofreading.ranker import match_case
from assist.proofreading.slips.tokens import Token, word_at
from assist.proofreading.words import pair_count

# A pair that was counted this much oftener with the rare word than with the common one belongs to it.
_OWN_PAIR = 2
_BEGINNING = 3


@cache
def rare_words() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Rare word -> the common one, and how the words begin in whose company the rare one is right."""
    data = tomllib.loads(files("assist.proofreading").joinpath("data/rare_words.toml").read_text("utf-8"))
    entries = ((word, entry.partition("|")) for word, entry in data["rare"].items())
    return {word: (common.strip(), tuple(company.split())) for word, (common, _, company) in entries}


def find_rare_words(words: tuple[Token, ...]) -> Iterator[Issue]:
    """Issues of one sentence."""
    rare = rare_words()
    for at, token in enumerate(words):
        if token.word not in rare or not (token.is_plain or (at == 0 and token.written[1:].islower())):
            continue
        common, company = rare[token.word]
        if _is_at_home(words, at, common, company):
            continue
        message = f"“{token.written}” is rare here: did you mean “{common}”?"
        fix = (match_case(token.written, common),)
        yield Issue(token.span, "grammar", "error", fix, message, "SLIP_RARE_WORD", ("draftwell",))


def _is_at_home(words: tuple[Token, ...], at: int, common: str, company: tuple[str, ...]) -> bool:
    """Whether the rare word is meant: by the words of its sentence, or by the pairs it makes."""
    others = [token.word for number, token in enumerate(words) if number != at and token.is_word]
    if any(_is_company(word, known) for word in others for known in company):
        return True
    rare = words[at].word
    before = word_at(words, at - 1)
    after = word_at(words, at + 1)
    return (
        _belongs(before, rare, before, common) or _belongs(rare, after, common, after) or after in {"-", "/"}
    )


def _is_company(word: str, known: str) -> bool:
    return word == known or (len(known) > _BEGINNING and word.startswith(known))


def _belongs(first: str, second: str, other_first: str, other_second: str) -> bool:
    count = pair_count(first, second)
    return count > _OWN_PAIR * pair_count(other_first, other_second) and count > 0
