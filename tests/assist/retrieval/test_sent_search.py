from __future__ import annotations

import pytest

from assist.errors import InvalidInputError
from assist.retrieval.suggester import Suggester
from assist.store.protocol import Store
from assist.store.traces import SentQuery, SentReply

SENT = (
    SentReply("Where is my parcel?", "Your parcel left our warehouse today.", id="a", team="orders"),
    SentReply("My parcel is late, refund please", "We refund the shipping.", id="b", team="billing"),
    SentReply("How do I reset the password?", "Use the reset link.", id="c", team="orders", tags=("login",)),
)


@pytest.fixture
def sent(suggester: Suggester, desk: Store) -> Suggester:
    """The suggester of a desk with three sent replies."""
    desk.sent_replies.add(SENT)
    return suggester


def found(suggester: Suggester, **query: str) -> list[str]:
    return [reply.id for reply in suggester.sent.search(SentQuery(**query)).data]


def test_meaning_finds_what_not_all_words_do(sent: Suggester, desk: Store) -> None:
    """A reply comes without having every word; the store's own search by words has none."""
    asked = "parcel late refund money shipping"
    assert desk.sent_replies.search(SentQuery(q=asked)).data == ()
    assert found(sent, q=asked)[0] == "b"
    assert "c" not in found(sent, q=asked)


def test_all_words_come_before_likeness(sent: Suggester) -> None:
    """Of two replies about parcels the one with the words asked for is first."""
    assert found(sent, q="where parcel")[0] == "a"


def test_a_number_is_meant_exactly(sent: Suggester, desk: Store) -> None:
    """Asked for one invoice, a reply about another one is not found, however alike."""
    desk.sent_replies.add(
        SentReply("Invoice?", f"The invoice A-10{n} is attached.", id=f"i{n}") for n in "12"
    )
    assert found(sent, q="please attached invoice A-101") == ["i1"]


def test_filters_hold_for_meaning(sent: Suggester) -> None:
    """Neither another team's replies nor other tags are found, however alike."""
    assert found(sent, q="parcel late refund money shipping", team="orders") in ([], ["a"])
    assert found(sent, q="reset password link", tag="login") == ["c"]


def test_pages_join_to_the_whole_list(sent: Suggester) -> None:
    """Read one at a time, the list has the same replies in the same order, each once."""
    query = SentQuery(q="parcel")
    whole = [reply.id for reply in sent.sent.search(query).data]
    read: list[str] = []
    cursor = None
    while True:
        page = sent.sent.search(query, cursor=cursor, limit=1)
        read += [reply.id for reply in page.data]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert read == whole
    assert len(whole) >= 2


def test_a_foreign_cursor_is_refused(sent: Suggester) -> None:
    """A cursor of the list by time does not fit the list by likeness."""
    cursor = sent.sent.search(SentQuery(), limit=1).next_cursor
    assert cursor is not None
    with pytest.raises(InvalidInputError):
        sent.sent.search(SentQuery(q="parcel"), cursor=cursor)


def test_many_new_replies_do_not_hold_up_a_search(sent: Suggester, desk: Store) -> None:
    """What is too much to embed at once is found by words first, and by meaning soon after."""
    desk.sent_replies.add(
        SentReply(f"Invoice number {n}?", f"Invoice {n} is attached.", id=f"i{n}") for n in range(40)
    )
    assert found(sent, q="invoice 7")[0] == "i7"
    assert sent.index.wait(20)
    assert "i7" in found(sent, q="attached invoice 7 please")
