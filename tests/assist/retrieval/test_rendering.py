from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.conversation import Conversation, Person
from assist.retrieval.rendering import first_name, render, values_of


@pytest.mark.parametrize(
    ("name", "given_name"),
    [
        ("Dr. Ana Ruiz", "Ana"),
        ("Ruiz, Ana", "Ana"),
        ("ANA RUIZ", "Ana"),
        ("ana", "Ana"),
        ("Prof. Dr. Ana María Ruiz", "Ana"),
        ("McKenzie Lee", "McKenzie"),
        ("Dr. Ruiz", "Dr. Ruiz"),
        ("Jean-Luc", "Jean-Luc"),
        ("李 明", "李"),
        ("ana@example.org", None),
        ("  ", None),
        ("12345", None),
        (None, None),
    ],
)
def test_first_names(name: str | None, given_name: str | None) -> None:
    """The name to greet by, or None where there is none."""
    assert first_name(name) == given_name


def test_placeholders_are_filled_from_the_conversation() -> None:
    """Customer, agent, ticket and variables fill their places; the fallback fills what is not known."""
    conversation = Conversation(
        id="T-9",
        subject="Late",
        customer=Person(name="Dr. Ana Ruiz", email="ana@example.org"),
        agent=Person(name="Sam Hill"),
        variables={"order.number": "A-1"},
    )
    text = "Hi {{customer.first_name|there}}, {{ order.number }} ({{ticket.id}}, {{ticket.subject}}) "
    text += "{{plan|Basic}} {{agent.first_name}}"
    rendered = render(text, values_of(conversation))
    assert rendered.text == "Hi Ana, A-1 (T-9, Late) Basic Sam"
    assert rendered.unfilled == ()


def test_what_is_not_known_stays_and_is_listed() -> None:
    """A placeholder without value and fallback stays verbatim and is named once."""
    rendered = render("{{order.number}} of {{customer.name}}: {{order.number}}", values_of(Conversation()))
    assert rendered.text == "{{order.number}} of {{customer.name}}: {{order.number}}"
    assert rendered.unfilled == ("order.number", "customer.name")


def test_an_empty_fallback_is_a_fallback() -> None:
    """`{{x|}}` leaves nothing behind."""
    assert render("Hi{{customer.first_name|}}!", {}).text == "Hi!"


def test_values_are_never_read_again() -> None:
    """A customer named like a placeholder, or with a line break, cannot change the reply."""
    conversation = Conversation(
        customer=Person(name="{{agent.email}}\nP.S."), agent=Person(email="a@b.example")
    )
    assert render("Hi {{customer.name}}", values_of(conversation)).text == "Hi {{agent.email}} P.S."


def test_the_callers_variables_win() -> None:
    """A variable overrides what we would have worked out, whatever the case of its name."""
    conversation = Conversation(customer=Person(name="Ana"), variables={"Customer.First_Name": "Annie"})
    assert render("{{customer.first_name}}", values_of(conversation)).text == "Annie"


@given(st.text(alphabet="ab{}| \n", max_size=60))
def test_text_without_placeholders_is_untouched(text: str) -> None:
    """Nothing but a whole placeholder changes, and what is listed as unfilled is still there."""
    rendered = render(text, {})
    assert all("{{" in rendered.text for _ in rendered.unfilled)
    if "{{" not in text:
        assert rendered.text == text
