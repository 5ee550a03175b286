"""The rules on limits, choices, duties and reproaches, held to sentences that are not their own examples."""

from __future__ import annotations

import pytest

from tests.assist.reviewing.wording_corpus import Item, everything, revised, rewriter, sentences

FAMILIES = (
    *("alternatives", "choices", "coverage", "documents", "hours", "plans"),
    *("privacy", "reproach", "stakes", "steps", "stock", "visitors"),
)


@pytest.mark.parametrize("item", sentences("limits_and_duties", stay=False), ids=lambda item: item["text"])
def test_better_words_keep_the_facts(item: Item) -> None:
    """The sentence comes out as a good agent would write it, and then rests."""
    after = revised(item["text"], rewriter(FAMILIES, verify=False))
    assert after == item["want"]
    assert revised(after, rewriter(FAMILIES, verify=False)) == after


@pytest.mark.parametrize("item", sentences("limits_and_duties", stay=False), ids=lambda item: item["text"])
def test_no_other_rule_brings_the_words_back(item: Item) -> None:
    """With every rule at work the heavy words are gone too, and the facts are there."""
    after = revised(item["text"], everything()).lower()
    assert all(fact.lower() in after for fact in item["keep"])
    assert not [words for words in item["negative"] if f" {words} " in f" {after} "]


@pytest.mark.parametrize("item", sentences("limits_and_duties", stay=True), ids=lambda item: item["text"])
def test_plain_sentences_stay(item: Item) -> None:
    """Safety, law, quotes, idioms, hedges, kind refusals and good sentences are left as they are."""
    assert revised(item["text"], rewriter(FAMILIES, verify=False)) == item["text"]
