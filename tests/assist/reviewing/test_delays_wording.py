"""Delays, fees, faults, transfers and apologies, held to sentences that are not the rules' own examples."""

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

CORPUS = Path(__file__).parents[2] / "phrasebook" / "corpus" / "delays_and_fees.jsonl"
FAMILIES = (
    "brushoffs",
    "delays",
    "faults",
    "fees",
    "gushing",
    "lateness",
    "linkwords",
    "sorries",
    "transfers",
    "unknowns",
)
Item = dict[str, Any]


def items(*, stay: bool) -> list[Item]:
    """The corpus' sentences that stay as they are, or those that become better."""
    lines = CORPUS.read_text("utf-8").splitlines()
    return [item for item in map(json.loads, lines) if (item["want"] is None) == stay]


@cache
def rewriter() -> Rewriter:
    """The families under test, without the others, which may go further."""
    rules = [load_file(packs_folder() / "rules" / f"{family}.toml") for family in FAMILIES]
    return Rewriter([rule for family in rules for rule in family])


def revised(text: str) -> str:
    """`text` with every edit applied."""
    return apply_edits(text, rewriter().rewrite(read_document(text)).edits)


@pytest.mark.parametrize("item", items(stay=False), ids=lambda item: item["text"])
def test_better_words_keep_the_facts(item: Item) -> None:
    """The sentence comes out as a good agent would write it, its facts in place, and then rests."""
    after = revised(item["text"])
    assert after == item["want"]
    assert all(fact in after for fact in item["keep"])
    assert revised(after) == after


@pytest.mark.parametrize("item", items(stay=True), ids=lambda item: item["text"])
def test_other_sentences_stay(item: Item) -> None:
    """Kind, plain, quoted and safety sentences, and bad ones that only a person can mend, are left."""
    assert revised(item["text"]) == item["text"]
