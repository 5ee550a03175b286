"""Jargon that a wording rule flags, against what the customer knows."""

from __future__ import annotations

from assist.reviewing.checks.jargon import check, unknown_terms
from assist.reviewing.wording.rewriting import Rewriter
from phrasebook.rule import Rule
from tests.assist.reviewing.checks.conversations import context_for

RULE = Rule("words.contract", ("deemed contract",), kind="flag", finding="jargon", advice="Explain it.")


def flagged(customer: str, draft: str) -> list[str]:
    """The words of a draft that stay flagged as jargon."""
    context = context_for(customer, draft)
    findings = Rewriter([RULE]).rewrite(context.document).findings
    return [found.span.of(draft) for found in unknown_terms(context, findings) if found.kind == "jargon"]


def test_an_unknown_term_stays_flagged() -> None:
    """A term that the customer has not used is reported."""
    assert flagged("Why is it so dear?", "You are on a deemed contract.") == ["deemed contract"]


def test_the_customers_own_term_is_no_jargon() -> None:
    """A term that the customer used may be used to answer."""
    assert flagged("What is a deemed contract?", "A deemed contract starts when you move in.") == []


def test_an_explained_term_is_no_jargon() -> None:
    """A term with its meaning in brackets is understood."""
    draft = "You are on a deemed contract (you use power without having chosen a tariff)."
    assert flagged("Why is it so dear?", draft) == []


def technical(draft: str) -> bool:
    """Whether a draft is reported for its terms."""
    return bool(check(context_for("When do I leave?", draft)))


def test_numbers_of_flights_are_no_jargon() -> None:
    """A flight or booking number is an id, and its letters where they come again; bare codes are not."""
    assert not technical("Your flight QX392 is cancelled. You are on the list for QX394.")
    assert not technical("Train RJ 64 and flight LO392 leave on time.")
    assert technical("The claim came back with QX39 and ZK77.")


def test_numbers_like_the_customers_own_are_no_jargon() -> None:
    """What the customer calls by a number has more of them: the next train, the other flight."""
    draft = "The QX224 leaves at 18:25 and the QX218 at 6:50."
    assert not check(context_for("My flight QX220 is cancelled, what now?", draft))
    assert check(context_for("My flight is cancelled, what now?", draft))
