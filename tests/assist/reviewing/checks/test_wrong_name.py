"""Names in address against the names that are known."""

from __future__ import annotations

import pytest

from assist.reviewing.checks.names import parse_name, same_person, signed_name
from assist.reviewing.checks.wrong_name import check
from tests.assist.reviewing.checks.conversations import context_for


@pytest.mark.parametrize(
    ("name", "draft", "wrong"),
    [
        ("Dr. Ana Ruiz", "Dear Dr. Ruiz, it is ready.", None),
        ("Dr. Ana Ruiz", "Hi Ana, it is ready.", None),
        ("Dr. Ana Ruiz", "Hi Anna-Lena, it is ready.", "Anna-Lena"),
        ("Zoë Müller", "Hello Zoe Mueller, it is ready.", None),
        ("Alexander Petrov", "Hi Sasha, it is ready.", None),
        ("Johan Berg", "Hi Johanna, it is ready.", "Johanna"),
        ("Ms. Chen", "Dear Mr. Chen, it is ready.", "Mr. Chen"),
        ("Mei Chen", "Hi there, it is ready.", None),
        ("Mei Chen", "Hi Mei and Tom, it is ready.", None),
        ("Mei Chen", "It is ready.\nThanks, Sam", None),
        (None, "Hi Leo, it is ready.", None),
    ],
)
def test_against_the_record(name: str | None, draft: str, wrong: str | None) -> None:
    """The finding's span is the wrong name; nicknames, accents and missing parts are fine."""
    found = check(context_for("Is it ready?", draft, name=name, agent="Sam"))
    assert [finding.span.of(draft) for finding in found] == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("When is it back? Leo", ("leo",)),
        ("Please call me.\n\nMany thanks\nDr. jur. H. Brandt", ("h", "brandt")),
        ("hi, my name is Anaïs. Any news?", ("anais",)),
        ("Please help! Thanks", None),
        ("It is still broken.", None),
        ("Thanks, Sam", None),
    ],
)
def test_reads_signatures(message: str, parts: tuple[str, ...] | None) -> None:
    """The signed name, unless it is the agent's or no name at all."""
    name = signed_name(message, not_this="Sam")
    assert (name.parts if name else None) == parts


def test_order_of_names_is_free() -> None:
    """First and last name may change places."""
    one, other = parse_name("Li Wei"), parse_name("Wei Li")
    assert one is not None
    assert same_person(one, other)
