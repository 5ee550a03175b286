from __future__ import annotations

from assist.retrieval.duplicates import group_same
from assist.store.records import Item

LONG = (
    "Thank you for writing to us about your parcel. We looked it up with the carrier and it is on its way. "
    "You will have it by Friday. Please write to us again if it is not there by then: we will gladly help."
)


def reply(id: str, body: str, **fields: str) -> Item:
    return Item("saved_reply", id, body, id=id, **fields)  # type: ignore[arg-type]  # literals in tests


def test_copies_are_shown_once() -> None:
    """Same words, other punctuation, or one word of many: one is shown, and names the others."""
    found = group_same(
        [
            reply("a", LONG),
            reply("b", LONG.replace("gladly ", "")),
            reply("c", "Something else."),
            reply("d", LONG.upper()),
        ]
    )
    assert [(item.id, same) for item, same in found] == [("a", ("b", "d")), ("c", ())]


def test_another_number_is_another_reply() -> None:
    """Replies that differ in an amount, a date or a `not` are never taken for one."""
    other_day = LONG.replace("Friday", "5 May")
    refused = LONG.replace("will gladly", "will not")
    assert len(group_same([reply("a", LONG), reply("b", other_day), reply("c", refused)])) == 3


def test_articles_and_other_languages_stay_apart() -> None:
    """Only saved replies of one locale are grouped."""
    article = Item("article", "x", LONG, id="x")
    assert len(group_same([reply("a", LONG), article, reply("b", LONG, locale="de")])) == 3
