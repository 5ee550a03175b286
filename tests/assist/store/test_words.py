"""Words found as the index stems them, and what an idf needs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assist.store.protocol import Store
from assist.store.records import Item, Scope

BASE = Item("article", "Refunds", "We refund within days. Café opening hours.")


def test_stems_are_the_index_s_own(store: Store) -> None:
    """A stem of any form of a word counts the documents that have another form; accents do not matter."""
    store.items.create(BASE)
    store.items.create(replace(BASE, title="Cafe", body="closed"))
    stems = store.words.stems("Refunding the CAFÉ")
    assert stems == ("refund", "the", "cafe")
    assert store.words.document_frequencies(stems) == {"refund": 1, "cafe": 2}
    assert store.words.document_count() == 2


def test_titles_count_apart(store: Store) -> None:
    """Title search and its counts look at titles only."""
    store.items.create(BASE)
    assert store.words.document_frequencies(["day"], field="title") == {}
    assert store.words.search(["days"], Scope(), field="title") == ()
    assert len(store.words.search(["refund"], Scope(), field="title")) == 1


def test_rarer_and_more_words_rank_higher(store: Store) -> None:
    """The item having the rare word and both words comes first; scores fall."""
    for number in range(8):
        store.items.create(replace(BASE, id=f"n{number}", title=f"Parcel {number}", body="parcel news"))
    store.items.create(replace(BASE, id="best", title="Parcel", body="parcel customs"))
    hits = store.words.search(["parcel", "customs"], Scope())
    assert hits[0].item_id == "best"
    assert [hit.bm25 for hit in hits] == sorted((hit.bm25 for hit in hits), reverse=True)
    assert all(hit.bm25 > 0 for hit in hits)
    assert [hit.item_id for hit in hits[1:]] == sorted(hit.item_id for hit in hits[1:])


def test_edited_text_is_found_by_its_new_words_only(store: Store) -> None:
    """The index follows a change at once, and so do the counts."""
    made = store.items.create(BASE)
    store.items.update(replace(made, body="Vouchers instead."), expected_version=1)
    assert store.words.search(["days"], Scope()) == ()
    assert len(store.words.search(["voucher"], Scope())) == 1
    assert store.words.document_frequencies(["dai", "day", "voucher"]) == {"voucher": 1}


@pytest.mark.parametrize(
    "words", [[], ["!!!"], ['"'], ["AND"], ["a*"], ["title:x"], ["-"], ["x" * 10_000], ["\0"]]
)
def test_no_word_is_an_operator(store: Store, words: list[str]) -> None:
    """Whatever a word looks like, it is looked up and nothing else."""
    store.items.create(BASE)
    assert store.words.search(words, Scope()) == ()


@given(texts=st.lists(st.text(max_size=30), max_size=8))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_can_be_searched(store: Store, texts: list[str]) -> None:
    """No text breaks the search, the counts or the stemmer."""
    store.words.search(texts, Scope(team="t"))
    store.words.document_frequencies(store.words.stems(" ".join(texts)))
    store.words.document_frequencies(texts)
