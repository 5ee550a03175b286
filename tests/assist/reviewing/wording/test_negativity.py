"""Which words of whole replies are reported as negative, and which are not worth a glance."""

from __future__ import annotations

import pytest

from assist.reviewing.edits import Finding
from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import read_document
from phrasebook.rule import Rule

# One rule that never applies: the lexicon of negative words is at work alone.
IDLE = Rule("test.idle", ("zyzzyva",), kind="flag", advice="x", why="y")


def found_in(draft: str, *rules: Rule) -> tuple[Finding, ...]:
    return Rewriter(rules or (IDLE,)).rewrite(read_document(draft)).findings


@pytest.mark.parametrize(
    "draft",
    [
        "If you don't want to subscribe, version 5 keeps working.",
        "If you don't remember your PIN, I can have a new one posted to you.",
        "Your notes are kept, unless you had sync switched off.",
        "If it doesn't help, just reply here.",
        "If neither works, we refund the full fare.",
        "If you get stuck anywhere, call me.",
        "They have to give it to you within one working day.",
        "You must be relieved that the parcel turned up.",
        "There is nothing you need to do.",
        "You can spread it over six months without interest.",
        "That takes less than five minutes.",
        "Your PIN cannot be seen by our staff.",
        "No one but you can open the vault.",
        "Your money is safe and nobody else has used the card.",
        "You should have received a text this morning.",
        "Thanks for the crash log.",
        "We can issue a refund today.",
        "The results came in on 2 November.",
        "I know three weeks is a long time to live with books on the floor.",
        "I'm sorry that your flight has been cancelled.",
        "There is nothing else to do on your side.",
        "We should have told you at the desk.",
        "If the insurance pays, the $45 will be cancelled.",
        "When it comes back, let the tap run for a minute.",
        "No, you don't have to be home.",
        "Dr Quist sees patients without an appointment.",
        "The late fee doesn't apply to you.",
        "The reading group doesn't mind if you haven't finished.",
        "Visiting hours run from 14:00 to 19:30.",
    ],
)
def test_offers_assurances_and_others_duties_are_not_reported(draft: str) -> None:
    """What may be so with the reader, what others must do, and what is safe give no finding."""
    assert found_in(draft) == ()


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("If you don't pay by Friday, the line goes off.", "If you don't"),
        ("Unless you pay by Friday, the line goes off.", "Unless you"),
        ("You can't return it without a receipt.", "without"),
        ("Nobody answered the phone.", "Nobody"),
        ("There is nothing on the 9th.", "There is nothing"),
        ("You should have asked first.", "You should have"),
        ("This issue is known.", "issue"),
        ("Your flight has been cancelled.", "been cancelled"),
        ("We found a bug.", "a bug"),
        ("The mistake was on your side.", "on your side"),
        ("I have told you already.", "told you"),
        ("Your order will be cancelled.", "will be cancelled"),
        ("It won't be back in stock.", "won't"),
        ("The floor is unusable.", "unusable"),
        ("Who told you the sole could be glued?", "Who told you"),
        ("Sedation is extra.", "is extra"),
        ("There are forty people ahead of you.", "people ahead of you"),
    ],
)
def test_their_near_misses_are_reported(draft: str, words: str) -> None:
    """A threat, a lack, a reproach and a fault are findings with advice."""
    found = found_in(draft)
    assert any(words in f.span.of(draft) or f.span.of(draft) in words for f in found)
    assert all(f.advice for f in found)


def test_a_verdict_is_a_hint_and_no_threat() -> None:
    """What has been cancelled already threatens nobody."""
    (found,) = found_in("Your flight has been cancelled.")
    assert (found.severity, found.rule_id) == ("hint", "negativity.verdicts")
