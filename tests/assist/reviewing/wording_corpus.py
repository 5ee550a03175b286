"""Sentences that are not the rules' own examples, and the families of rules they are held to."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from assist.reviewing.edits import apply_edits
from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import read_document
from phrasebook.loading import load_file, packs_folder

CORPORA = Path(__file__).parents[2] / "phrasebook" / "corpus"
Item = dict[str, Any]


@cache
def sentences(corpus: str, *, stay: bool) -> tuple[Item, ...]:
    """The corpus' sentences that stay as they are, or those that become better."""
    lines = (CORPORA / f"{corpus}.jsonl").read_text("utf-8").splitlines()
    return tuple(item for item in map(json.loads, lines) if (item["want"] is None) == stay)


@cache
def rewriter(families: tuple[str, ...]) -> Rewriter:
    """The families under test, without the others, which may go further."""
    files = (packs_folder() / "rules" / f"{family}.toml" for family in families)
    return Rewriter([rule for file in files for rule in load_file(file)])


@cache
def everything() -> Rewriter:
    """Every packaged rule."""
    return Rewriter()


def revised(text: str, by: Rewriter) -> str:
    """`text` with every edit applied."""
    return apply_edits(text, by.rewrite(read_document(text)).edits)
