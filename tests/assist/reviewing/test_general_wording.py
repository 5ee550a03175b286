"""The general rules at work on sentences of many trades that none of them was written from."""

from __future__ import annotations

import pytest

from tests.assist.reviewing.wording_corpus import Item, everything, revised, sentences

CORPUS = "general_frames"


@pytest.mark.parametrize("item", sentences(CORPUS, stay=False), ids=lambda item: item["text"])
def test_better_words_keep_the_facts(item: Item) -> None:
    """The sentence comes out as it was read and agreed on, its numbers in place, and then rests."""
    after = revised(item["text"], everything())
    assert after == item["want"]
    assert all(fact in after for fact in item["keep"])
    assert revised(after, everything()) == after


@pytest.mark.parametrize("item", sentences(CORPUS, stay=True), ids=lambda item: item["text"])
def test_near_misses_stay(item: Item) -> None:
    """What only looks like one of the frames stays as it is."""
    assert revised(item["text"], everything()) == item["text"]
