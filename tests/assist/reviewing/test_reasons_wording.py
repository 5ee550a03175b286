"""Every rule at work on everyday sentences of eight trades, none of which is a rule's example."""

from __future__ import annotations

import pytest

from tests.assist.reviewing.wording_corpus import Item, everything, revised, sentences

CORPUS = "reasons_and_tails"


@pytest.mark.parametrize("item", sentences(CORPUS, stay=False), ids=lambda item: item["text"])
def test_better_words_keep_the_facts(item: Item) -> None:
    """The sentence comes out as it was read and agreed on, its numbers in place, and then rests."""
    after = revised(item["text"], everything())
    assert after == item["want"]
    assert all(fact in after for fact in item["keep"])
    assert revised(after, everything()) == after


@pytest.mark.parametrize("item", sentences(CORPUS, stay=True), ids=lambda item: item["text"])
def test_what_no_rule_can_say_better_stays(item: Item) -> None:
    """Safety, reassurance, misread grammar and hard refusals are left to the writer."""
    assert revised(item["text"], everything()) == item["text"]
