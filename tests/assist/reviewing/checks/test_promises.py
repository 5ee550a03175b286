"""Promises are read as who, what and when."""

from __future__ import annotations

import pytest

from assist.reviewing.checks.promises import find_promises
from assist.text.document import read_document


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("I will send the label by Friday.", [("I", "send the label", "by Friday")]),
        ("We'll call you tomorrow at 9:00.", [("We", "call you", "tomorrow at 9:00")]),
        ("I'll refund 39 euros.", [("I", "refund 39 euros", None)]),
        ("Our technician will come on 4 May.", [("Our technician", "come", "on 4 May")]),
        (
            "I'll check the log and I'll write to you within two days.",
            [("I", "check the log", None), ("I", "write to you", "within two days")],
        ),
        (
            "We'll refund 39.90 euros within 3-5 working days.",
            [("We", "refund 39.90 euros", "within 3-5 working days")],
        ),
        ("We will, of course, cover the cost.", [("We", "cover the cost", None)]),
        (
            "Tomorrow morning I'm calling the courier for you.",
            [("I", "calling the courier for you", "Tomorrow morning")],
        ),
        ("By Thursday we'll have replaced the pump.", [("we", "have replaced the pump", "By Thursday")]),
        (
            "We are going to deliver the desk on Tuesday and we will take the old one away.",
            [("We", "deliver the desk", "on Tuesday"), ("we", "take the old one away", None)],
        ),
        ("We will ship it as soon as the paint is dry.", [("We", "ship it", "as soon as the paint is dry")]),
    ],
)
def test_reads_a_promise(draft: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Who, what and when stand in the draft's own words, and the span lies on the promise."""
    found = find_promises(read_document(draft))
    assert [(promise.who, promise.what, promise.when) for promise in found] == expected
    assert all(promise.span.of(draft).startswith(promise.who) for promise in found)


@pytest.mark.parametrize(
    "draft",
    [
        "You will find it under Settings.",
        "The price will go up.",
        "I won't be in.",
        "We will not charge you.",
        "> I will pay.",
        "We are looking into the pump.",
        "I am writing to you about your bill of 3 May.",
    ],
)
def test_leaves_what_is_none(draft: str) -> None:
    """What the customer or a thing will do, what is denied and what is quoted is no promise."""
    assert find_promises(read_document(draft)) == ()
