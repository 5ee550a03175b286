"""Folding: what matching sees, and that every place leads back to the draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebook.english.characters import plain
from phrasebook.english.spelling import TypoIndex, fold_word
from phrasebook.patterns.folding import Folder
from tests.phrasebook.reading import view_of


def words(text: str) -> str:
    """The view of `text` without its tags."""
    return plain(view_of(text).text.decode("latin-1")).strip().lower()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("We can’t, won't & didnt.", "we can not, will not & did not."),
        ("u r late, pls wait", "you are late, please wait"),
        ("pls come b4 Monday", "please come before monday"),
        ("It's been blue, it's red.", "it has been blue, it is red."),
        ("I'd better go, I'd go.", "i had better go, i would go."),
        ("The colour of the centre", "the color of the center"),
        ("Dr. Aydin at 4 p.m. today", "dr aydin at 4 p.m today"),
        ("off—now. Then", "off - now. then"),
        ("Sam's desk", "sam's desk"),
    ],
)
def test_what_matching_sees(text: str, seen: str) -> None:
    """Contractions, chat words, British spelling, abbreviations and dashes read alike."""
    assert words(text) == seen


def test_a_contraction_has_one_capital() -> None:
    """Of “It's” the view has “It is”: a rule that copies both writes no capital in mid-sentence."""
    assert (
        plain(view_of("It's late. We're here.").text.decode("latin-1")).strip() == "It is late. We are here."
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("availble", "available"),
        ("untill", "until"),
        ("prodcut", "product"),
        ("refnud", "refund"),
        ("unfortunatly", "unfortunately"),
        ("until", "until"),
        ("refunds", "refunds"),
        ("unit", "unit"),
        ("fund", "fund"),
        ("xyzzy", "xyzzy"),
    ],
)
def test_one_slip_in_a_rules_word(typed: str, meant: str) -> None:
    """One slip is read as the rule's word, but never a word of its own, a short one, or a far one."""
    index = TypoIndex(frozenset({"until", "refund", "unfortunately", "available", "product"}))
    assert index.correct(typed) == meant


@pytest.mark.parametrize("word", ["its", "were", "well", "ill", "hell", "id", "lets", "wed", "shell"])
def test_words_that_only_lack_an_apostrophe_by_chance(word: str) -> None:
    """Words that are words without an apostrophe too are left as they are."""
    assert fold_word(word) == word


@given(st.text(max_size=200))
def test_any_text_can_be_viewed(text: str) -> None:
    """Each token's place in the view leads to characters of the text, from left to right."""
    view = view_of(text)
    at = 0
    for token in view.tokens:
        assert at <= token.source_start < token.source_end <= len(text)
        assert 0 <= token.start < token.end <= len(view.text)
        at = token.source_end


@given(st.text(alphabet="abc can't won’t.,; I you\n€😀", max_size=80))
def test_a_whole_view_copies_the_whole_text(text: str) -> None:
    """Copying all of a view gives the text from its first word to its last."""
    view = view_of(text)
    if view.tokens:
        copied = view.copy(view.tokens[0].start, view.tokens[-1].end)
        assert copied == text[view.tokens[0].source_start : view.tokens[-1].source_end]


def test_a_part_of_a_contraction_is_written_out() -> None:
    """Copying "we" out of "we'll" gives "we"."""
    view = view_of("we'll wait")
    start = view.text.index(b"we")
    assert view.copy(start, start + 2) == "we"
    assert view.source_span(start, start + 2) is None


def test_a_folder_remembers() -> None:
    """The same sentence is folded once."""
    folder = Folder(frozenset())
    assert folder.sentence("We wait.", ()) is folder.sentence("We wait.", ())
