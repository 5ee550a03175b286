"""Determiners and nouns that do not agree in number: “two day left”, “a items”."""

from __future__ import annotations

from collections.abc import Iterator

from assist.proofreading.issue import Issue
from assist.proofreading.ranker import match_case
from assist.proofreading.slips.clauses import COLLECTIVE, FINITE, PREPOSITIONS
from assist.proofreading.slips.lexicon import inflected, is_plural, lemma, tags
from assist.proofreading.slips.tokens import Token, word_at
from assist.proofreading.slips.word_classes import word_class
from assist.text.spans import Span

Words = tuple[Token, ...]
_COUNTED = word_class("counted")
_OF_ONE = frozenset({"a", "an", "this", "each", "every", "another"})


def find_wrong_numbers(words: Words) -> Iterator[Issue]:
    """Issues of one sentence."""
    for at, token in enumerate(words):
        if token.word in _COUNTED:
            yield from _counted_noun(words, at)
        if token.word in _OF_ONE:
            yield from _article_before_plural(words, at)


def _counted_noun(words: Words, at: int) -> Iterator[Issue]:
    """“Two day left”, “these box”, “several item.”"""
    noun, after = word_at(words, at + 1), word_at(words, at + 2)
    if (
        word_at(words, at - 1) == "at"
        or at + 1 >= len(words)
        or not words[at + 1].is_plain
        or noun in COLLECTIVE
    ):
        return
    found = tags(noun)
    if (
        word_at(words, at - 1) in {"under", "over", "aged"} and "VB" in found
    ):  # “children under six ride free”
        return
    only_noun = "NN" in found and not found & {"JJ", "RB", "VBN", "VBD", "IN"}
    only_noun &= "VBG" not in found or after in FINITE
    plural = inflected(noun, "NNS")
    open_after = (
        not after
        or not after[:1].isalpha()
        or after in PREPOSITIONS | FINITE | {"and", "or", "but", "we", "you"}
    )
    if (
        only_noun
        and open_after
        and plural != noun
        and after not in {"-", "/"}
        and word_at(words, at - 1) not in {"the", "one", "-"}
    ):
        message = f"After “{words[at].written}” write the plural."
        span = words[at + 1].span
        yield Issue(span, "grammar", "error", (plural,), message, "SLIP_COUNTED_NOUN", ("draftwell",))


def _article_before_plural(words: Words, at: int) -> Iterator[Issue]:
    """“A items”, “this items”."""
    article, noun = words[at].word, word_at(words, at + 1)
    if at + 1 >= len(words) or not words[at + 1].is_plain:
        return
    after = word_at(words, at + 2)
    may_be_verb = article not in {"a", "an"} and "VBZ" in tags(noun)
    if is_plural(noun) and not may_be_verb and not tags(after) & {"NN", "NNS", "JJ", "VBG"}:
        yield _article_issue(words[at], words[at + 1])


def _article_issue(article: Token, noun: Token) -> Issue:
    """One of the two is wrong; after “this” it may well be the article."""
    one = f"{article.written} {lemma(noun.word, 'NOUN')}"
    many = f"{match_case(article.written, 'these')} {noun.word}"
    fixes = (one, many) if article.word == "this" else (one,)
    span = Span(article.start, noun.span.end)
    message = f"“{article.written}” and “{noun.written}” do not agree."
    return Issue(span, "grammar", "error", fixes, message, "SLIP_ARTICLE_PLURAL", ("draftwell",))
