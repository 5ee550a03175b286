from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assist.retrieval.passages import content_hash, cut, readable, sentence_spans
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
