"""lemminflect's dictionaries, read a word at a time."""

from __future__ import annotations

from lemminflect import config
from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec

from phrasebook.word_forms import FormTable, LemmaTable, getAllInflections, getAllLemmas


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
