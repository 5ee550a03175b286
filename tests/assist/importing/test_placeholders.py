"""Other products' placeholders as ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.importing.placeholders import NAMES, ours

FIRST = "{{customer.first_name}}"


@pytest.mark.parametrize(
    ("product", "theirs", "expected"),
    [
        ("zendesk", "Hi {{ticket.requester.first_name}}", f"Hi {FIRST}"),
        ("zendesk", "{{ Ticket.Requester.First_Name }}", "{{ Ticket.Requester.First_Name }}"),
        ("zendesk", "{{dc.bye}} {{ticket.ticket_field_123}}", "{{dc.bye}} {{ticket.ticket_field_123}}"),
        ("zendesk", "{% if x %}{{ticket.title}}{% endif %}", "{% if x %}{{ticket.subject}}{% endif %}"),
        ("zendesk", "{{ticket.requester.first_name | default: 'there'}}", "{{customer.first_name|there}}"),
        ("helpscout", "{%customer.firstName,fallback=there%}", "{{customer.first_name|there}}"),
        ("helpscout", "{%customer.firstName,fallback=%}", FIRST),
        ("helpscout", "{%conversation.number%} {%user.signature%}", "{{ticket.id}} {%user.signature%}"),
        ("freescout", "{%subject%}", "{{ticket.subject}}"),
        ("intercom", '{{user.name|fallback:"you"}}', "{{customer.name|you}}"),
        ("intercom", '{{first_name | fallback: &quot;there&quot;}}', "{{customer.first_name|there}}"),
        ("intercom", '<attribute key="user.name" default="a &amp; b"/>', "{{customer.name|a & b}}"),
        ("front", "{{user.first_name}} {{recipient.name}}", "{{agent.first_name}} {{customer.name}}"),
        ("chatwoot", "{{ contact.name }} {{ inbox.name }}", "{{customer.name}} {{ inbox.name }}"),
        ("zammad", "#{ticket.customer.firstname} #{ticket.group.name}", f"{FIRST} #{{ticket.group.name}}"),
        ("osticket", "%{ticket.name.first} owes 5%{x}", f"{FIRST} owes 5%{{x}}"),
        ("freshdesk", "{{ticket.agent.name}}", "{{agent.first_name}}"),
        ("gorgias", "{{ticket.customer.firstname}}", FIRST),
        ("helpscout", "https://x.example/?m=%7B%25customer.email%25%7D", "https://x.example/?m={{customer.email}}"),
        ("zendesk", "https://x.example/?m=%7B%7Bticket.id%7D%7D&a=%20b", "https://x.example/?m={{ticket.id}}&a=%20b"),
        ("nobody", "{{user.name}}", "{{user.name}}"),
    ],
)  # fmt: skip
def test_known_placeholders_become_ours(product: str, theirs: str, expected: str) -> None:
    """Known names in each product's own syntax are mapped with their fallback; all else stays verbatim."""
    assert ours(theirs, product) == expected


@pytest.mark.parametrize("product", sorted(NAMES))
def test_mapping_twice_is_mapping_once(product: str) -> None:
    """What is ours already is not taken for another product's."""
    for theirs in NAMES[product]:
        for written in (f"{{{{{theirs}|you}}}}", f"{{%{theirs}%}}", f"#{{{theirs}}}", f"%{{{theirs}}}"):
            once = ours(written, product)
            assert ours(once, product) == once


@given(
    text=st.text("{}%#|,\"'=: abc.<>&", max_size=60) | st.text(max_size=60),
    product=st.sampled_from(sorted(NAMES)),
)
def test_text_without_placeholders_is_untouched(text: str, product: str) -> None:
    """A text that names none of a product's placeholders comes back as it was."""
    assert ours(text, product) == text
