"""Every check finds its own examples and leaves its near misses."""

from __future__ import annotations

import pytest

from assist.reviewing.checks.registry import CHECKS
from assist.reviewing.checks.wordlists.lexicon import DATA, Example, load_lexicon
from tests.assist.reviewing.checks.conversations import context_for

# These need the real encoder; see test_unanswered_question.py.
NEEDS_ENCODER = {"unanswered_question"}
# This one has two kinds and speaks only where a team asks for it; see test_reply_standard.py.
NO_EXAMPLES = {"missing_greeting"}
BY_KIND = dict(CHECKS)
KINDS = sorted(BY_KIND.keys() - NEEDS_ENCODER - NO_EXAMPLES)


def cases(part: str) -> list[tuple[str, Example]]:
    return [(kind, example) for kind in KINDS for example in getattr(load_lexicon(kind), part)]


@pytest.mark.parametrize(
    ("kind", "example"), cases("examples"), ids=lambda value: getattr(value, "draft", value)
)
def test_finds_its_examples(kind: str, example: Example) -> None:
    """An example has a finding of its kind, with advice, at a span inside the draft."""
    found = BY_KIND[kind](context_for(example.customer, example.draft))
    assert [finding.kind for finding in found][:1] == [kind]
    assert all(finding.advice and finding.message for finding in found)
    assert all(finding.span.of(example.draft).strip() for finding in found)


@pytest.mark.parametrize(
    ("kind", "example"), cases("leaves"), ids=lambda value: getattr(value, "draft", value)
)
def test_leaves_its_near_misses(kind: str, example: Example) -> None:
    """A near miss has no finding."""
    assert BY_KIND[kind](context_for(example.customer, example.draft)) == []


@pytest.mark.parametrize("kind", sorted(BY_KIND.keys() - NO_EXAMPLES))
def test_has_examples(kind: str) -> None:
    """Every check brings at least two examples and two near misses."""
    words = load_lexicon(kind)
    assert len(words.examples) >= 2
    assert len(words.leaves) >= 2


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.stem)
def test_data_compiles(path) -> None:  # type: ignore[no-untyped-def]
    """Every data file loads, and no group matches the empty text."""
    words = load_lexicon(path.stem)
    assert [
        name for name, group in words.groups.items() if group.expression.search("") and name != "after_lead"
    ] == []
