"""lemminflect over its dictionaries as text, of which a word's lines are read when it is asked for.

Read whole, as lemminflect does at its first use, they take a second and 60 MB. `lemmas_of` and `forms_of`
say what it says of words in small letters, without the deep copies it makes of each answer.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

from lemminflect import config, getInflection, getLemma
from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
from lemminflect.codecs.OverridesCodec import OverridesCodec
from lemminflect.core.Inflections import Inflections
from lemminflect.core.Lemmatizer import Lemmatizer
from lemminflect.core.LexicalUtils import categoryToUPos, uposToTags

from phrasebook.english.sorted_lines import SortedLines

__all__ = [
    "form_of",
    "forms_of",
    "getLemma",
    "lemmas_of",
    "tags_of",
]

_REMEMBERED = 8000
# The dictionary lists the past of a regular verb once.
_SAME_PAST = {"VBD": "VBN", "VBN": "VBD"}


class _Lines:
    """The lines of one of lemminflect's files, which begin with their word and a comma."""

    def __init__(self, file: str) -> None:
        self._file = file

    @cached_property
    def _lines(self) -> SortedLines:
        with gzip.open(self._file) as packed:
            return SortedLines(packed.read().splitlines())

    def of(self, word: str) -> Iterator[str]:
        if "," not in word:
            for rest in self._lines.after(f"{word},".encode("utf-8", "replace")):
                yield f"{word},{rest.decode()}"


class LemmaTable:
    """Stands for lemminflect's dictionary of lemmas, by words."""

    def __init__(self, file: str) -> None:
        self._lines = _Lines(file)

    def get(self, word: str, otherwise: dict[str, Any]) -> dict[str, Any]:
        """Lemmas by part of speech."""
        found = (LemmaLUCodec.fromString(line) for line in self._lines.of(word))
        return {categoryToUPos(category): lemmas for _, category, lemmas in found} or otherwise


class FormTable:
    """Stands for lemminflect's dictionary of inflected forms, by lemmas."""

    def __init__(self, file: str) -> None:
        self._lines = _Lines(file)
        self._auxiliaries: dict[str, dict[str, Any]] = InflectionLUCodec.updateForAuxMod({})

    def get(self, lemma: str, otherwise: dict[str, Any]) -> dict[str, Any]:
        """Forms by Penn tag."""
        if lemma in self._auxiliaries:
            return self._auxiliaries[lemma]
        forms: dict[str, Any] = {}
        for line in self._lines.of(lemma):
            forms |= InflectionLUCodec.fromString(line)[2]
        return forms or otherwise


_LEMMAS, _FORMS = LemmaTable(config.lemma_lu_fn), FormTable(config.inflection_lu_fn)
_OTHER_LEMMAS: dict[str, dict[str, Any]] = OverridesCodec.load(config.lemma_overrides_fn)
_OTHER_FORMS: dict[str, dict[str, Any]] = OverridesCodec.load(config.infl_overrides_fn)
# Where lemminflect looks for what it has read; it copies what it gets from there.
Lemmatizer().lemma_dict = _LEMMAS
Inflections().infl_dict = _FORMS


@lru_cache(_REMEMBERED)
def lemmas_of(word: str) -> Mapping[str, tuple[str, ...]]:
    """Dictionary forms of `word` (lower case) by part of speech, as `getAllLemmas`; not to be changed."""
    return _in_small_letters(_LEMMAS.get(word, {}) | _OTHER_LEMMAS.get(word, {}))


@lru_cache(_REMEMBERED)
def forms_of(lemma: str) -> Mapping[str, tuple[str, ...]]:
    """Forms of `lemma` (lower case) by Penn tag, as `getAllInflections` says; not to be changed."""
    return _in_small_letters(_FORMS.get(lemma, {}) | _OTHER_FORMS.get(lemma, {}))


def form_of(lemma: str, tag: str, *, guess: bool = True) -> tuple[str, ...]:
    """Spellings of the form of `lemma` (lower case) that `tag` names; of unknown words by rule if `guess`."""
    known = forms_of(lemma)
    found = known.get(tag) or known.get(_SAME_PAST.get(tag, ""))
    return found or tuple(getInflection(lemma, tag=tag, inflect_oov=guess))


@lru_cache
def tags_of(part: str) -> frozenset[str]:
    """The Penn tags of a part of speech."""
    return frozenset(uposToTags(part))


def _in_small_letters(found: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple([word.lower() for word in words]) for name, words in found.items()}
