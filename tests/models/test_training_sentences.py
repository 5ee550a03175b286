"""The sentences that role training learns from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from models.roles import LABELS, ROLES
from models.training_sentences import data_stamp, training_sentences

DOMAINS = {"ecommerce", "saas", "telecom", "banking", "travel", "utilities", "software", "healthcare_admin"}
SENTENCES = training_sentences()


def test_there_are_enough_in_every_domain() -> None:
    """At least 3,000 sentences, at least 300 in each of eight domains, every role in each."""
    assert len(SENTENCES) >= 3000
    assert {sentence.domain for sentence in SENTENCES} == DOMAINS
    assert min(Counter(sentence.domain for sentence in SENTENCES).values()) >= 300
    pairs = {(sentence.domain, sentence.role) for sentence in SENTENCES}
    assert pairs == {(domain, role) for domain in DOMAINS for role in ROLES}


def test_each_has_a_known_label() -> None:
    """A role and a valence that go together."""
    assert {(sentence.role, sentence.valence) for sentence in SENTENCES} == set(LABELS)


def test_none_is_there_twice_with_two_roles() -> None:
    """One wording has one role, whatever its domain."""
    roles: dict[str, set[str]] = {}
    for sentence in SENTENCES:
        roles.setdefault(sentence.text.lower(), set()).add(sentence.role)
    assert [text for text, found in roles.items() if len(found) > 1] == []


def test_the_stamp_changes_with_the_data(tmp_path: Path) -> None:
    """Another byte or another file name gives another stamp."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text("a")
    two.write_text("a")
    before = data_stamp(one)
    assert data_stamp(two) != before
    one.write_text("b")
    assert data_stamp(one) != before
