"""Greeting and closing, where a team asks for them."""

from __future__ import annotations

from dataclasses import replace

from assist.reviewing.checks.context import ReplyStandard
from assist.reviewing.checks.reply_standard import check
from tests.assist.reviewing.checks.conversations import context_for


def test_asks_for_nothing_by_itself() -> None:
    """Without a standard, a bare answer is fine."""
    assert check(context_for("Is it open?", "Yes, until six.")) == []


def test_asks_for_greeting_and_closing() -> None:
    """With both in the standard, each that is missing is a hint of its own kind."""
    strict = ReplyStandard(greeting=True, closing=True)
    bare = replace(context_for("Is it open?", "Yes, until six."), standard=strict)
    assert [finding.kind for finding in check(bare)] == ["missing_greeting", "missing_closing"]
    full = replace(
        context_for("Is it open?", "Hello Ana,\n\nyes, until six.\n\nKind regards\nSam"), standard=strict
    )
    assert check(full) == []
