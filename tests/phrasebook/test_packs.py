"""Every packaged rule by itself."""

from __future__ import annotations

import pytest

from phrasebook.checking import check_rule
from phrasebook.english.inflecting import is_base_verb
from phrasebook.loading import packaged_rules
from phrasebook.patterns.expressions import lexicon_verbs, phrase_slots
from phrasebook.patterns.syntax import parse
from phrasebook.rule import Rule


@pytest.mark.parametrize("rule", packaged_rules(), ids=lambda rule: rule.id)
def test_each_rule_holds_its_examples(rule: Rule) -> None:
    """Examples come out as written, near misses stay, no output matches its rule again."""
    check_rule(rule)


@pytest.mark.parametrize("lemma", sorted({lemma for lemmas in lexicon_verbs().values() for lemma in lemmas}))
def test_verb_classes_hold_verbs(lemma: str) -> None:
    """Each lemma of a verb class is a verb's base form."""
    assert is_base_verb(lemma)


@pytest.mark.parametrize("phrase", sorted({phrase for found in phrase_slots().values() for phrase in found}))
def test_phrase_lists_hold_patterns(phrase: str) -> None:
    """Each phrase of a phrase slot is a pattern of its own."""
    assert parse(phrase)
