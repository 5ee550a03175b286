"""Our own corpus: drafts that must stay as they are, and drafts dense with facts."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from assist.reviewing.edits import apply_edits
from assist.reviewing.wording.facts import find_facts
from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import read_document

_CORPUS = Path(__file__).parent / "corpus"
_MOST_REPORTED = 0.12


@cache
def _rewriter() -> Rewriter:
    return Rewriter()


def _records(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (_CORPUS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _revised(draft: str) -> str:
    return apply_edits(draft, _rewriter().rewrite(read_document(draft)).edits)


STAY = _records("stay")
PRODUCTS = ["Amara", *(facts["product"] for facts in _records("facts"))]
DENSE = [
    f"{opening}{sentence.format(**facts)}"
    for facts in _records("facts")
    for opening in ("", "Hi Amara, ")
    for sentence in (frame["frame"] for frame in _records("frames"))
]


@pytest.mark.parametrize("draft", [record["draft"] for record in STAY])
def test_stays(draft: str) -> None:
    """Safety, law, quotes, code, reassurance, idioms, hedges, kind refusals, labels and names stay."""
    assert _revised(draft) == draft


def test_good_drafts_are_mostly_silent() -> None:
    """A writer who writes well hears little."""
    noisy = [r["draft"] for r in STAY if _rewriter().rewrite(read_document(r["draft"])).findings]
    assert len(noisy) <= _MOST_REPORTED * len(STAY), noisy


@pytest.mark.parametrize("draft", DENSE)
def test_facts_stay(draft: str) -> None:
    """Every number and every fact of a dense draft stands in the revised one, letter for letter."""
    revised = _revised(draft)
    assert sorted(re.findall(r"\d+", revised)) == sorted(re.findall(r"\d+", draft))
    lost = [fact for fact in find_facts(draft) if fact.text.lower() not in revised.lower()]
    assert not lost, (draft, revised, lost)
    assert not [word for word in PRODUCTS if word in draft and word not in revised]


def test_dense_drafts_are_really_rewritten() -> None:
    """The facts are kept by rewrites, not by leaving the drafts alone."""
    changed = sum(_revised(draft) != draft for draft in DENSE)
    assert changed >= 0.4 * len(DENSE)


def test_rewriting_the_dense_again_changes_nothing() -> None:
    """What was rewritten stays."""
    revised = [_revised(draft) for draft in DENSE]
    assert [_revised(text) for text in revised] == revised
