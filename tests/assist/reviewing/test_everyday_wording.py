"""The rules on everyday words, held to sentences that are not their own examples."""

from __future__ import annotations

import pytest

from tests.assist.reviewing.wording_corpus import Item, revised, rewriter, sentences

FAMILIES = (
    *("casual", "doubles", "duties", "faultwords", "jargon", "mistakes", "officialese", "passives"),
    *("problems", "scripts", "undoing"),
)


@pytest.mark.parametrize("item", sentences("everyday", stay=False), ids=lambda item: item["text"])
def test_better_words_keep_the_facts(item: Item) -> None:
    """The sentence comes out as a good agent would write it, its facts in place, and then rests."""
    after = revised(item["text"], rewriter(FAMILIES))
    assert after == item["want"]
    assert all(fact in after for fact in item["keep"])
    assert revised(after, rewriter(FAMILIES)) == after


@pytest.mark.parametrize("item", sentences("everyday", stay=True), ids=lambda item: item["text"])
def test_plain_sentences_stay(item: Item) -> None:
    """Safety, law, quotes, idioms, hedges, kind refusals and good sentences are left as they are."""
    assert revised(item["text"], rewriter(FAMILIES)) == item["text"]
