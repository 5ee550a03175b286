"""Roles of a draft's sentences."""

from __future__ import annotations

import numpy as np
import pytest

from assist.reviewing.role_context import refine
from assist.reviewing.role_reading import RoleReader
from assist.text.document import read_document
from models.role_features import feature_count
from models.roles import LABELS, ROLES, RoleClassifier
from tests.fakes import WordEncoder


def reader_on(encoder: WordEncoder) -> RoleReader:
    weights = np.random.default_rng(3).standard_normal((len(LABELS), feature_count(encoder.dimensions)))
    return RoleReader(encoder, RoleClassifier(weights, np.zeros(len(LABELS)), 1.0))


def alone(role: str, probability: float, second: str) -> dict[str, float]:
    return {name: 0.0 for name in ROLES} | {role: probability, second: 1 - probability}


def test_a_changed_sentence_costs_one_encoding() -> None:
    """Sentences that were read before are not encoded again."""
    encoder = WordEncoder()
    reader = reader_on(encoder)
    reader.read(read_document("The desk is here. The lamp broke. Bye."))
    encoder.seen.clear()
    reader.read(read_document("The desk is here. The lamp shone. Bye."))
    assert encoder.seen == ["The lamp shone."]


def test_each_sentence_has_a_role() -> None:
    """One entry a sentence; none for an empty draft."""
    reader = reader_on(WordEncoder())
    assert len(reader.read(read_document("Hi Sam, the desk is here. Bye."))) == 3
    assert reader.read(read_document("")) == ()


def test_a_cause_needs_bad_news_before_it() -> None:
    """What may be bad news or its cause is a cause after bad news, and news after good news."""
    doubtful = alone("reason", 0.6, "bad_news")
    after_bad = refine([alone("bad_news", 0.9, "info"), doubtful])[1]
    after_good = refine([alone("good_news", 0.9, "info"), doubtful])[1]
    assert max(after_bad, key=lambda role: after_bad[role]) == "reason"
    assert max(after_good, key=lambda role: after_good[role]) == "bad_news"


def test_a_sure_sentence_keeps_its_role() -> None:
    """Neighbours move what is doubtful, not what is clear."""
    sure = refine([alone("greeting", 0.99, "info"), alone("reason", 0.99, "bad_news")])[1]
    assert max(sure, key=lambda role: sure[role]) == "reason"


@pytest.mark.parametrize("count", [1, 2, 5, 30])
def test_probabilities_add_up(count: int) -> None:
    """A sentence's probabilities add up to 1 in drafts of any length."""
    for roles in refine([alone("info", 0.5, "reason")] * count):
        assert sum(roles.values()) == pytest.approx(1)


def test_what_follows_tells_what_came_before() -> None:
    """News of doubtful kind before a request for action is good after bad news, and bad before good news."""
    doubtful = alone("good_news", 0.5, "bad_news")
    request = alone("next_step", 0.95, "info")
    after_bad = refine([alone("bad_news", 0.9, "info"), doubtful, request])[1]
    before_good = refine([doubtful, alone("good_news", 0.9, "info"), request])[0]
    assert after_bad["good_news"] > after_bad["bad_news"]
    assert before_good["bad_news"] > before_good["good_news"]
