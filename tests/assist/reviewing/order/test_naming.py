"""Sentences that lead with a name in place of their pronoun."""

from __future__ import annotations

import pytest

from assist.reviewing.order.blocks import Goal
from assist.reviewing.order.ordering import order_sentences
from assist.reviewing.order.reordering import reorder_text
from assist.reviewing.roles import Role, SentenceRole
from assist.text.document import read_document

_ACTION: Goal = "action"


def _moved(text: str, *roles: Role, goal: Goal = _ACTION) -> str:
    document = read_document(text)
    read = [
        SentenceRole(role, 0.99, {"bad_news": "bad", "good_news": "good"}.get(role, "neutral"), 0.99)  # type: ignore[arg-type]
        for role in roles
    ]
    ordering = order_sentences(document, read, goal)
    return reorder_text(document, ordering.order, ordering.repairs)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Your permit ends on 3 May. It has cost you nothing so far. Renew at the town hall before then.",
            "Your permit has cost you nothing so far. Your permit ends on 3 May. "
            "Renew at the town hall before then.",
        ),
        (
            "Your old plan expires on Friday. Its 3 GB move to the new one. Please choose today.",
            "Your old plan's 3 GB move to the new one. Your old plan expires on Friday. Please choose today.",
        ),
        (
            "The seat can be held until noon. It's been paid for in part. Pay the rest by then.",
            "The seat has been paid for in part. The seat can be held until noon. Pay the rest by then.",
        ),
    ],
)
def test_the_pronoun_gets_its_name(before: str, after: str) -> None:
    """What names the thing comes later now, so the sentence that leads names it."""
    assert _moved(before, "bad_news", "good_news", "next_step") == after


def test_after_a_greeting_the_name_is_written_small() -> None:
    """A name begins small where the sentence after the greeting did."""
    before = "Hi Tom, your pass ends tonight. it has cost you nothing. renew it today."
    after = "Hi Tom, your pass has cost you nothing. your pass ends tonight. renew it today."
    assert _moved(before, "greeting", "bad_news", "good_news", "next_step") == after


@pytest.mark.parametrize(
    "text",
    [
        "Your permit in the old zone ends on 3 May. It has cost you nothing. Renew your permit now.",
        "A permit ends on 3 May. It has cost you nothing so far. Renew it at the town hall.",
        "The blue seat is free for you. It has a view. Pay by noon.",
        "Your permits end on 3 May. It has cost you nothing so far. Renew at the town hall.",
    ],
)
def test_what_may_mean_something_else_stays(text: str) -> None:
    """Two things, one that is new, one on offer and several: no name is put in."""
    assert _moved(text, "bad_news", "good_news", "next_step") == text


def test_a_thing_and_its_flaw_keep_their_order() -> None:
    """With the bad news first, "its" would come before the thing; that is left as the writer told it."""
    text = "Your tent is back from repair. Its bag was lost."
    assert _moved(text, "good_news", "bad_news", goal="satisfaction") == text
