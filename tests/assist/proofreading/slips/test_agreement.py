"""Agreement and verb forms: the whole sentence after the fix, and what must stay."""

from __future__ import annotations

import pytest

from assist.proofreading.slips.finding import find_slips
from tests.assist.proofreading.slips.mending import mended


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("It look fine from here.", "It looks fine from here."),
        ("She don't work on Mondays.", "She doesn't work on Mondays."),
        ("We was told otherwise.", "We were told otherwise."),
        ("They has it in stock.", "They have it in stock."),
        ("Our shops opens at nine.", "Our shops open at nine."),
        ("The keys is in the box.", "The keys are in the box."),
        ("The lamp on your desk have two bulbs.", "The lamp on your desk has two bulbs."),
        ("If the seal leak, call us.", "If the seal leaks, call us."),
        ("If the noise remain, call us.", "If the noise remains, call us."),
        ("This app only accept cards.", "This app only accepts cards."),
        ("There are three box left.", "There are three box left."),
        ("We sent these form to you.", "We sent these forms to you."),
        ("You need a tools for it.", "You need a tool for it."),
    ],
)
def test_numbers_agree(slip: str, right: str) -> None:
    """Where subject and verb are plain to see they are made to agree; where not, all stays as it is."""
    assert mended(slip) == right


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ("You can returned it for free.", "You can return it for free."),
        ("We didn't received the form.", "We didn't receive the form."),
        ("Did you received it?", "Did you receive it?"),
        ("It has went out today.", "It has gone out today."),
        ("Have you receive the card?", "Have you received the card?"),
        ("The fee has been waive for you.", "The fee has been waived for you."),
        ("I done that this morning.", "I did that this morning."),
        ("Please sent us the code.", "Please send us the code."),
        ("We would like to sent you one.", "We would like to send you one."),
    ],
)
def test_verbs_take_the_form_their_helper_wants(slip: str, right: str) -> None:
    """After can, did, have, been, to and please."""
    assert mended(slip) == right


@pytest.mark.parametrize(
    "text",
    [
        "The lid and the base are in the box.",
        "The audit log goes back up to 90 days.",
        "If this comes up again, call us.",
        "Children under six ride for nothing.",
        "May is fully booked, the first is on 3 June.",
        "His belongings are safe on ward 6.",
        "Our team are glad to help.",
        "If the shop were open, we would go.",
        "We ask that the driver call first.",
        "The returns desk opens at nine.",
        "Make sure it looks right.",
        "What it does have is a lamp.",
        "You have access to all files.",
        "It has been a while.",
        "The sports bags come in two sizes.",
        "A two-day course costs more.",
        "This changes the price.",
        "We let it cool and put it back.",
        "It is used to open the lid.",
        "The data are safe.",
        "Ten dollars is enough.",
        "One of our drivers has it.",
        "The number of orders has grown.",
        "Does the box have a label?",
        "Can guests park here?",
        "I have complete trust in them.",
        "Both start on Monday.",
    ],
)
def test_what_agrees_is_left_alone(text: str) -> None:
    """Pairs, collectives, wishes, compounds and questions are no slips."""
    assert find_slips(text) == ()
