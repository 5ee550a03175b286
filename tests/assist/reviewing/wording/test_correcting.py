"""Wording found in the corrected draft comes back to the draft."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assist.reviewing.edits import Edit, EditKind, apply_edits
from assist.reviewing.settling import settle
from assist.reviewing.wording.correcting import Corrected
from assist.reviewing.wording.rewriting import Rewriting
from assist.text.spans import Span

DRAFT = "You have to recieve it in person, and bring teh letter."
FIXES = [(12, 19, "receive"), (44, 47, "the")]


def edit(text: str, start: int, end: int, replacement: str, kind: EditKind = "wording") -> Edit:
    return Edit(kind, Span(start, end), text[start:end], replacement, f"{kind}.rule", "message", "why")


def test_a_rule_that_needs_the_right_word_changes_the_draft() -> None:
    """The rewording covers the slip in the draft and says the right word."""
    fixes = [edit(DRAFT, *fix, "spelling") for fix in FIXES]
    corrected = Corrected(DRAFT, fixes)
    wording = edit(corrected.text, 0, 19, "Please receive")
    back = corrected.in_draft(Rewriting((wording,), ()))
    assert (
        apply_edits(DRAFT, settle([*back.edits, *fixes]))
        == "Please receive it in person, and bring the letter."
    )


@given(st.integers(0, 60), st.integers(0, 20), st.text("xyz ", max_size=6))
def test_the_way_back_never_changes_the_outcome(start: int, length: int, words: str) -> None:
    """Any edit of the corrected text gives the same text when it is made in the draft with the fixes."""
    fixes = [edit(DRAFT, *fix, "spelling") for fix in FIXES]
    corrected = Corrected(DRAFT, fixes)
    start = min(start, len(corrected.text))
    end = min(start + length, len(corrected.text))
    wording = edit(corrected.text, start, end, words)
    back = corrected.in_draft(Rewriting((wording,), ())).edits[0]
    outside = [fix for fix in fixes if not back.span.overlaps(fix.span)]
    assert apply_edits(DRAFT, [back, *outside]) == apply_edits(corrected.text, [wording])
