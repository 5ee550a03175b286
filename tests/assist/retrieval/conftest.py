"""A real store and index over an encoder whose vectors come from words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assist.conversation import Conversation, Message, Person
from assist.retrieval.suggester import Suggester
from assist.store.protocol import Store
from assist.store.records import Item
from assist.store.sqlite import open_sqlite
from tests.fakes import WordEncoder

Ask = Callable[..., Conversation]

DESK = (
    Item("saved_reply", "Refund for a late parcel",
         "Hi {{customer.first_name|there}},\nYour parcel came late. We refund the shipping of order "
         "{{order.number}}.", short_code="late", source="t", source_id="late"),
    Item("saved_reply", "Password reset", "Use the reset link on the sign-in page to choose a new password.",
         short_code="reset", source="t", source_id="reset"),
    Item("saved_reply", "Voucher terms", "A voucher is valid for one order and cannot be combined.",
         source="t", source_id="voucher"),
    Item("article", "Shipping abroad", "We ship to Norway and Iceland.\n\nCustoms fees are paid on delivery. "
         "Batteries travel by road only.", url="https://help.example/abroad", source="t", source_id="abroad"),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_sqlite(tmp_path / "draftwell.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture
def desk(store: Store) -> Store:
    """The store with a small desk in it."""
    store.items.put_imported((item, item.source_id) for item in DESK)
    return store


@pytest.fixture
def suggester(desk: Store, encoder: WordEncoder) -> Iterator[Suggester]:
    made = Suggester(desk, encoder, threshold=0.3)
    made.refresh()
    yield made
    made.close()


@pytest.fixture
def ask() -> Ask:
    def conversation(*texts: str, **fields: str | None) -> Conversation:
        messages = tuple(Message("customer", text) for text in texts)
        customer = Person(name=fields.pop("customer", None))
        return Conversation(messages, customer=customer, **fields)  # type: ignore[arg-type]  # a test's shorthand

    return conversation
