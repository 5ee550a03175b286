"""Masks: what is not the agent's own prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.text.masking import blank, find_masks


def masked(text: str) -> list[tuple[str, str]]:
    """(kind, characters) of each mask."""
    return [(mask.kind, mask.span.of(text)) for mask in find_masks(text)]


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ('Your note said "not at the door", so we waited.', "quote", '"not at the door"'),
        ("The button “Can’t save” moved.", "quote", "“Can’t save”"),
        ("Press 'Save as' now.", "quote", "'Save as'"),
        ("Run `rm -r x` now.", "code", "`rm -r x`"),
        ("```\nyou must\n```\nBye", "code", "```\nyou must\n```"),
        ("POST /v2/rooms fails.", "code", "POST /v2/rooms"),
        ('It answers {"error":"you must"}.', "code", '{"error":"you must"}'),
        ("curl -X POST a.example/x\nBye", "code", "curl -X POST a.example/x"),
        (r"The backup in D:\old\new is fine.", "code", r"D:\old\new"),
        ("See /etc/hosts/x.conf there.", "code", "/etc/hosts/x.conf"),
        ("Add --no-cache there.", "code", "--no-cache"),
        ("Dial *62# again.", "code", "*62#"),
        ("Dial *#06# first.", "code", "*#06#"),
        ("See https://a.example/cannot-do.", "link", "https://a.example/cannot-do"),
        ("Write to me@x.example, please.", "email", "me@x.example"),
        ("Hi {{first_name|there}}, hello", "template", "{{first_name|there}}"),
        ("> you must not\nYes, we can.", "quoted_line", "> you must not"),
        (
            "Yes.\n\nOn 3 May 2026, Ana wrote:\nYou can't\nhelp",
            "quoted_line",
            "On 3 May 2026, Ana wrote:\nYou can't\nhelp",
        ),
        ("Bye.\n\nKind regards,\nAna Ruiz\nHead of Care", "signature", "Ana Ruiz\nHead of Care"),
        ("Sorry for the trouble!\nJorn", "signature", "Jorn"),
        ("We ship today.\n\n Kelly-Ann Moss ", "signature", "Kelly-Ann Moss"),
    ],
)
def test_what_is_masked(text: str, kind: str, part: str) -> None:
    """Quotes, code, links, addresses, templates, quoted mail and signatures are masked, and no more."""
    assert (kind, part) in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "It's the '90s, isn't it?",
        "Thanks,\nwe have sent it today.",
        "These are sold out:\nBlue Mug",
        "It is here.\nPlease call us",
        "Either/or is fine and 5/6 of it too.",
        "We can't, and they don't.",
        "5 > 3 and a < b",
    ],
)
def test_plain_prose_is_not_masked(text: str) -> None:
    """Apostrophes, slashes and closings followed by sentences are prose."""
    assert masked(text) == []


@given(st.text(max_size=300))
def test_blanking_keeps_every_place(text: str) -> None:
    """A blanked text has the same length and the same line breaks."""
    blanked = blank(text, find_masks(text))
    assert len(blanked) == len(text)
    assert [i for i, c in enumerate(blanked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
