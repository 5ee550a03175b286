from __future__ import annotations

import pytest

from assist.retrieval.wording import WordSearch, content_words
from assist.store.protocol import Store
from assist.store.records import Item, Scope


@pytest.fixture
def words(desk: Store) -> WordSearch:
    return WordSearch(desk.words)


def shares(words: WordSearch, store: Store, text: str) -> dict[str, float]:
    found = words.search(text, Scope()).shares
    names = {item.id: item.source_id for item in store.items.many(list(found))}
    return {names[item_id]: share for item_id, share in found.items()}


def test_stop_words_are_not_looked_for() -> None:
    """Words that every question has, and pieces of contractions, are dropped; others come once each."""
    assert content_words("I don't know: where's the parcel, THE parcel?") == ["parcel"]


def test_a_share_is_absolute(words: WordSearch, desk: Store) -> None:
    """All of the words found gives more than half of them found, and never more than 1."""
    full = shares(words, desk, "voucher valid combined")["voucher"]
    half = shares(words, desk, "voucher valid zeppelin xylophone")["voucher"]
    assert 1 >= full > half > 0


def test_unknown_words_count_with_full_weight(words: WordSearch, desk: Store) -> None:
    """A question about something else that shares one word is badly covered."""
    assert shares(words, desk, "voucher zeppelin xylophone harpsichord")["voucher"] < 0.4


def test_stems_match(words: WordSearch, desk: Store) -> None:
    """Another form of a word finds it, and the item's own form is what is shown."""
    assert "voucher" in shares(words, desk, "vouchers")
    item = next(item for item in desk.items.page(Scope()).data if item.source_id == "voucher")
    assert words.shared_words(item, words.search("combining vouchers", Scope())) == ("combined", "voucher")


def test_nothing_but_stop_words_finds_nothing(words: WordSearch) -> None:
    """A message without content words has no shares."""
    assert words.search("where is it", Scope()).shares == {}
    assert words.search("", Scope()).shares == {}


def test_titles_named_in_the_thread(words: WordSearch) -> None:
    """The share of a title's words that were said; rare words weigh more."""
    cover = words.title_cover(
        "I asked about shipping yesterday", {"a": "Shipping abroad", "b": "Password reset", "c": ""}
    )
    assert 0 < cover["a"] < 1
    assert cover["b"] == cover["c"] == 0


def test_new_items_change_how_rare_words_are(words: WordSearch, desk: Store) -> None:
    """After a renewal the weight of a word is that of the items there are now."""
    before = words.search("voucher order", Scope()).weights
    desk.items.put_imported(
        (Item("article", f"Voucher {n}", "More.", source="n", source_id=str(n)), "") for n in range(9)
    )
    words.renew(desk.revision("items"))
    after = words.search("voucher order", Scope()).weights
    assert after["voucher"] < before["voucher"]
