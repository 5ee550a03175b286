"""Which items may be seen, and how they are found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assist.errors import ConflictError, InvalidInputError
from assist.store.protocol import Store
from assist.store.records import Item, Scope, Visibility

BASE = Item("saved_reply", "Refund", "Your money is on its way.")
BILLING = Visibility("teams", ("billing", "vip"))


@pytest.fixture
def desk(store: Store) -> Store:
    for item in (
        replace(BASE, id="open"),
        replace(BASE, id="billing", visibility=BILLING),
        replace(BASE, id="draft", status="draft"),
        replace(BASE, id="article", kind="article"),
        replace(BASE, id="british", locale="en-gb"),
        replace(BASE, id="german", locale="de"),
        replace(BASE, id="filed", folder=("Orders", "Late"), tags=("late",)),
    ):
        store.items.create(item)
    return store


@pytest.mark.parametrize(
    ("scope", "ids"),
    [
        (Scope(), {"open", "article", "british", "german", "filed"}),
        (Scope(team="billing"), {"open", "article", "british", "german", "filed", "billing"}),
        (Scope(team="shipping"), {"open", "article", "british", "german", "filed"}),
        (Scope(team="bill"), {"open", "article", "british", "german", "filed"}),
        (Scope(kinds=("article",)), {"article"}),
        (Scope(locale="en-us"), {"open", "article", "british", "filed"}),
        (Scope(locale="de_AT"), {"open", "article", "german", "filed"}),
        (Scope(statuses=("draft",)), {"draft"}),
        (Scope(statuses=None, all_teams=True, tag="late"), {"filed"}),
        (Scope(statuses=None, all_teams=True, locale="fr"), {"open", "article", "filed", "billing", "draft"}),
        (Scope(folder="Orders"), {"filed"}),
        (Scope(folder="Orders::Late"), {"filed"}),
        (Scope(folder="Ord"), set()),
        (Scope(tag="late"), {"filed"}),
        (Scope(kinds=()), set()),
    ],
)  # fmt: skip
def test_scope_decides_what_is_seen(desk: Store, scope: Scope, ids: set[str]) -> None:
    """Lists, ids and word search agree on what a scope lets through."""
    assert desk.items.ids_in(scope) == ids
    assert {item.id for item in desk.items.page(scope).data} == ids
    assert {hit.item_id for hit in desk.words.search(["money"], scope)} == ids


def test_list_search_knows_unfinished_words(store: Store) -> None:
    """A list's search finds while the last word is being typed, in titles and bodies, and by short code."""
    store.items.create(replace(BASE, id="a", short_code="Rf-1"))
    store.items.create(replace(BASE, id="b", title="Return", body="Send it back"))
    assert [item.id for item in store.items.page(Scope(), "refund mon").data] == ["a"]
    assert [item.id for item in store.items.page(Scope(), "rf-1").data] == ["a"]
    assert store.items.page(Scope(), "refund back").data == ()
    assert store.items.page(Scope(), '"; DROP TABLE items').data == ()


def test_short_code_ignores_case_and_keeps_it(store: Store) -> None:
    """A shortcut is found however it is typed, within scope only, and stays as written."""
    store.items.create(replace(BASE, short_code="ReFund", visibility=BILLING))
    assert store.items.by_short_code(" refund", Scope()) == ()
    assert [item.short_code for item in store.items.by_short_code("REFUND", Scope(team="vip"))] == ["ReFund"]


def test_pages_miss_and_repeat_none(store: Store) -> None:
    """Paging by title visits every item once, though titles repeat."""
    made = {store.items.create(replace(BASE, title=f"T{n % 3}")).id for n in range(20)}
    seen: list[str] = []
    cursor = None
    while True:
        page = store.items.page(Scope(), cursor=cursor, limit=7)
        seen += [item.id for item in page.data]
        if (cursor := page.next_cursor) is None:
            break
    assert len(seen) == 20
    assert set(seen) == made


def test_source_is_unique_within_a_kind(store: Store) -> None:
    """The same ids twice are a conflict; an article may share a reply's numbers."""
    store.items.create(replace(BASE, source="zendesk", source_id="7"))
    store.items.create(replace(BASE, kind="article", source="zendesk", source_id="7"))
    with pytest.raises(ConflictError, match="'7'"):
        store.items.create(replace(BASE, source="zendesk", source_id="7"))
    found = store.items.by_source("zendesk", "7")
    assert found is not None and found.kind == "saved_reply"
    assert store.items.by_source("zendesk", "8") is None


def test_limit_is_checked(store: Store) -> None:
    """A page of nothing or of everything is refused."""
    for limit in (0, 501):
        with pytest.raises(InvalidInputError) as refused:
            store.items.page(Scope(), limit=limit)
        assert refused.value.field == "limit"


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
items = st.builds(
    Item,
    kind=st.sampled_from(["saved_reply", "article"]),
    title=words.filter(str.strip),
    body=words,
    body_html=st.none() | words,
    locale=st.sampled_from([None, "en", "en-us", "pt-br"]),
    folder=st.lists(words, max_size=3).map(tuple),
    short_code=st.none() | words,
    tags=st.lists(words, max_size=3).map(tuple),
    status=st.sampled_from(["published", "draft", "archived"]),
    visibility=st.builds(Visibility, st.just("teams"), st.lists(words, max_size=3).map(tuple))
    | st.just(Visibility()),
    url=st.none() | words,
    source_raw=st.dictionaries(
        words, st.none() | words | st.integers() | st.lists(words, max_size=2), max_size=3
    ),
)


@given(item=items)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_items_come_back_as_they_went_in(store: Store, item: Item) -> None:
    """Every field survives the table and the history, whatever is in it."""
    made = store.items.create(item)
    assert store.items.get(made.id) == made
    assert store.items.history(made.id)[0].record == made
    assert replace(made, id="", source="", source_id="", updated_at="", version=0) == item
