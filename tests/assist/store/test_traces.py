"""Sent replies, evidence and feedback."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assist.errors import InvalidInputError, NotFoundError
from assist.store.protocol import Store
from assist.store.records import Item
from assist.store.traces import Count, Evidence, FeedbackEvent, SentQuery, SentReply

SENT = SentReply("Where is it?", "Your parcel arrives on Monday.", sent_at="2026-05-04T10:00:00Z")


@pytest.fixture
def filled(store: Store) -> Store:
    replies = [
        replace(SENT, id="a", agent="sam", team="billing", tags=("late",), item_id="i1"),
        replace(SENT, id="b", agent="kim", text="Refund sent.", sent_at="2026-06-01T00:00:00Z"),
        replace(SENT, id="c", question="Refund?", text="Refund, refund and refund.", team="billing"),
    ]
    assert store.sent_replies.add(replies) == 3
    return store


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (SentQuery(), ["b", "c", "a"]),
        (SentQuery(agent="sam"), ["a"]),
        (SentQuery(team="billing"), ["c", "a"]),
        (SentQuery(tag="late"), ["a"]),
        (SentQuery(item_id="i1"), ["a"]),
        (SentQuery(since="2026-06-01T00:00:00Z"), ["b"]),
        (SentQuery(until="2026-06-01T00:00:00Z"), ["c", "a"]),
        (SentQuery(q="refund"), ["c", "b"]),
        (SentQuery(q="refunds", team="billing"), ["c"]),
        (SentQuery(q="monday parc"), ["a"]),
        (SentQuery(q="!!"), []),
        (SentQuery(q="nothing of the kind"), []),
    ],
)
def test_sent_replies_are_found(filled: Store, query: SentQuery, ids: list[str]) -> None:
    """Each filter narrows; words rank the best first, else the latest come first."""
    assert [reply.id for reply in filled.sent_replies.search(query).data] == ids


@pytest.mark.parametrize("q", [None, "refund OR parcel", "parcel"])
def test_sent_pages_miss_and_repeat_none(store: Store, q: str | None) -> None:
    """Paging visits every reply once, also by relevance and with equal times."""
    store.sent_replies.add(replace(SENT, text="refund or parcel " + "parcel " * (n % 3)) for n in range(23))
    seen: list[str] = []
    cursor = None
    while True:
        page = store.sent_replies.search(SentQuery(q=q), cursor=cursor, limit=5)
        seen += [reply.id for reply in page.data]
        if (cursor := page.next_cursor) is None:
            break
    assert len(seen) == len(set(seen)) == 23


def test_an_origin_is_kept_once(store: Store) -> None:
    """The same imported line is passed over; lines without an origin never are."""
    assert store.sent_replies.add([replace(SENT, origin="l1"), replace(SENT, origin="l1"), SENT, SENT]) == 3
    made = store.items.create(Item("saved_reply", "T", "B"))
    seen = Evidence("q", made.id, origin="l1")
    assert store.evidence.add([seen, seen]) == 1
    assert store.evidence.add([seen]) == 0


def test_sent_replies_can_be_forgotten(filled: Store) -> None:
    """Deleting by time removes text and search entry for good."""
    assert filled.sent_replies.forget(before="2026-06-01T00:00:00Z") == 2
    assert [reply.id for reply in filled.sent_replies.search(SentQuery(q="refund")).data] == ["b"]
    assert filled.sent_replies.forget() == 0
    with pytest.raises(NotFoundError, match="'a'"):
        filled.sent_replies.get("a")


def test_evidence_follows_its_item(store: Store) -> None:
    """Evidence comes in order after an id; while its item is in the trash it stays away."""
    made = store.items.create(Item("saved_reply", "T", "B"))
    store.evidence.add(
        [Evidence("one", made.id), Evidence("two", made.id, "dismissed", weight=0.5, kept=0.25)]
    )
    first, second = store.evidence.since()
    assert (first.question, second.outcome, second.weight, second.kept) == ("one", "dismissed", 0.5, 0.25)
    assert store.evidence.since(first.id) == (second,)
    assert store.evidence.uses() == {made.id: 1}
    store.items.trash(made.id, expected_version=None)
    assert store.evidence.since() == ()


def test_unknown_outcome_is_refused(store: Store) -> None:
    """Only accepted and dismissed are evidence."""
    with pytest.raises(InvalidInputError) as refused:
        store.evidence.add([Evidence("q", "i", "liked")])  # type: ignore[arg-type]
    assert refused.value.field == "outcome"


def test_feedback_is_counted(store: Store) -> None:
    """Totals by rule, team and day, largest first, within a time and a team."""
    event = FeedbackEvent("edit", "limits.a", "accepted", team="billing", at="2026-05-04T10:00:00Z")
    events = [event, event, replace(event, action="refused"), replace(event, subject_id="b", team=None)]
    store.feedback.add(
        [*events, replace(event, subject="finding", at="2026-05-05T10:00:00Z", details={"n": 1})]
    )
    assert store.feedback.counts("edit") == (
        Count("limits.a", "accepted", 2),
        Count("b", "accepted", 1),
        Count("limits.a", "refused", 1),
    )
    assert store.feedback.counts("edit", "team")[-1] in {
        Count("", "accepted", 1),
        Count("billing", "refused", 1),
    }
    assert store.feedback.counts("edit", "day", team="billing")[0] == Count("2026-05-04", "accepted", 2)
    assert store.feedback.counts("edit", since="2026-05-05T00:00:00Z") == ()
    assert store.feedback.since(4)[0].details == {"n": 1}
