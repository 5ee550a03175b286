"""The rules on limits, choices, duties and reproaches, held to sentences that are not their own examples."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assist.reviewing.edits import apply_edits
from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import read_document
from phrasebook.loading import load_file, packs_folder

CORPUS = Path(__file__).parents[2] / "phrasebook" / "corpus" / "limits_and_duties.jsonl"
FAMILIES = (
    *("alternatives", "choices", "coverage", "documents", "hours", "plans"),
    *("privacy", "reproach", "stakes", "steps", "stock", "visitors"),
)
Item = dict[str, Any]


def items(*, stay: bool) -> list[Item]:
    """The corpus' sentences that stay as they are, or those that become better."""
    lines = CORPUS.read_text("utf-8").splitlines()
    return [item for item in map(json.loads, lines) if (item["want"] is None) == stay]


@cache
def rewriter() -> Rewriter:
    """The families under test, without the others, which may go further."""
    rules = [load_file(packs_folder() / "rules" / f"{family}.toml", verify=False) for family in FAMILIES]
    return Rewriter([rule for family in rules for rule in family])


@cache
def everything() -> Rewriter:
    """Every packaged rule."""
    return Rewriter()


def revised(text: str, by: Rewriter) -> str:
    """`text` with every edit applied."""
    return apply_edits(text, by.rewrite(read_document(text)).edits)


@pytest.mark.parametrize("item", items(stay=False), ids=lambda item: item["text"])
def test_better_words_keep_the_facts(item: Item) -> None:
    """The sentence comes out as a good agent would write it, and then rests."""
    after = revised(item["text"], rewriter())
    assert after == item["want"]
    assert revised(after, rewriter()) == after


@pytest.mark.parametrize("item", items(stay=False), ids=lambda item: item["text"])
def test_no_other_rule_brings_the_words_back(item: Item) -> None:
    """With every rule at work the heavy words are gone too, and the facts are there."""
    after = revised(item["text"], everything()).lower()
    assert all(fact.lower() in after for fact in item["keep"])
    assert not [words for words in item["negative"] if f" {words} " in f" {after} "]


@pytest.mark.parametrize("item", items(stay=True), ids=lambda item: item["text"])
def test_plain_sentences_stay(item: Item) -> None:
    """Safety, law, quotes, idioms, hedges, kind refusals and good sentences are left as they are."""
    assert revised(item["text"], rewriter()) == item["text"]
