"""Every phrase rule mends its own examples and leaves its own near misses."""

from __future__ import annotations

import pytest

from assist.proofreading.slips.finding import lower
from assist.proofreading.slips.phrases import PhraseRule, find_phrases, phrase_rules

_RULES = [pytest.param(rule, id=rule.id) for rule in phrase_rules()]


def _mended(rule: PhraseRule, text: str) -> str:
    """`text` with the first fix of this rule's issues in place."""
    for issue in sorted(find_phrases(text, lower(text)), key=lambda issue: issue.span, reverse=True):
        if issue.rule_id == f"SLIP_{rule.id}":
            text = text[: issue.span.start] + issue.replacements[0] + text[issue.span.end :]
    return text


@pytest.mark.parametrize("rule", _RULES)
def test_a_rule_mends_its_examples(rule: PhraseRule) -> None:
    """The whole sentence afterwards is the one the rule promises."""
    assert rule.examples
    for slip, right in rule.examples:
        assert _mended(rule, slip) == right


@pytest.mark.parametrize("rule", _RULES)
def test_a_rule_leaves_what_is_right(rule: PhraseRule) -> None:
    """Near misses, and the rule's own results, stay as they are."""
    assert rule.leaves
    for text in (*rule.leaves, *(right for _, right in rule.examples)):
        assert _mended(rule, text) == text


def test_rules_have_names_and_kinds_of_their_own() -> None:
    """No id comes twice, and every kind is one of ours."""
    assert len({rule.id for rule in phrase_rules()}) == len(phrase_rules())
    assert {rule.kind for rule in phrase_rules()} <= {"grammar", "spelling", "spacing"}
