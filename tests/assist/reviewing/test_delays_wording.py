"""Delays, fees, faults, transfers and apologies, held to sentences that are not the rules' own examples."""

from __future__ import annotations

import pytest

from tests.assist.reviewing.wording_corpus import Item, revised, rewriter, sentences

FAMILIES = (
    "brushoffs",
    "delays",
    "others",
    "regrets",
    "shrugs",
    "faults",
    "fees",
    "gushing",
    "lateness",
    "linkwords",
    "sorries",
    "transfers",
    "unknowns",
)


@pytest.mark.parametrize("item", sentences("delays_and_fees", stay=False), ids=lambda item: item["text"])
def test_better_words_keep_the_facts(item: Item) -> None:
    """The sentence comes out as a good agent would write it, its facts in place, and then rests."""
    after = revised(item["text"], rewriter(FAMILIES))
    assert after == item["want"]
    assert all(fact in after for fact in item["keep"])
    assert revised(after, rewriter(FAMILIES)) == after


@pytest.mark.parametrize("item", sentences("delays_and_fees", stay=True), ids=lambda item: item["text"])
def test_other_sentences_stay(item: Item) -> None:
    """Kind, plain, quoted and safety sentences, and bad ones that only a person can mend, are left."""
    assert revised(item["text"], rewriter(FAMILIES)) == item["text"]
