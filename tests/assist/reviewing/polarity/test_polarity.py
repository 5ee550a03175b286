"""Polarity: the packaged weights are for these data and this encoder; the log says so when they are not."""

from __future__ import annotations

import logging

import pytest

from assist.assembly import load_settings_encoder
from assist.reviewing.polarity.reading import load_polarity_reader
from assist.reviewing.polarity.weights import RECIPE, WEIGHTS
from assist.settings import Settings
from models.embedder import early
from models.linear_weights import load_weights
from models.persistence import load_classifier
from models.roles import ROLES, VALENCES, SentenceReading
from tests.fakes import WordEncoder

EVEN = SentenceReading(dict.fromkeys(ROLES, 1 / len(ROLES)), dict.fromkeys(VALENCES, 1 / len(VALENCES)))


def test_without_weights_nothing_is_negative(caplog: pytest.LogCaptureFixture) -> None:
    """Under another encoder the log says what is missing, and no sentence reads negative."""
    with caplog.at_level(logging.WARNING):
        reader = load_polarity_reader(WordEncoder(), lambda _: EVEN)
    assert reader.read("It is a disaster.") == 0
    assert len(caplog.records) == 1


@pytest.mark.integration
def test_the_packaged_weights_are_current_and_tell_a_shrug_from_a_promise() -> None:
    """They load for the packaged encoder, and weigh sentences as a reader would."""
    encoder = early(load_settings_encoder(Settings()))
    assert load_weights(RECIPE, encoder, WEIGHTS).bias.shape == (1,)
    classifier = load_classifier(encoder)
    reader = load_polarity_reader(encoder, lambda text: classifier.read(text, encoder.encode([text])[0]))
    dark = ("That is your problem and none of ours.", "Somebody else took the last one this morning.")
    bright = (
        "Your new lamp is on its way.",
        "You won't be charged for any of this.",
        "Thank you for the photos.",
    )
    assert min(map(reader.read, dark)) > 0.5 > max(map(reader.read, bright))
    assert all(reader.read(text) == reader.read(text) for text in dark)
