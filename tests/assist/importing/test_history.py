"""Past conversations become sent replies to search and picks to rank by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from assist.importing.importing import ImportOptions, import_file
from assist.store.protocol import Store
from assist.store.records import Item
from assist.store.traces import SentQuery

Lines = Callable[..., Path]
LATE = Item(
    "saved_reply",
    "Late parcel",
    "Hi {{customer.first_name|there}},\n\nyour parcel {{order.number}} is delayed at the depot. "
    "It arrives within two working days; you need not do anything.",
    id="late",
    source="zendesk",
    source_id="7",
    tags=("late",),
)
REFUND = Item(
    "saved_reply",
    "Refund",
    "Hi {{customer.first_name|there}},\n\nwe have refunded {{amount}} to your card. "
    "Your bank shows it after three to five days.",
    id="refund",
    source="zendesk",
    source_id="8",
)
QUESTION = {"question": "Where is my parcel?", "source": "zendesk", "source_id": "7", "team": "shipping"}


@pytest.fixture(autouse=True)
def replies(store: Store) -> None:
    for reply in (LATE, REFUND):
        store.items.create(reply)


def test_a_used_reply_is_evidence(store: Store, lines: Lines) -> None:
    """Question, item, team and time are learned; the sent reply can be searched and has the item's tags."""
    path = lines(QUESTION | {"sent_at": "2026-05-04T10:00:00Z", "agent": {"id": "a-7"}, "locale": "en_US"})
    assert import_file(store, "history", path).created == 1
    (seen,) = store.evidence.since()
    assert (seen.question, seen.item_id, seen.outcome, seen.team) == (
        "Where is my parcel?",
        "late",
        "accepted",
        "shipping",
    )
    (sent,) = store.sent_replies.search(SentQuery(q="parcel", item_id="late")).data
    assert (sent.text, sent.tags, sent.agent, sent.locale) == (LATE.body, ("late",), "a-7", "en-us")
    assert seen.at == sent.sent_at == "2026-05-04T10:00:00Z"


def test_second_run_learns_nothing_new(store: Store, lines: Lines) -> None:
    """The same file again is unchanged, though a line is in it twice; another file adds its new lines."""
    first = lines(QUESTION, QUESTION, QUESTION | {"question": "Parcel?"})
    assert import_file(store, "history", first).created == 3
    again = import_file(store, "history", first)
    assert (again.created, again.unchanged) == (0, 3)
    assert import_file(store, "history", lines(QUESTION | {"team": None}, QUESTION, QUESTION)).created == 1
    assert len(store.evidence.since()) == 4


@pytest.mark.parametrize(
    ("sent", "item_id"),
    [
        ("Hi Ana,\n\nyour parcel A-1 is delayed at the depot. It arrives within two working days; you need "
         "not do anything.\n\nBest, Sam", "late"),
        ("Hello Bo, we have refunded 12.50 EUR to your card. Your bank shows it after three days.", "refund"),
        ("Dear Cy, please send us a photo of the broken shelf and we will look into it.", None),
        ("Thanks!", None),
        ("Your card is delayed.", None),
    ],
)  # fmt: skip
def test_sent_text_finds_the_reply_it_was_made_from(
    store: Store, lines: Lines, sent: str, item_id: str | None
) -> None:
    """Filled in and edited, a reply is recognised; a text of its own is kept as sent, without evidence."""
    report = import_file(store, "history", lines({"question": "Where is it?", "text": sent}))
    assert (report.created, report.unmatched) == (1, int(item_id is None))
    assert [seen.item_id for seen in store.evidence.since()] == ([item_id] if item_id else [])
    (kept,) = store.sent_replies.search(SentQuery()).data
    assert (kept.text, kept.item_id) == (sent, item_id)


def test_conversations_are_read(store: Store, lines: Lines) -> None:
    """The last customer message is the question, a closing agent message what was sent; notes are out."""
    messages = [
        {"author": "customer", "text": "Hello?"},
        {"author": "agent", "text": "How can I help?"},
        {"author": "customer", "text": "Where is my parcel?"},
        {"author": "note", "text": "VIP"},
        {"author": "agent", "text": LATE.body},
    ]
    path = lines(
        {"id": "c-1", "messages": messages}, {"messages": messages[:3], "source": "zendesk", "source_id": 8}
    )
    assert import_file(store, "history", path).created == 2
    assert [(seen.question, seen.item_id) for seen in store.evidence.since()] == [
        ("How can I help? Where is my parcel?", "late"),
        ("How can I help? Where is my parcel?", "refund"),
    ]
    (sent,) = store.sent_replies.search(SentQuery(item_id="late")).data
    assert (sent.conversation_id, sent.question) == ("c-1", "Where is my parcel?")


def test_another_matcher_can_decide(store: Store, lines: Lines) -> None:
    """A matcher is asked once a batch with all free texts, and its word is taken."""
    asked: list[Sequence[str]] = []

    def match(texts: Sequence[str]) -> list[tuple[str, float] | None]:
        asked.append(texts)
        return [("refund", 0.9), None]

    path = lines({"question": "a", "text": "x"}, QUESTION, {"question": "b", "text": "y"})
    import_file(store, "history", path, match=match)
    assert asked == [["x", "y"]]
    assert [seen.item_id for seen in store.evidence.since()] == ["refund", "late"]


def test_dry_run_keeps_nothing(store: Store, lines: Lines) -> None:
    """A dry run counts, finds what is wrong, and writes nothing."""
    path = lines(QUESTION, {"question": "?"})
    report = import_file(store, "history", path, ImportOptions(dry_run=True))
    assert (report.created, report.rejected) == (1, 1)
    assert store.evidence.since() == ()
    assert store.sent_replies.search(SentQuery()).data == ()


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"nonsense", "not JSON"),
        ({"source": "zendesk", "source_id": "7"}, "there is no question"),
        ({"question": "  ", "text": "x"}, "there is no question"),
        ({"question": "q"}, "nothing was sent"),
        (QUESTION | {"source_id": "99"}, "no item '99' from zendesk: import the replies first"),
        (QUESTION | {"sent_at": "soon"}, "sent_at is not a time"),
        ({"messages": "hi", "text": "x"}, "messages must be a list"),
        ({"messages": [{"author": "bot", "text": "x"}], "text": "x"}, "author 'bot' is not"),
        (QUESTION | {"question": "\ud800"}, "question holds half of a surrogate pair"),
        (QUESTION | {"team": ["a"]}, "team must be text"),
        (QUESTION | {"tags": 7}, "tags must be a list"),
    ],
)
def test_one_bad_line_stops_nothing(store: Store, lines: Lines, bad: Any, reason: str) -> None:
    """A bad line is reported with its number and reason; the others are learned from."""
    report = import_file(store, "history", lines(QUESTION, bad, QUESTION | {"team": None}))
    assert report.created == 2
    (rejection,) = report.rejections
    assert rejection.place == "line 2"
    assert reason in rejection.reason


def test_question_may_be_of_other_teams(store: Store, lines: Lines) -> None:
    """Questions stay with their team, so that one team's habits need not rule another's."""
    import_file(store, "history", lines(QUESTION, QUESTION | {"team": "billing"}))
    assert [seen.team for seen in store.evidence.since()] == ["shipping", "billing"]


def test_a_question_that_no_reply_fits_is_evidence(store: Store, lines: Lines) -> None:
    """`"source_id": null` without a text is kept as a question with no answer, once; nothing was sent."""
    none = {"question": "Do you sell boats?", "source": None, "source_id": None, "team": "sales"}
    path = lines(none, QUESTION)
    assert import_file(store, "history", path).created == 2
    again = import_file(store, "history", path)
    assert (again.created, again.unchanged, again.unmatched) == (0, 2, 0)
    seen = {one.outcome: one for one in store.evidence.since()}
    assert (seen["nothing"].question, seen["nothing"].item_id, seen["nothing"].team) == (
        "Do you sell boats?",
        "",
        "sales",
    )
    assert len(store.sent_replies.search(SentQuery()).data) == 1


def test_a_text_beside_an_empty_source_is_still_what_was_sent(store: Store, lines: Lines) -> None:
    """An export that writes empty fields says nothing by them: the text is matched as any other."""
    path = lines({"question": "Where is it?", "source": None, "source_id": None, "text": LATE.body})
    assert import_file(store, "history", path).created == 1
    assert {one.outcome for one in store.evidence.since()} <= {"accepted"}
    assert len(store.sent_replies.search(SentQuery()).data) == 1
