"""Tones: the packaged weights are for these data and this encoder, and the log says so when they are not."""

from __future__ import annotations

import logging

import pytest

from assist.reviewing.checks.tones.reading import tone_reader
from assist.reviewing.checks.tones.weights import RECIPE, TONES, WEIGHTS
from assist.settings import Settings
from models.embedder import early
from models.encoder_loading import load_encoder
from models.linear_weights import load_weights
from tests.fakes import WordEncoder


def test_without_weights_all_is_plain(caplog: pytest.LogCaptureFixture) -> None:
    """Under another encoder the log says once what is missing, and no sentence has a tone."""
    encoder = WordEncoder()
    with caplog.at_level(logging.WARNING):
        assert tone_reader(encoder).read("It is your own fault.")["plain"] == 1
        assert tone_reader(encoder).read("It is your own fault.")["blame"] == 0
    assert len(caplog.records) == 1


@pytest.mark.integration
def test_the_packaged_weights_are_current() -> None:
    """They load for the packaged encoder, and tell a reproach from the same words without one."""
    settings = Settings()
    encoder = load_encoder(settings.encoder, settings.cache)
    assert load_weights(RECIPE, early(encoder), WEIGHTS).bias.shape == (len(TONES),)
    reader = tone_reader(encoder)
    assert reader.read("You filled in the form carelessly.")["blame"] > 0.5
    assert reader.read("You filled in the form on Monday.")["blame"] < 0.5
    assert sum(reader.read("You filled in the form on Monday.").values()) == pytest.approx(1)
