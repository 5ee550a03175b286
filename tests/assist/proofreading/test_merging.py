"""Several engines, one list."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assist.proofreading.issue import Issue, IssueKind
from assist.proofreading.merging import merge
from assist.text.spans import Span

TEXT = "We recieved a orders and the the Wendesday parcel form you."


def _issue(words: str, fix: str, source: str, kind: IssueKind = "spelling", severity: str = "error") -> Issue:
    start = TEXT.index(words)
    return Issue(
        Span(start, start + len(words)),
        kind,
        severity,
        (fix,),
        "",
        f"{source}_{kind}",
        (source,),  # type: ignore[arg-type]
    )


def test_agreeing_engines_make_one_error_that_may_be_applied() -> None:
    """Both names are kept, and a lower-case word with one clear fix is dominant."""
    found = [_issue("recieved", "received", "harper"), _issue("recieved", "received", "languagetool")]
    (merged,) = merge(TEXT, found, both_answered=True)
    assert (merged.sources, merged.severity, merged.dominant) == (("languagetool", "harper"), "error", True)


def test_a_misspelling_only_one_engine_sees_is_a_hint() -> None:
    """Where both have answered; where only one could, it is an error."""
    found = [_issue("recieved", "received", "harper")]
    assert [merge(TEXT, found, both_answered=both)[0].severity for both in (True, False)] == ["hint", "error"]


def test_capitalised_words_are_never_applied_unasked() -> None:
    """They could be names."""
    found = [_issue("Wendesday", "Wednesday", source) for source in ("harper", "languagetool")]
    assert not merge(TEXT, found, both_answered=True)[0].dominant


def test_grammar_that_mends_the_word_beats_spelling_inside_it() -> None:
    """The longer grammar finding takes the misspelling's place."""
    found = [
        _issue("recieved a", "received a", "languagetool", "grammar"),
        _issue("recieved", "received", "harper"),
    ]
    (merged,) = merge(TEXT, found, both_answered=True)
    assert merged.kind == "grammar"


def test_one_engines_grammar_is_shown_and_two_agreeing_are_applied() -> None:
    """Agreement means: the same text afterwards, whatever the spans."""
    one = [_issue("the the", "the", "harper", "grammar")]
    two = [*one, _issue(" the the", " the", "languagetool", "grammar")]
    assert [merge(TEXT, found, both_answered=True)[0].dominant for found in (one, two)] == [False, True]


_ISSUES = st.builds(
    lambda start, length, kind, source: Issue(
        Span(start, min(len(TEXT), start + length)), kind, "error", ("x",), "", "R", (source,)
    ),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 12),
    st.sampled_from(["spelling", "grammar", "spacing", "style"]),
    st.sampled_from(["harper", "languagetool", "draftwell"]),
)


@given(st.lists(_ISSUES, max_size=12))
def test_merged_issues_never_overlap(found: list[Issue]) -> None:
    """Whatever the engines say, fixes can be applied side by side, and nothing is invented."""
    merged = merge(TEXT, found, both_answered=True)
    assert all(a.span.end <= b.span.start for a, b in pairwise(merged))
    assert {issue.span for issue in merged} <= {issue.span for issue in found}
