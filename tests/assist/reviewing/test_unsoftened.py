"""Bad news without a negative word: shown where nothing deals with it."""

from __future__ import annotations

import pytest

from assist.reviewing.edits import Finding
from assist.reviewing.roles import Role, SentenceRole, Valence
from assist.reviewing.unsoftened import RULE, unsoftened
from assist.text.document import read_document
from assist.text.spans import Span

BAD = SentenceRole("bad_news", 0.9, "bad", 0.9)


def role(name: Role, valence: Valence = "neutral", sure: float = 0.9) -> SentenceRole:
    return SentenceRole(name, sure, valence, sure)


def shown(draft: str, *roles: SentenceRole, findings: tuple[Finding, ...] = ()) -> list[str]:
    found = unsoftened(read_document(draft), roles, (), findings)
    assert all(finding.rule_id == RULE and finding.severity == "hint" for finding in found)
    return [finding.span.of(draft) for finding in found]


def test_the_first_such_sentence_is_shown() -> None:
    """One hint a draft, at the sentence that tells it."""
    draft = "Thank you for asking. The rate falls to 1.2 %. The bonus ends in May."
    assert shown(draft, role("thanks"), BAD, BAD) == ["The rate falls to 1.2 %."]


def test_what_another_finding_speaks_of_is_not() -> None:
    """A sentence with a finding of its own needs no second one."""
    draft = "The rate falls to 1.2 %."
    other = Finding("blame", "warn", "x", "y", Span(0, 8))
    assert shown(draft, BAD, findings=(other,)) == []


def test_nothing_is_shown_beside_an_apology() -> None:
    """A draft that says sorry has eased its news."""
    draft = "I'm sorry. The rate falls to 1.2 %."
    assert shown(draft, role("apology"), BAD) == []


@pytest.mark.parametrize(
    "draft",
    [
        "The rate may fall to 1.2 %.",
        "If the rate falls, you get a letter.",
        "The fault is fixed.",
        "The Lost Gardens tour starts at ten.",
        'The screen reads "rate falls".',
        "Stop the pump and call us.",
    ],
)
def test_what_may_be_is_mended_or_has_a_name_is_not(draft: str) -> None:
    """Hedges, conditions, mended things, names, quotes and orders are no news to ease."""
    assert shown(draft, BAD) == []


def test_an_unsure_reading_is_not() -> None:
    """Only what surely is bad news is shown."""
    assert shown("The rate falls to 1.2 %.", role("bad_news", "bad", 0.45)) == []
