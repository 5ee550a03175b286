from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assist.retrieval.passages import (
    FIRST_PLAIN,
    FIRST_SECTION,
    FIRST_SENTENCE,
    content_hash,
    cut,
    readable,
    section_spans,
    sentence_spans,
)
from assist.store.records import Item


def test_a_reply_is_title_and_whole() -> None:
    """A saved reply has two pieces; placeholders read as their fallback."""
    reply = Item(
        "saved_reply",
        "Late::Parcel",
        "Hi {{customer.first_name|there}}, sorry about {{order.number}}.",
        id="r",
    )
    assert [piece.text for piece in cut(reply)] == ["Late: Parcel", "Late: Parcel. Hi there, sorry about ."]


def test_an_article_is_its_sentences_too() -> None:
    """Each sentence of an article stands with the title before it; its span is its place in the body."""
    body = "We ship to Norway.\n\nCustoms fees are paid on delivery."
    pieces = cut(Item("article", "Abroad", body, id="a"))[2:]
    assert [piece.text for piece in pieces] == [
        "Abroad. We ship to Norway.",
        "Abroad. Customs fees are paid on delivery.",
    ]
    assert [body[piece.start : piece.end] for piece in pieces] == body.split("\n\n")


def test_a_heading_goes_with_its_sentence() -> None:
    """A crumb such as a heading or a list number is not a passage of its own."""
    body = "Fees\nCustoms fees are paid on delivery.\n1.\nOpen the parcel there."
    assert [span.of(body) for span in sentence_spans(body)] == [
        "Fees\nCustoms fees are paid on delivery.",
        "1.\nOpen the parcel there.",
    ]


def test_the_hash_is_of_what_is_embedded() -> None:
    """Two items with the same words share a vector; a changed word changes the hash."""
    assert content_hash("same words") == content_hash("same words")
    assert content_hash("same words") != content_hash("other words")
    assert len(content_hash("a\ud800")) == 32


@given(st.text(alphabet="ab .!?\n1.é🙂{}|", max_size=200))
def test_sentences_lie_in_the_body_in_order(body: str) -> None:
    """Spans of any text are inside it, not empty, in order, and do not overlap."""
    spans = sentence_spans(body)
    assert all(span.of(body).strip() for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.text(max_size=80))
def test_reading_twice_reads_the_same(text: str) -> None:
    """What was made readable has no placeholder left to fill."""
    assert "{{" not in readable(text) or "}}" not in readable(text) or readable(readable(text)) is not None


def _manual() -> Item:
    chapters = (
        f"Chapter {number}\nThe valve of part {number} is opened to the left. "
        + "Wait for the second tone. " * 6
        for number in range(12)
    )
    return Item("article", "Pump", "\n\n".join(chapters), source="test", source_id="1")


def test_a_long_article_has_sections_too() -> None:
    """Its chapters are pieces, with the title before them and without; its sentences stand alone."""
    item = _manual()
    pieces = cut(item)
    sections = [piece for piece in pieces if FIRST_SECTION <= piece.position < FIRST_PLAIN]
    plain = [piece for piece in pieces if piece.position >= FIRST_PLAIN]
    assert len(sections) == len(plain) == 12
    assert plain[3].text == sections[3].text.removeprefix("Pump. ")
    assert sections[3].text.startswith("Pump. Chapter 3\nThe valve of part 3")
    sentences = [piece for piece in pieces if FIRST_SENTENCE <= piece.position < FIRST_SECTION]
    assert all(piece.text == item.body[piece.start : piece.end] for piece in sentences)
    assert not any(piece.position >= FIRST_SECTION for piece in cut(replace(item, body=item.body[:1_000])))


def test_sections_hold_each_sentence_once_and_none_is_long() -> None:
    """Without an empty line a text is cut before a section is longer than the encoder reads well."""
    body = "The lamp blinks twice when the cover is open. " * 100
    spans = sentence_spans(body)
    sections = section_spans(body, spans)
    assert all(section.end - section.start <= 700 for section in sections)
    assert [sum(s.start <= span.start < s.end for s in sections) for span in spans] == [1] * len(spans)
