"""What an English word can be: its possible parts of speech, from lemminflect's dictionary."""

from __future__ import annotations

import heapq
from functools import lru_cache

from assist.proofreading.slips.word_classes import word_class
from assist.proofreading.words import pair_count, word_counts
from phrasebook.english.word_forms import form_of, forms_of, getLemma, lemmas_of, tags_of

# Nouns younger than the dictionary.
_NEW_NOUNS = word_class("new_nouns")
_COMMON_WORDS = 8000
# How much oftener “the order” was counted than “to order” for a word that is still taken for a verb.
_NOUN_SHARE = 5.0
Tags = frozenset[str]


@lru_cache(maxsize=20_000)
def tags(word: str) -> Tags:
    """The Penn tags `word` (lower case) can have: NN NNS VB VBP VBZ VBD VBN VBG JJ JJR RB; none if unknown.

    A regular past form counts as VBN too: the dictionary lists it once.
    """
    found = {
        tag
        for part, lemmas in lemmas_of(word).items()
        for lemma in lemmas
        for tag, forms in forms_of(lemma).items()
        if word in forms and tag in tags_of(part)
    }
    if word in _NEW_NOUNS:
        found.add("NN")
    if word.removesuffix("s") in _NEW_NOUNS and word.endswith("s"):
        found = {"NNS"}
    if "VBD" in found and word.endswith("ed"):
        found.add("VBN")
    # The dictionary lists every mass use as its own plural; only a real plural is one.
    return frozenset(found - {"NNS"} if "NN" in found and not word.endswith("s") else found)


def look_up_common_words() -> None:
    """Nothing; the tags of the commonest words are known afterwards: it takes a second."""
    counts = word_counts()
    for word in heapq.nlargest(_COMMON_WORDS, counts, key=lambda known: counts[known]):
        tags(word)


def is_plural(word: str) -> bool:
    """Whether `word` is the plural of another word, and no singular."""
    found = tags(word)
    return "NNS" in found and "NN" not in found and lemma(word, "NOUN") != word


def is_singular(word: str) -> bool:
    """Whether `word` is a singular noun."""
    may_be_plural = word.endswith("s") and bool((tags(word[:-1]) | tags(word[:-2])) & {"NN"})
    return "NN" in tags(word) and not is_plural(word) and not may_be_plural


def is_only_verb(word: str) -> bool:
    """Whether `word` can be a verb and neither a noun nor an adjective or adverb."""
    found = tags(word)
    return bool(found & _VERB) and not found & {"NN", "NNS", "JJ", "RB"}


def is_mostly_noun(word: str) -> bool:
    """Whether `word` is a noun that was counted far more rarely as a verb: “page”, not “order”."""
    as_noun = pair_count("the", word) + pair_count("a", word)
    return "NN" in tags(word) and as_noun >= _NOUN_SHARE * pair_count("to", word)


def lemma(word: str, part: str) -> str:
    """The dictionary form of `word` as a NOUN or VERB."""
    return str((lemmas_of(word).get(part) or getLemma(word, upos=part) or (word,))[0])


def inflected(word: str, tag: str) -> str:
    """The form of a base verb or singular noun that `tag` names."""
    return (form_of(word, tag) or (word,))[0]


_VERB = {"VB", "VBP", "VBZ", "VBD", "VBN", "VBG"}
