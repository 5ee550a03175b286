"""What needs the real encoder: open questions, tones, and the pairs as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assist.reviewing.checks import unanswered_question
from assist.reviewing.checks.registry import run_checks
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.settings import Settings
from models.embedder import Encoder
from models.encoder_loading import load_encoder
from tests.assist.reviewing.checks.conversations import context_for

pytestmark = pytest.mark.integration
PAIRS = Path(__file__).with_name("pairs.jsonl")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    settings = Settings()
    return load_encoder(settings.encoder, settings.cache)


def test_names_the_open_question(encoder: Encoder) -> None:
    """The finding quotes the question that stays open, and only that one."""
    context = context_for(
        "Is the frame steel, and how much does it weigh?", "Yes, the frame is steel.", encoder=encoder
    )
    assert [finding.message for finding in unanswered_question.check(context)] == [
        'Still open: "how much does it weigh?"'
    ]


def test_examples_and_near_misses(encoder: Encoder) -> None:
    """Every example leaves a question open, no near miss does."""
    words = load_lexicon(unanswered_question.KIND)
    for example in words.examples:
        assert unanswered_question.check(context_for(example.customer, example.draft, encoder=encoder))
    for example in words.leaves:
        assert unanswered_question.check(context_for(example.customer, example.draft, encoder=encoder)) == []


def test_pairs(encoder: Encoder) -> None:
    """On the own pairs, nine of ten are exact and false alarms are rare."""
    exact = false = found_all = 0
    items = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    quiet = {"customer_at_risk", "stacked_apology", "mixed_formality", "doubled_greeting"}
    for item in items:
        context = context_for(item["customer_message"], item["draft"], encoder=encoder)
        found = {finding.kind for finding in run_checks(context)} - quiet
        expected, tolerated = set(item["expected_flags"]), set(item["ok_flags"])
        exact += found - tolerated == expected - tolerated
        false += len(found - expected - tolerated)
        found_all += len(found)
    assert exact / len(items) >= 0.88
    assert false / found_all <= 0.06
