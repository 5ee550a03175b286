"""What proofreading found, as a review tells it."""

from __future__ import annotations

import pytest

from assist.conversation import Conversation, Message, Person
from assist.proofreading.issue import Issue
from assist.reviewing.proofs import names_in, outside_facts, proof_findings
from assist.text.spans import Span


def _misspelt(text: str, word: str, right: str) -> Issue:
    start = text.index(word)
    span = Span(start, start + len(word))
    return Issue(span, "spelling", "error", (right,), "", "ANY", ("harper",), dominant=True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The fee is kr 399 a year.", "kr"),
        ("You have 12 gb left.", "gb"),
        ("Your order is hx-2231-ab.", "hx"),
        ("Write to ana.lopes@example.com today.", "lopes"),
    ],
)
def test_no_spelling_within_what_is_copied(text: str, word: str) -> None:
    """An amount, a size, a number or an address is never respelt, however its letters look."""
    assert outside_facts(text, [_misspelt(text, word, word.title())]) == ()


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [("It comes on 3 march.", "march", "March"), ("It costs kr 399 teh month.", "teh", "the")],
)
def test_other_slips_are_told(text: str, word: str, right: str) -> None:
    """A date may be misspelt, and so may the words beside an amount."""
    issue = _misspelt(text, word, right)
    assert outside_facts(text, [issue]) == (issue,)


def test_a_short_part_of_a_hyphened_name_is_no_slip() -> None:
    """The “eu” of a name is not respelt; a longer part is read as any word."""
    assert (
        outside_facts("The name acme-eu is free.", [_misspelt("The name acme-eu is free.", "eu", "emu")])
        == ()
    )
    text = "A well-knwon name."
    slip = _misspelt(text, "knwon", "known")
    assert outside_facts(text, [slip]) == (slip,)


def _small(text: str, word: str) -> Issue:
    at = text.index(word)
    span = Span(at, at + len(word))
    return Issue(span, "spelling", "hint", (word.title(),), "", "HARPER_SentenceCapitalization", ("harper",))


def test_who_writes_small_is_told_once() -> None:
    """Several sentences in lower case are one finding, at the first of them; two are two."""
    text = "that is fine. we have it. let me know."
    issues = [_small(text, word) for word in ("that", "we", "let")]
    (found,) = proof_findings(issues)
    assert found.span.of(text) == "that"
    assert found.message == "3 sentences do not start with a capital letter."
    assert len(list(proof_findings(issues[:2]))) == 2


def test_other_hints_beside_lower_case_stay() -> None:
    """Only the findings on capitals are told once."""
    text = "that is fine. we have it. let me know teh day."
    other = Issue(Span(39, 42), "spelling", "hint", ("the",), "", "ANY", ("harper",))
    issues = [*(_small(text, word) for word in ("that", "we", "let")), other]
    assert [found.rule_id for found in proof_findings(issues)] == ["HARPER_SentenceCapitalization", "ANY"]


def test_names_that_the_customer_signs_with_are_known() -> None:
    """The name at the end of a message is nobody's slip, nor is the one in the records."""
    message = Message("customer", "Does it work offline? Best, Mr. Tan")
    conversation = Conversation(messages=(message,), customer=Person(name="Wei Tan"))
    assert names_in(conversation) == ("Wei Tan", "Wei", "Tan")
    assert "Tan" in names_in(Conversation(messages=(message,)))
    assert names_in(Conversation(messages=(Message("customer", "Does it work?"),))) == ()
