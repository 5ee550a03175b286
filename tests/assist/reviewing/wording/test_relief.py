"""Burdens that a sentence names and takes away again."""

from __future__ import annotations

import pytest

from assist.reviewing.edits import Finding
from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import read_document
from phrasebook.rule import Rule

# One rule that never applies: the lexicon of negative words is at work alone.
IDLE = Rule("test.idle", ("zyzzyva",), kind="flag", advice="x", why="y")


def found_in(draft: str) -> tuple[Finding, ...]:
    return Rewriter((IDLE,)).rewrite(read_document(draft)).findings


@pytest.mark.parametrize(
    "draft",
    [
        "Not a single row was lost in the move.",
        "Your bookings weren’t affected by the outage.",
        "The lift runs again without any delays.",
        "There are no known issues with the new build.",
        "If the app crashes, your draft opens by itself.",
        "Should the parcel get lost, we send a second one.",
        "If it breaks, we replace it.",
        "If you lose your key, ring the desk.",
        "The trouble on your line is over.",
        "Your missing invoice is on its way.",
        "The lost scarf was found on bus 12.",
        "Build 12 mends the crash at start-up.",
        "We'll replace the broken shade today.",
        "Thanks for waiting so long.",
        "Don't worry if you're late.",
        "You won't be without a phone.",
        "I'm sorry that the letter has not reached you.",
        "I'm sorry that you have been without internet since last night.",
        "Of course you can pay in three parts.",
        "There is no fee and no interest.",
        "The plan can be stopped at any time.",
        "I have blocked your card so that it is safe.",
        "Nobody outside our team can open it.",
    ],
)
def test_a_burden_taken_away_is_not_reported(draft: str) -> None:
    """What did not happen, is mended, or is cared for in case it happens gives no finding."""
    assert found_in(draft) == ()


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("It is not a bug.", "not"),
        ("I'm sorry that we can't refund the ticket.", "can't"),
        ("No late returns.", "No late returns"),
        ("The lamp is sold out and won't come back.", "sold out"),
        ("We can't fix the broken pump.", "broken"),
        ("You get nothing back if the key is missing.", "missing"),
        ("The repair will set you back €80.", "set you back"),
        ("The van is not here, and two boxes are missing.", "missing"),
        ("If the seal is broken there's nothing we can do.", "nothing we can do"),
        ("If the bill isn't paid, the line goes off.", "isn't"),
        ("The crash is known. Build 12 is here.", "crash"),
        ("The pass must not be damaged.", "must not"),
    ],
)
def test_a_burden_that_stays_is(draft: str, words: str) -> None:
    """A refusal, a condition for one, and a burden in another sentence are findings still."""
    spans = [finding.span.of(draft) for finding in found_in(draft)]
    assert any(words in span or span in words for span in spans), spans
