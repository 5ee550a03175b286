from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from assist.retrieval.vocabulary import Vocabulary
from assist.retrieval.word_index import WordIndex
from assist.retrieval.wording import WordSearch, content_words
from assist.store.protocol import Store
from assist.store.records import Item, Scope
from tests.benchmarks.made_up_desk import MadeUpTexts


@dataclass(frozen=True)
class Reading:
    """A desk's words, read as an index reads them."""

    search: WordSearch
    index: WordIndex
    names: tuple[str, ...]

    def shares(self, text: str) -> dict[str, float]:
        found = self.search.search(text, self.index).shares
        return {name: share for name, share in zip(self.names, found.tolist(), strict=True) if share}

    def weights(self, text: str) -> dict[str, float]:
        return dict(self.search.search(text, self.index).weights)


def read(store: Store) -> Reading:
    vocabulary = Vocabulary(store.words)
    each = dict(vocabulary.read(store.words.texts()))
    names = tuple(item.source_id for item in store.items.many(list(each)))
    return Reading(WordSearch(vocabulary), WordIndex(list(each.values()), len(vocabulary)), names)


@pytest.fixture
def words(desk: Store) -> Reading:
    return read(desk)


def test_stop_words_are_not_looked_for() -> None:
    """Words that every question has, and pieces of contractions, are dropped; others come once each."""
    assert content_words("I don't know: where's the parcel, THE parcel?") == ["parcel"]


def test_a_share_is_absolute(words: Reading, desk: Store) -> None:
    """All of the words found gives more than half of them found, and never more than 1."""
    full = words.shares("voucher valid combined")["voucher"]
    half = words.shares("voucher valid zeppelin xylophone")["voucher"]
    assert 1 >= full > half > 0


def test_unknown_words_count_with_full_weight(words: Reading, desk: Store) -> None:
    """A question about something else that shares one word is badly covered."""
    assert words.shares("voucher zeppelin xylophone harpsichord")["voucher"] < 0.4


def test_stems_match(words: Reading, desk: Store) -> None:
    """Another form of a word finds it, and the item's own form is what is shown."""
    assert "voucher" in words.shares("vouchers")
    item = next(item for item in desk.items.page(Scope()).data if item.source_id == "voucher")
    assert words.search.shared_words(item, words.search.search("combining vouchers", words.index)) == (
        "combined",
        "voucher",
    )


def test_nothing_but_stop_words_finds_nothing(words: Reading) -> None:
    """A message without content words has no shares."""
    assert words.shares("where is it") == {}
    assert words.shares("") == {}


def test_titles_named_in_the_thread(words: Reading) -> None:
    """The share of a title's words that were said; rare words weigh more."""
    slots = np.arange(len(words.names), dtype=np.int32)
    found = words.search.title_cover("I asked about shipping yesterday", words.index, slots)
    cover = dict(zip(words.names, found.tolist(), strict=True))
    assert 0 < cover["abroad"] < 1
    assert cover["reset"] == cover["voucher"] == 0


def test_the_score_is_that_of_the_stores_index(store: Store) -> None:
    """The arrays give the very BM25 that FTS5 gives, for words in titles and bodies, however often."""
    texts = MadeUpTexts(seed=17)
    store.items.put_imported((texts.item(number, 1 + number % 7), "") for number in range(300))
    vocabulary = Vocabulary(store.words)
    each = dict(vocabulary.read(store.words.texts()))
    index = WordIndex(list(each.values()), len(vocabulary))
    for question in (texts.question() for _ in range(30)):
        stems = {vocabulary.stem(word): word for word in content_words(question)}
        known = {number: stem for stem in stems if (number := vocabulary.number(stem)) is not None}
        ours = index.bm25({number: index.idf(number) for number in known})
        theirs = {hit.item_id: hit.bm25 for hit in store.words.search([*stems.values()], Scope(), limit=300)}
        assert ours.tolist() == pytest.approx([theirs.get(item_id, 0.0) for item_id in each], abs=1e-4)


def test_new_items_change_how_rare_words_are(words: Reading, desk: Store) -> None:
    """The weight of a word is that of the items there are now."""
    before = words.weights("voucher order")
    desk.items.put_imported(
        (Item("article", f"Voucher {n}", "More.", source="n", source_id=str(n)), "") for n in range(9)
    )
    after = read(desk).weights("voucher order")
    assert after["voucher"] < before["voucher"]
