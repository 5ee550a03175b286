"""Versions, stale writes, the trash and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assist.errors import ConflictError, InvalidInputError, NotFoundError
from assist.store.protocol import Store
from assist.store.records import Item, RuleRecord, Scope, Term

REPLY = Item(
    "saved_reply", "Late parcel", "Hi {{customer.first_name|there}}, your parcel is late.", tags=("late",)
)


def test_created_record_is_read_back(store: Store) -> None:
    """What `create` returns is what `get` returns: id, version 1, time, its own source."""
    made = store.items.create(REPLY, by="ana")
    assert store.items.get(made.id) == made
    assert (made.version, made.source, made.source_id) == (1, "draftwell", made.id)
    assert made.updated_at.endswith("Z")


def test_update_needs_the_current_version(store: Store) -> None:
    """A stale change is refused, says both versions, and changes nothing."""
    made = store.items.create(REPLY)
    second = store.items.update(replace(made, title="Parcel is late"), expected_version=1)
    assert second.version == 2
    with pytest.raises(ConflictError, match="at version 2, not 1"):
        store.items.update(replace(made, title="Other"), expected_version=1)
    assert store.items.get(made.id).title == "Parcel is late"


def test_saving_the_same_makes_no_version(store: Store) -> None:
    """A save without a change keeps version and revision."""
    made = store.items.create(REPLY)
    before = store.revision("items")
    assert store.items.update(made, expected_version=1) == made
    assert store.revision("items") == before


def test_trash_hides_and_restore_brings_back(store: Store) -> None:
    """A trashed record is in no list, no search and not found; restoring it undoes all three."""
    made = store.items.create(REPLY)
    store.items.trash(made.id, expected_version=1, by="ana")
    with pytest.raises(NotFoundError, match="outside the trash"):
        store.items.get(made.id)
    assert store.items.page(Scope()).data == ()
    assert store.words.search(["parcel"], Scope()) == ()
    assert [item.id for item in store.items.trashed().data] == [made.id]
    back = store.items.restore(made.id, by="ana")
    assert (back.body, back.version) == (made.body, 3)
    assert [hit.item_id for hit in store.words.search(["parcel"], Scope())] == [made.id]
    assert store.items.trashed().data == ()


def test_history_tells_every_step(store: Store) -> None:
    """Each version holds the record as it was, with who did what; any can be brought back."""
    made = store.items.create(REPLY, by="ana")
    store.items.update(replace(made, body="Sorry, it is late."), expected_version=None, by="ben")
    store.items.trash(made.id, expected_version=2, by="cy")
    store.items.restore(made.id, 1, by="di")
    story = [(one.version, one.action, one.by, one.record.body) for one in store.items.history(made.id)]
    assert story == [
        (1, "created", "ana", REPLY.body),
        (2, "updated", "ben", "Sorry, it is late."),
        (3, "trashed", "cy", "Sorry, it is late."),
        (4, "restored", "di", REPLY.body),
    ]


def test_taken_id_is_refused(store: Store) -> None:
    """A second record with an id is a conflict; in the trash, the message says so."""
    store.rules.create(RuleRecord("limits.mine", {"find": ["a"]}))
    with pytest.raises(ConflictError, match=r"taken: update it"):
        store.rules.create(RuleRecord("limits.mine", {"find": ["b"]}))
    store.rules.trash("limits.mine", expected_version=1)
    with pytest.raises(ConflictError, match="restore it from the trash"):
        store.rules.create(RuleRecord("limits.mine", {"find": ["b"]}))


@pytest.mark.parametrize("act", ["get", "history", "restore"])
def test_unknown_id_is_told(store: Store, act: str) -> None:
    """Reading what is not there names it."""
    with pytest.raises(NotFoundError, match="'nope'"):
        getattr(store.terms, act)("nope")


def test_half_a_surrogate_as_id_is_refused(store: Store) -> None:
    """An id that is no Unicode is an input error, not a crash."""
    with pytest.raises(InvalidInputError, match="surrogate"):
        store.items.get("\ud800")


def test_changes_tell_what_came_and_went(store: Store) -> None:
    """A reader who remembers a revision gets exactly what changed after it."""
    first, second = store.items.create(REPLY), store.items.create(replace(REPLY, title="Second"))
    seen = store.items.changes()
    assert {item.id for item in seen.changed} == {first.id, second.id}
    store.items.trash(first.id, expected_version=None)
    third = store.items.create(replace(REPLY, title="Third"))
    news = store.items.changes(seen.revision)
    assert (news.changed, news.gone) == ((third,), (first.id,))
    assert store.items.changes(news.revision).changed == ()


def test_terms_page_through_in_order(store: Store) -> None:
    """Terms come by text whatever their case, and the cursor misses and repeats none."""
    for text in ("beta", "Alpha", "gamma ray", "Delta"):
        store.terms.create(Term(text), by="ana")
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page = store.terms.page(cursor=cursor, limit=3)
        seen += [term.text for term in page.data]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == ["Alpha", "beta", "Delta", "gamma ray"]
    assert store.terms.page(q="ALPH").data[0].author == "ana"


def test_rules_page_filters(store: Store) -> None:
    """Rules are found by status and by words in them."""
    store.rules.create(RuleRecord("limits.one", {"find": ["cannot ship"]}, status="live"))
    store.rules.create(RuleRecord("limits.two", {"find": ["no longer"]}))
    assert [rule.id for rule in store.rules.page(status="live").data] == ["limits.one"]
    assert [rule.id for rule in store.rules.page(q="Longer").data] == ["limits.two"]
    assert [rule.id for rule in store.rules.page(limit=1).data] == ["limits.one"]


@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA", "WzEsMl0", "\ud800", "a" * 5_000])
def test_made_up_cursor_is_refused(store: Store, cursor: str) -> None:
    """A cursor that is not ours names itself."""
    with pytest.raises(InvalidInputError) as refused:
        store.items.page(Scope(), cursor=cursor)
    assert refused.value.field == "cursor"


def test_trash_pages_through(store: Store) -> None:
    """The trash pages latest first without missing one, though all went in the same second."""
    ids = [store.terms.create(Term(f"word{number}")).id for number in range(5)]
    for id in ids:
        store.terms.trash(id, expected_version=None)
    first = store.terms.trashed(limit=3)
    rest = store.terms.trashed(cursor=first.next_cursor, limit=3)
    assert {term.id for term in (*first.data, *rest.data)} == set(ids)
    assert rest.next_cursor is None
