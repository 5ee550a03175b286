"""Waiting, limits, permission and conditions in any words, held to sentences that are no rule's examples."""

from __future__ import annotations

import pytest

from tests.assist.reviewing.wording_corpus import Item, everything, revised, sentences

CORPUS = "waits_and_borders"


@pytest.mark.parametrize("item", sentences(CORPUS, stay=False), ids=lambda item: item["text"])
def test_the_limit_is_said_as_a_fact(item: Item) -> None:
    """The sentence comes out as it was read and agreed on, its numbers in place, and then rests."""
    after = revised(item["text"], everything())
    assert after == item["want"]
    assert all(number in after for number in item["keep"])
    assert revised(after, everything()) == after


@pytest.mark.parametrize("item", sentences(CORPUS, stay=True), ids=lambda item: item["text"])
def test_what_only_looks_like_it_stays(item: Item) -> None:
    """Reassurance, idioms, causes and other senses of the same words are left to the writer."""
    assert revised(item["text"], everything()) == item["text"]
