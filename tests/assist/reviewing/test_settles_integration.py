"""Reviewing what a review made changes nothing more: over every rule's examples and our own corpora."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assist.assembly import open_desk
from assist.reviewing.review import Reviewer, ReviewRequest
from assist.settings import Settings
from phrasebook.loading import packaged_rules

pytestmark = pytest.mark.integration

_CORPORA = Path(__file__).parents[2] / "phrasebook" / "corpus"
_TOGETHER = 6
_EVERY = 3  # all of them take minutes


@pytest.fixture(scope="module")
def reviewer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reviewer]:
    """A real desk's reviewer, without LanguageTool."""
    settings = Settings(home=tmp_path_factory.mktemp("desk"), languagetool="off")
    with open_desk(settings, serving=False) as desk:
        yield desk.reviewer


def _sentences() -> list[str]:
    examples = [rule.examples[0][0] for rule in packaged_rules() if rule.examples]
    corpora = [
        json.loads(line).get("text", "")
        for file in sorted(_CORPORA.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    return [text for text in (*examples, *corpora) if text]


def _drafts() -> list[str]:
    """Each sentence once, several to a draft, one a paragraph, so that none leans on another."""
    texts = _sentences()
    return ["\n\n".join(texts[at : at + _TOGETHER]) for at in range(0, len(texts), _TOGETHER)]


def test_a_review_settles(reviewer: Reviewer) -> None:
    """The wording of a revised draft is not reworded again."""
    restless = []
    drafts = _drafts()[::_EVERY]
    for draft in drafts:
        once = reviewer.review(ReviewRequest(draft, apply_ordering=False)).revised
        twice = reviewer.review(ReviewRequest(once, apply_ordering=False)).revised
        if twice != once:
            restless.append((once, twice))
    assert len(drafts) > 80
    assert not restless, restless[:5]
