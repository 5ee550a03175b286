"""The gates: each refuses what it must, and says why."""

from __future__ import annotations

import pytest

from assist.reviewing.wording.gates import (
    Proposal,
    copy_gate,
    ledger_gate,
    mask_gate,
    novelty_gate,
    refusal_of,
    token_gate,
)
from phrasebook.patterns.opaque import find_opaque
from phrasebook.replacing import Match
from phrasebook.rule import Rule
from phrasebook.templates.saying import Piece


def proposal(before: str, after: str, *, pieces: tuple[Piece, ...] = (), **fields: object) -> Proposal:
    """A rule that says `after` in place of the whole draft `before`."""
    rule = Rule("test.rule", ("x",), (after,), **fields)  # type: ignore[arg-type]
    match = Match(rule, 0, 0, len(before), after, pieces)
    return Proposal(before, match, find_opaque(before), (0,))


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ('Press "Go" now', "Press it now", '"Go"'),
        ("See https://a.example now", "See it now", "link"),
        ("Run `a b` now", "Run `a c` now", "code"),
    ],
)
def test_masked_parts_are_copied_whole(before: str, after: str, word: str) -> None:
    """An edit that loses or changes a quote, link or code is refused."""
    assert word in str(mask_gate(proposal(before, after)))


def test_a_copied_quote_passes() -> None:
    """A quote that stands in the replacement as it was is no obstacle."""
    assert mask_gate(proposal('You must press "Go"', 'Please press "Go"')) is None


def test_a_false_copy_is_refused() -> None:
    """A piece that claims a place of the draft must have its letters."""
    piece = Piece("the desk", "copied", 0, 8)
    assert copy_gate(proposal("the lamp is here", "the desk is here", pieces=(piece,))) is not None
    assert copy_gate(proposal("the desk is here", "The desk is here", pieces=(piece,))) is None


def test_words_of_a_negation_need_it() -> None:
    """ "Either" and "at all" after an edit refuse one that takes the negation away."""
    draft = "Pets are not allowed in either."
    rule = Rule("test.rule", ("x",), ("please leave pets outside the restaurant",))
    match = Match(rule, 0, 0, len("Pets are not allowed in"), rule.say[0])
    assert "negation" in str(ledger_gate(Proposal(draft, match, (), (0,))))
    kept = Match(rule, 0, 0, len("Pets are not allowed in"), "Pets are not welcome in")
    assert "negation" not in str(ledger_gate(Proposal(draft, kept, (), (0,))))


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("It costs €5", "It costs a little", "€5"),
        ("It comes on Monday", "It comes soon", "monday"),
        ("It takes two weeks", "It takes weeks", "two"),
        ("We asked Ivo", "We asked him", "ivo"),
        ("It is here", "It is here on Friday", "friday"),
        ("Order A-1 left", "Order left", "a-1"),
        ("It is on me@x.example", "It is there", "me@x.example"),
        ("It takes 5 days", "It takes 6 days", "5"),
    ],
)
def test_facts_stay(before: str, after: str, word: str) -> None:
    """A number, name, date, unit or address that would go or come is refused by name."""
    assert word in str(token_gate(proposal(before, after)))


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("You need at least 3 days", "You need 3 days", "at least"),
        ("It is open until noon", "It is open", "until"),
        ("Only adults may come", "Adults may come", "only"),
        ("It should arrive today", "It will arrive today", "should"),
        ("It may take a day", "It takes a day", "may"),
        ("It takes 5 days", "It takes up to 5 days", "up to"),
        ("It takes 5 days", "It comes within 5 days", "within"),
        ("We will call", "We will call immediately", "immediately"),
        ("We can't refund it", "We can refund it", "refund"),
        ("We won't send it", "We will send it", "send"),
        ("We can't go", "We can go", "go"),
        ("We are unable to change it", "We are happy to change it", "change"),
    ],
)
def test_limits_hedges_and_polarity_stay(before: str, after: str, word: str) -> None:
    """A limit or hedge that would go, a promise that would come, a no that would turn is refused by name."""
    assert word in str(ledger_gate(proposal(before, after)))


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        ("We can't ship it until Monday", "We can ship it from Monday", {"preserves": "limit"}),
        ("I can't get you it until next month", "It will be available next month", {"preserves": "limit"}),
        ("You can't add more than 5 guests", "You can add up to 5 guests", {"preserves": "limit"}),
        (
            "We can't open it without your code",
            "We can open it once we have your code",
            {"preserves": "refusal"},
        ),
        ("We don't refund tickets", "Tickets are non-refundable", {"preserves": "refusal"}),
        ("It is only blue", "It is blue", {"drops": ("only",)}),
    ],
)
def test_what_keeps_its_meaning_passes(before: str, after: str, fields: dict[str, object]) -> None:
    """The safe equivalences pass the ledger."""
    assert ledger_gate(proposal(before, after, **fields)) is None


def test_a_refusal_must_be_stated() -> None:
    """A rule that preserves a refusal must still refuse."""
    assert ledger_gate(proposal("We don't sell lamps", "We sell desks", preserves="refusal")) is not None


def test_nothing_comes_from_nowhere() -> None:
    """A content word that neither the draft nor the rule has is refused; inflections and small words pass."""
    given = proposal("You must wait here", "waiting here helps")
    assert novelty_gate(given) is None
    rule = Rule("test.rule", ("x",), ("{object} helps",))
    match = Match(rule, 0, 0, 18, "a free voucher helps")
    assert "free" in str(novelty_gate(Proposal("You must wait here", match, (), (0,))))


def test_the_first_gate_that_refuses_is_named() -> None:
    """A refusal carries the gate's name and reason."""
    refused = refusal_of(proposal("It takes 5 days", "It takes 6 days"))
    assert refused is not None
    assert (refused.gate, refused.reason) == ("tokens", "would lose '5'")
