"""Hints on wording mark a clause, and one clause has one hint."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.reviewing.edits import Edit, Finding, Severity
from assist.reviewing.marking import MARKED, mark_clauses
from assist.text.document import read_document
from assist.text.spans import Span


def _span(draft: str, words: str) -> Span:
    start = draft.index(words)
    return Span(start, start + len(words))


def _hint(draft: str, words: str, severity: Severity = "hint", kind: str = MARKED) -> Finding:
    return Finding(kind, severity, f"“{words}” says no.", f"About {words}.", _span(draft, words), "r.one")


def _edit(draft: str, words: str) -> Edit:
    return Edit("wording", _span(draft, words), words, "else", "r.two", "", "")


@pytest.mark.parametrize(
    ("draft", "words", "marked"),
    [
        ("We can't refund the deposit.", "can't", "We can't refund the deposit"),
        ("The deposit stays, and we can't refund it!", "can't", "and we can't refund it"),
        ("It broke, I am afraid; a new one is here.", "afraid", "I am afraid"),
        ("All is well. Nobody knows (not even us) why.", "Nobody", "Nobody knows"),
        (
            "The lamp that we can't repair goes back because it is old.",
            "can't",
            "The lamp that we can't repair goes back",
        ),
        ("Well-made, no longer sold - sorry!", "no longer", "no longer sold"),
    ],
)
def test_a_hint_marks_the_clause_of_its_words(draft: str, words: str, marked: str) -> None:
    (found,) = mark_clauses(read_document(draft), [_hint(draft, words)], [])
    assert found.span.of(draft) == marked
    assert found.message == f"“{words}” says no."


def test_two_hints_on_one_clause_are_one_with_both_words_and_the_graver_s_advice() -> None:
    draft = "We can't help, it is no longer our problem."
    found = mark_clauses(
        read_document(draft),
        [_hint(draft, "can't"), _hint(draft, "no longer"), _hint(draft, "problem", "warn")],
        [],
    )
    assert [one.span.of(draft) for one in found] == ["We can't help", "it is no longer our problem"]
    assert found[1].severity == "warn"
    assert found[1].advice == "About problem."
    assert found[1].message == "“no longer” says no; “problem” says no."


def test_a_mark_ends_where_an_edit_another_finding_or_a_quote_begins() -> None:
    draft = 'Please note we can\'t open "the old file" obviously and soon.'
    findings = [_hint(draft, "can't"), _hint(draft, "obviously", kind="blame")]
    blame, negative = mark_clauses(read_document(draft), findings, [_edit(draft, "Please note")])
    assert blame == findings[1]
    assert negative.span.of(draft) == "we can't open"


def test_words_over_two_sentences_stay_as_they_are() -> None:
    draft = "It is lost. Nobody knows."
    hint = Finding(MARKED, "hint", "m", "a", Span(6, 18), None)
    assert mark_clauses(read_document(draft), [hint], []) == (hint,)


@given(
    st.text("ab ,.;'\n()-", max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 9)), max_size=5),
)
def test_marks_hold_their_words_and_do_not_overlap(draft: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(min(at, len(draft)), min(at + size, len(draft))) for at, size in places]
    hints = [Finding(MARKED, "hint", "m", "a", span) for span in spans if len(span)]
    found = mark_clauses(read_document(draft), hints, [])
    assert all(any(mark.span.contains(hint.span) for mark in found) for hint in hints)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
