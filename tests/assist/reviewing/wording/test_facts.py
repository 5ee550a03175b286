"""Facts: what no rewrite may change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.reviewing.wording.facts import find_facts


@pytest.mark.parametrize(
    ("text", "fact", "kind"),
    [
        ("It comes on 9 May.", "9 May", "date"),
        ("It comes on Monday 3 March 2027.", "Monday 3 March 2027", "date"),
        ("It comes on May 3rd, 2027.", "May 3rd, 2027", "date"),
        ("It was on 2026-11-02.", "2026-11-02", "date"),
        ("Due by 8/8, please.", "8/8", "date"),
        ("Paid on the 14th.", "the 14th", "date"),
        ("Open at 8:30.", "8:30", "time"),
        ("Open 8:00-12:00 only.", "8:00-12:00", "time"),
        ("Down since 08:33 UTC.", "08:33 UTC", "time"),
        ("Call at 4 p.m. today.", "4 p.m.", "time"),
        ("It costs €34.50.", "€34.50", "money"),
        ("It costs CHF 1,980.00 now.", "CHF 1,980.00", "money"),
        ("It costs 20 euros.", "20 euros", "money"),
        ("You have 15 guests.", "15", "quantity"),
        ("It takes 5-7 business days.", "5-7 business days", "quantity"),
        ("It is 140 x 45 cm wide.", "140 x 45 cm", "quantity"),
        ("It takes two weeks.", "two weeks", "quantity"),
        ("Save 10% now.", "10%", "quantity"),
        ("Your order TC-5518 left.", "TC-5518", "id"),
        ("Use GARDEN10 at checkout.", "GARDEN10", "id"),
        ("The key cm_live_9Xa2 ended.", "cm_live_9Xa2", "id"),
        ("Host 172.16.4.9 is up.", "172.16.4.9", "id"),
        ("Update to 9.0.1 first.", "9.0.1", "version"),
        ("Use v8 for it.", "v8", "version"),
        ("We asked Dr. Aydin.", "Dr. Aydin", "name"),
        ("Hi Farid, hello.", "Farid", "name"),
        ("The Acacia bench is here.", "Acacia", "name"),
        ("Call +33 6 55 01 02 77 now.", "+33 6 55 01 02 77", "phone"),
        ("Call 0800 555 0177 now.", "0800 555 0177", "phone"),
        ("See https://a.example/x.", "https://a.example/x", "link"),
        ("Ask a.b@c.example.", "a.b@c.example", "email"),
        ("Send it to PO Box 9, 1003 Lausanne.", "PO Box 9, 1003 Lausanne", "address"),
        ("Use IT60 X054 2811 1010 0000 0123 456 for it.", "IT60 X054 2811 1010 0000 0123 456", "iban"),
    ],
)
def test_kinds_of_facts(text: str, fact: str, kind: str) -> None:
    """Each kind is found with exactly its own characters."""
    assert (fact, kind) in [(found.text, found.kind) for found in find_facts(text)]


@given(st.text(max_size=200))
def test_facts_are_where_they_say(text: str) -> None:
    """A fact is the text at its span; facts do not overlap."""
    at = 0
    for fact in find_facts(text):
        assert fact.span.of(text) == fact.text
        assert fact.span.start >= at
        at = fact.span.end
