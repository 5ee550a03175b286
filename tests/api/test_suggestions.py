"""Suggestions over HTTP: by short code, by three words, in the customer's language, each reply once."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from assist.store.protocol import Store
from assist.store.records import Item

PATH = "/api/v1/suggestions"
PARCEL = "Your parcel came late. We refund the shipping."


@pytest.fixture
def desk(store: Store) -> Store:
    """Four replies, one of them in German."""
    for item in (
        Item("saved_reply", "Late parcel", PARCEL, short_code="late"),
        Item("saved_reply", "Password", "Use the reset link on the sign-in page to choose a new password."),
        Item("saved_reply", "Voucher", "A voucher is valid for one order and cannot be combined."),
        Item("saved_reply", "Gutschein", "Ein Gutschein gilt für eine Bestellung: voucher.", locale="de"),
    ):
        store.items.create(item)
    return store


def ask(client: TestClient, text: str, *, locale: str | None = None, draft: str | None = None) -> list[Any]:
    """The titles suggested, best first, each with its answer's part."""
    conversation = {"messages": [{"author": "customer", "text": text}], "locale": locale}
    body = {"conversation": conversation, "draft": draft, "include_abstained": True}
    answer = client.post(PATH, json=body)
    assert answer.status_code == 200, answer.text
    return [(one["title"], one) for one in answer.json()["data"]]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("draft", ["late", "/LATE", "#late"])
def test_a_short_code_brings_its_reply_first_and_for_certain(agent: TestClient, draft: str) -> None:
    """Whatever the customer asked; a word that is no whole short code brings nothing for certain."""
    title, first = ask(agent, "how do I choose a new password?", draft=draft)[0]
    assert (title, first["probability"], first["reasons"][0]["kind"]) == ("Late parcel", 1.0, "shortcut")
    _, other = ask(agent, "how do I choose a new password?", draft=draft[:-1])[0]
    assert other["reasons"][0]["kind"] != "shortcut"


@pytest.mark.usefixtures("desk")
def test_three_words_bring_the_whole_reply(agent: TestClient) -> None:
    """The agent types three words of what they want to say and gets it filled in."""
    title, first = ask(agent, "hello", draft="parcel refund shipping")[0]
    assert (title, first["rendered"]) == ("Late parcel", PARCEL)


@pytest.mark.usefixtures("desk")
def test_replies_in_another_language_stay_out(agent: TestClient) -> None:
    """An English customer gets no German reply, and the German one is there for a German."""
    assert "Gutschein" not in [title for title, _ in ask(agent, "voucher", locale="en-gb")]
    assert "Gutschein" in [title for title, _ in ask(agent, "Gutschein", locale="de-de")]


def test_near_copies_are_one_suggestion_with_both_ids(agent: TestClient, desk: Store) -> None:
    """Two replies that say the same are shown once; the other's id goes with it."""
    twin = desk.items.create(
        Item("saved_reply", "Parcel late", "Your parcel came late! We refund the shipping.")
    )
    found = [one for title, one in ask(agent, "my parcel is late") if "arcel" in title]
    assert len(found) == 1
    ids = {found[0]["id"], *found[0].get("similar", ())}
    assert twin.id in ids
    assert len(ids) == 2
