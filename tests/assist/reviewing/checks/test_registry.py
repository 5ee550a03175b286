"""Running all checks, muting them, and the verdict."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assist.reviewing.checks.registry import CHECKS, STOPPING, Thresholds, run_checks, verdict
from assist.reviewing.edits import Finding
from assist.text.spans import Span
from tests.assist.reviewing.checks.conversations import context_for

HINT = Finding("jargon", "hint", "m", "a", Span(0, 1))
WARNING = Finding("blame", "warn", "m", "a", Span(0, 1))
STOP = Finding("wrong_name", "stop", "m", "a", Span(0, 1))


def test_mutes_a_kind() -> None:
    """A muted kind is not among the findings; the others stay."""
    context = context_for("Any news?", "Hi [name], it will be ready soon.")
    assert {finding.kind for finding in run_checks(context)} == {"placeholder_left", "vague_timeline"}
    left = run_checks(context, muted=frozenset({"vague_timeline"}))
    assert {finding.kind for finding in left} == {"placeholder_left"}


def test_skips_quotes() -> None:
    """What the customer is quoted with is not held against the writer."""
    context = context_for(
        "It's broken.",
        "> You should have read the manual. IT WILL NEVER BREAK AGAIN.\nA new one is on its way.",
    )
    assert run_checks(context) == ()


def test_verdict() -> None:
    """Only what must never be sent stops; hints are fine unless a team sets a limit."""
    assert verdict(()) == "ok"
    assert verdict((HINT, HINT)) == "ok"
    assert verdict((HINT, HINT), Thresholds(hints=2)) == "warn"
    assert verdict((HINT, WARNING)) == "warn"
    assert verdict((WARNING,), Thresholds(warnings=2)) == "ok"
    assert verdict((WARNING, STOP)) == "stop"
    assert verdict((STOP,), Thresholds(stopping=frozenset())) == "warn"


def test_only_three_kinds_stop() -> None:
    """Placeholders, wrong names and internal text are all that can stop a reply."""
    assert {"placeholder_left", "wrong_name", "internal_text"} == STOPPING
    assert len({kind for kind, _ in CHECKS}) == len(CHECKS)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_read(customer: str, draft: str) -> None:
    """No text makes a check fail, spans lie inside the draft, and twice gives the same."""
    found = run_checks(context_for(customer, draft))
    assert all(0 <= finding.span.start < finding.span.end <= len(draft) for finding in found)
    assert run_checks(context_for(customer, draft)) == found
