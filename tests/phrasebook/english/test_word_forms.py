"""lemminflect's dictionaries, read a word at a time."""

from __future__ import annotations

from lemminflect import config, getAllInflections, getAllLemmas, getInflection
from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
from lemminflect.codecs.OverridesCodec import OverridesCodec

from phrasebook.english.word_forms import (
    FormTable,
    LemmaTable,
    form_of,
    forms_of,
    lemmas_of,
)


def test_every_word_has_the_lemmas_that_lemminflect_reads() -> None:
    """All 69,980 words give the same lemmas as the dictionary read whole."""
    whole, table = LemmaLUCodec.load(config.lemma_lu_fn), LemmaTable(config.lemma_lu_fn)
    assert {word: table.get(word, {}) for word in whole} == whole


def test_every_lemma_has_the_forms_that_lemminflect_reads() -> None:
    """All 34,147 lemmas, auxiliaries among them, give the same forms as the dictionary read whole."""
    whole, table = InflectionLUCodec.load(config.inflection_lu_fn), FormTable(config.inflection_lu_fn)
    assert {word: table.get(word, {}) for word in whole} == whole


def test_what_is_no_word_has_no_forms() -> None:
    """A word with a comma, half a character or nothing in it is found nowhere."""
    for word in ("zzxy", "aaron,noun", "\ud800", ""):
        assert not getAllLemmas(word)
        assert not getAllInflections(word)


def test_the_ways_without_copies_say_the_same() -> None:
    """For every tenth word and each overridden one, `lemmas_of` and `forms_of` are what lemminflect says."""
    words = list(LemmaLUCodec.load(config.lemma_lu_fn))[::10]
    words += [*OverridesCodec.load(config.lemma_overrides_fn), *OverridesCodec.load(config.infl_overrides_fn)]
    small = [word for word in words if word.islower()]
    assert {word: lemmas_of(word) for word in small} == {word: getAllLemmas(word) for word in small}
    assert {word: forms_of(word) for word in small} == {word: getAllInflections(word) for word in small}
    for tag in ("VB", "VBZ", "VBG", "VBD", "VBN", "NNS"):
        known = {word: getInflection(word, tag=tag, inflect_oov=False) for word in small}
        assert {word: form_of(word, tag, guess=False) for word in small} == known
