"""Required pieces never hide a match."""

from __future__ import annotations

import re

import pytest

from assist.proofreading.slips.finding import lower
from assist.proofreading.slips.phrases import PhraseRule, phrase_rules, rules_near
from assist.proofreading.slips.required import required_pieces


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("your welcome", {"your welcome"}),
        ("(?:first|second)? your", {" your"}),
        ("(?:first|second) a", {"first", "second"}),
        ("(?:first|[a-z]) a", set()),
        ("(?:later)+ on", {"later"}),
        ("[a-z] (?=thing)", {"thing"}),
        ("(?!thing)[a-z]", set()),
        ("(?i:thing)", set()),
        ("(?i)thing", set()),
        ("(?:their|they're) is", {"their", "they're"}),
    ],
)
def test_pieces_are_those_that_every_match_has_one_of(pattern: str, pieces: set[str]) -> None:
    """A part that may be missing, or be written otherwise, is not required."""
    assert required_pieces(re.compile(pattern)) == pieces


@pytest.mark.parametrize("rule", phrase_rules(), ids=lambda rule: rule.id)
def test_what_a_rule_finds_has_what_it_needs(rule: PhraseRule) -> None:
    """Each slip that the rule's expression matches passes the look for its pieces."""
    for bad, _ in rule.examples:
        text = bad if rule.raw else lower(bad)
        assert rule.find.search(text) is None or rule in rules_near(lower(bad))
