"""Figures of speech that say no, shrug or threaten without a word of negation."""

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
    ("draft", "id_", "words"),
    [
        ("The corner flat went to another tenant.", "given-away", "went to another tenant"),
        ("We gave your table to a party of six.", "given-away", "gave your table to"),
        ("The last pair was snapped up on Sunday.", "given-away", "snapped up"),
        ("The repair will set you back €80.", "price", "set you back"),
        ("Our rates are climbing in spring.", "price", "are climbing"),
        ("The balance drops to 4 points.", "price", "drops to"),
        ("You'll be queuing for a good hour.", "lingering", "You'll be queuing"),
        ("The app is on the back burner.", "lingering", "on the back burner"),
        ("The crew is well behind.", "lingering", "is well behind"),
        ("Please make do with the old card.", "lingering", "make do"),
        ("The pump has given up the ghost.", "worn", "given up the ghost"),
        ("Version 4 chokes on long names.", "worn", "chokes on"),
        ("The shuttle is crammed.", "worn", "crammed"),
        ("The system says the plan has run out.", "closed-doors", "The system says"),
        ("The window is small, by design.", "closed-doors", "by design"),
        ("I only work here.", "closed-doors", "only work here"),
        ("You might have bothered to ring first.", "chiding", "bothered to ring"),
        ("You let the offer slide.", "chiding", "You let the offer slide"),
        ("Plenty of people manage with one key.", "shrugs", "Plenty of people manage"),
        ("Count yourself lucky with row 30.", "shrugs", "Count yourself lucky"),
        ("So you say, the box was empty.", "disbelief", "So you say"),
        ("Funny, the hotel has other dates.", "disbelief", "Funny"),
        ("Pay by Friday, else we stop.", "menace", "else"),
        ("Smoke in the room once more and you're out.", "menace", "you're out"),
        ("The next letter comes from a debt collector.", "menace", "debt collector"),
        ("You have to jump through hoops for a visa.", "toil", "through hoops"),
        ("You begin from square one.", "toil", "from square one"),
        ("We fumbled the hand-over.", "bungled", "fumbled"),
        ("The jury turned its nose up at the photo.", "bungled", "turned its nose up"),
        ("A dismal week for the ferry.", "strong-words", "dismal"),
        ("The works disrupt buses on Elm Road.", "strong-words", "disrupt"),
    ],
)
def test_a_figure_that_says_no_is_reported(draft: str, id_: str, words: str) -> None:
    """Each family reports the words that say it, with advice of its own."""
    found = {finding.rule_id: finding for finding in found_in(draft)}
    finding = found[f"negativity.{id_}"]
    assert words in finding.span.of(draft)
    assert finding.advice


@pytest.mark.parametrize(
    "draft",
    [
        "Open Settings and give the seat to a colleague.",
        "I've passed your note to the kitchen.",
        "Your size is back on the shelf.",
        "The socket is behind the door.",
        "I'll take the two weeks off your next bill.",
        "Let me know if there's anything else I can do.",
        "Your claim is through.",
        "Your version is 5.1.3.",
        "That happens when two people book the same minute.",
        "Delete the folder and start again.",
        "Your roof faces the right way.",
        "The form asks for your initials on each page.",
        "Check the fuse box first.",
        "You'll see the new role the next time you log in.",
    ],
)
def test_the_same_words_in_their_plain_sense_are_not(draft: str) -> None:
    """Words that only look like one of the figures give no finding."""
    assert found_in(draft) == ()
