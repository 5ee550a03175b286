"""Clauses of any length: the verb agrees with its noun, however far away, and right sentences stay."""

from __future__ import annotations

import pytest

from assist.proofreading.slips.finding import find_slips
from tests.assist.proofreading.slips.mending import mended


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("The price for large boxes depend on the zone.", "The price for large boxes depends on the zone."),
        ("The copay depend on your plan.", "The copay depends on your plan."),
        ("The workshop in Leeds mend saddles until noon.", "The workshop in Leeds mends saddles until noon."),
        (
            "Our Bristol branch open at ten and shuts at four.",
            "Our Bristol branch opens at ten and shuts at four.",
        ),
        ("Everyone on the team get a badge.", "Everyone on the team gets a badge."),
        ("Nobody at the depot know where it is.", "Nobody at the depot knows where it is."),
        ("The cupboard doors isn't in stock.", "The cupboard doors aren't in stock."),
        ("The letter you signed are on its way.", "The letter you signed is on its way."),
        ("Mr Okafor's parcels was left outside.", "Mr Okafor's parcels were left outside."),
        ("All of the rooms in the wing has a view.", "All of the rooms in the wing have a view."),
    ],
)
def test_a_verb_agrees_with_its_noun_across_what_hangs_on_it(slip: str, right: str) -> None:
    """Phrases between noun and verb, names and unknown nouns do not hide whose verb it is."""
    assert mended(slip) == right


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("When was the last two invoices paid?", "When were the last two invoices paid?"),
        ("Does the spare parts fit?", "Do the spare parts fit?"),
        ("Are the parcel with the driver?", "Is the parcel with the driver?"),
        ("Here are the code you need.", "Here is the code you need."),
    ],
)
def test_a_verb_before_its_noun_agrees_with_it(slip: str, right: str) -> None:
    """In questions, and after “here”, the noun that follows decides."""
    assert mended(slip) == right


@pytest.mark.parametrize(
    "text",
    [
        "A truck hit the railing near the mill.",
        "The driver cannot take the old fridge along.",
        "A delivery charge for the islands is on the bill.",
        "The street light stays dark until Monday.",
        "Our sincere apologies for the missing screws.",
        "The email form the team uses is new.",
        "We asked that the fee be waived.",
        "If the owner were here, he could sign.",
        "Two weeks is enough for that.",
        "Is two weeks enough for you?",
        "Does the warranty cover scratches on the lid?",
        "Have your card ready, please.",
        "Here are the lid and the box.",
        "Whether this person stays with us is private.",
        "The staff at the desk have left.",
        "The number of the gate is on the ticket.",
        "The file invoice_2026.pdf is attached.",
        "My pothos has yellow leaves.",
    ],
)
def test_right_clauses_stay(text: str) -> None:
    """Past forms, wishes, amounts, relative clauses, orders and headings are left alone."""
    assert not find_slips(text)


def test_a_contraction_without_its_apostrophe_is_a_verb() -> None:
    """After “didnt” the plain form is right: only the apostrophe is missing."""
    assert not [
        issue for issue in find_slips("The box didnt include a manual.") if issue.rule_id == "SLIP_CLAUSE"
    ]
