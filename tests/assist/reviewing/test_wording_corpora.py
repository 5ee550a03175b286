"""Rules held to sentences that are not their own examples, corpus by corpus."""

from __future__ import annotations

import pytest

from tests.assist.reviewing.wording_corpus import Item, everything, revised, rewriter, sentences

# The families of rules a corpus is about, by themselves; with none, every packaged rule is at work.
FAMILIES: dict[str, tuple[str, ...]] = {
    "attitude": (),
    "banks_and_meters": (),
    "delays_and_fees": (
        *("brushoffs", "delays", "others", "regrets", "shrugs", "faults", "fees", "gushing", "lateness"),
        *("linkwords", "sorries", "transfers", "unknowns"),
    ),
    "desks_and_counters": (),
    "everyday": (
        *("casual", "doubles", "duties", "faultwords", "jargon", "mistakes", "officialese", "passives"),
        *("problems", "scripts", "undoing"),
    ),
    "general_frames": (),
    "kept_and_running": (),
    "limits_and_duties": (
        *("alternatives", "choices", "coverage", "documents", "hours", "plans"),
        *("privacy", "reproach", "stakes", "steps", "stock", "visitors"),
    ),
    "lost_and_shut": (),
    "negations": (),
    "open_sides": (),
    "prices_and_ends": (),
    "reasons_and_tails": (),
    "refused_and_limited": (),
    "thresholds": (),
    "towards_the_reader": (),
    "waits_and_borders": (),
    "what_happened": (),
    "what_it_takes": (),
}


def _items(*, stay: bool) -> list[tuple[str, Item]]:
    return [(corpus, item) for corpus in FAMILIES for item in sentences(corpus, stay=stay)]


def _at_work(text: str, corpus: str) -> str:
    families = FAMILIES[corpus]
    return revised(text, rewriter(families) if families else everything())


def _name(value: str | Item) -> str:
    return value if isinstance(value, str) else str(value["text"])


@pytest.mark.parametrize(("corpus", "item"), _items(stay=False), ids=_name)
def test_better_words_keep_the_facts(corpus: str, item: Item) -> None:
    """The sentence comes out as it was read and agreed on, its facts in place, and then rests."""
    after = _at_work(item["text"], corpus)
    assert after == item["want"]
    assert all(fact in after for fact in item["keep"])
    assert _at_work(after, corpus) == after


@pytest.mark.parametrize(("corpus", "item"), _items(stay=True), ids=_name)
def test_near_misses_stay(corpus: str, item: Item) -> None:
    """Safety, law, quotes, idioms, kind refusals and what only looks like a frame are left to the writer."""
    assert _at_work(item["text"], corpus) == item["text"]


@pytest.mark.parametrize("item", sentences("limits_and_duties", stay=False), ids=_name)
def test_no_other_rule_brings_the_words_back(item: Item) -> None:
    """With every rule at work the heavy words are gone too, and the facts are there."""
    after = revised(item["text"], everything()).lower()
    assert all(fact.lower() in after for fact in item["keep"])
    assert not [words for words in item["negative"] if f" {words} " in f" {after} "]
