"""Overlapping edits become one list that can be applied."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assist.reviewing.edits import Edit, EditKind, apply_edits
from assist.reviewing.settling import framed, settle
from assist.text.spans import Span

TEXT = "You have to recieve the parcel before we can send the next one."


def edit(start: int, end: int, replacement: str, kind: EditKind = "wording") -> Edit:
    return Edit(kind, Span(start, end), TEXT[start:end], replacement, "a.rule", "message", "why")


def test_a_typo_inside_a_rewording_is_mended_there() -> None:
    """A spelling fix of a word that the wording copied goes into the wording's replacement."""
    wording = edit(0, 30, "Please recieve the parcel")
    spelling = edit(12, 19, "receive", "spelling")
    settled = settle([wording, spelling])
    assert apply_edits(TEXT, settled) == "Please receive the parcel before we can send the next one."


def test_a_fix_of_words_that_are_gone_is_not_shown() -> None:
    """A spelling fix of a word that the rewording left out would only confuse."""
    settled = settle([edit(0, 30, "Please take it"), edit(12, 19, "receive", "spelling")])
    assert [each.kind for each in settled] == ["wording"]


def test_a_fix_of_a_word_copied_twice_is_only_shown() -> None:
    """Where the wrong word stands twice in the rewording, the writer decides."""
    settled = settle([edit(0, 30, "Please recieve or recieve it"), edit(12, 19, "receive", "spelling")])
    assert [(each.kind, each.applied) for each in settled] == [("wording", True), ("spelling", False)]


def test_offers_are_never_applied() -> None:
    """An offer stays out of the text even when nothing is in its way."""
    offer = replace(edit(0, 30, "Please take it. I can bring it."), effect="offer")
    assert apply_edits(TEXT, settle([offer])) == TEXT


def test_half_words_are_never_shown() -> None:
    """An edit that ends in mid-word grows to the whole word."""
    whole = framed(TEXT, edit(4, 10, " must"))
    assert (whole.original, whole.replacement) == ("have to", " musto")


def test_tightening_keeps_the_words_that_change() -> None:
    """Words shared at both ends leave the edit; the text after is the same."""
    wide = edit(0, len(TEXT), TEXT.replace("before", "after"))
    tight = framed(TEXT, wide)
    assert (tight.original, tight.replacement) == ("before ", "after ") or (
        tight.original,
        tight.replacement,
    ) == (
        "before",
        "after",
    )
    assert apply_edits(TEXT, [tight]) == apply_edits(TEXT, [wide])


def test_an_insertion_keeps_a_word_to_point_at() -> None:
    """An edit that only adds words still covers some of the draft."""
    tight = framed(TEXT, edit(0, 30, "You have to please recieve the parcel"))
    assert tight.original
    assert apply_edits(TEXT, [tight]).startswith("You have to please recieve the parcel before")


edits = st.builds(
    lambda start, length, replacement, kind: edit(start, min(len(TEXT), start + length), replacement, kind),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 20),
    st.text("abc ", max_size=8),
    st.sampled_from(["wording", "spelling", "grammar", "spacing", "repair"]),
)


@given(st.lists(edits, max_size=8))
def test_settled_edits_never_overlap(given_edits: list[Edit]) -> None:
    """Whatever comes in, the applied edits that come out can be applied."""
    apply_edits(TEXT, settle(given_edits))


@given(edits)
def test_tightening_never_changes_the_result(given_edit: Edit) -> None:
    """A tightened edit makes the same text."""
    assert apply_edits(TEXT, [framed(TEXT, given_edit)]) == apply_edits(TEXT, [given_edit])
