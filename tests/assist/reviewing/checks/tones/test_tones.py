"""Tones: the packaged weights are for these data and this encoder, and say so when they are not."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from assist.reviewing.checks.tones import weights as tone_weights
from assist.reviewing.checks.tones.reading import tone_reader
from assist.reviewing.checks.tones.weights import (
    TONES,
    WEIGHTS,
    ToneWeights,
    ToneWeightsError,
    load_weights,
    save_weights,
)
from assist.settings import Settings
from models.embedder import early
from models.encoder_loading import load_encoder
from tests.fakes import WordEncoder


@pytest.fixture
def fitted(tmp_path: Path) -> Path:
    """Weights of no meaning, kept as if they were fitted with the fake encoder."""
    path = tmp_path / "tones.npz"
    save_weights(ToneWeights(np.ones((5, len(TONES))), np.zeros(len(TONES))), WordEncoder(), path)
    return path


def test_what_was_saved_is_loaded(fitted: Path) -> None:
    """Weights come back as they were, for the encoder that they were fitted with."""
    assert load_weights(WordEncoder(), fitted).columns.tolist() == np.ones((5, len(TONES))).tolist()


def test_another_encoder_is_refused() -> None:
    """The packaged weights refuse an encoder that places sentences elsewhere."""
    with pytest.raises(ToneWeightsError, match="another encoder"):
        load_weights(WordEncoder())


def test_other_sentences_are_refused(fitted: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Weights refuse to load once the sentences that they were fitted on have changed."""
    changed = tmp_path / "tones.jsonl"
    changed.write_text('{"text": "Soon.", "tone": "vague"}\n', encoding="utf-8")
    monkeypatch.setattr(tone_weights, "SENTENCES", changed)
    with pytest.raises(ToneWeightsError, match="other data"):
        load_weights(WordEncoder(), fitted)


def test_another_library_is_refused(fitted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights refuse another release of the library that fitted them."""
    monkeypatch.setattr(tone_weights, "fitting_library", lambda: "scikit-learn 0.1.2")
    with pytest.raises(ToneWeightsError, match="other library"):
        load_weights(WordEncoder(), fitted)


@pytest.mark.parametrize("content", [None, b"", b"no weights"])
def test_damage_is_named(tmp_path: Path, content: bytes | None) -> None:
    """A missing or broken file is an error that names the file and the cure."""
    path = tmp_path / "tones.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ToneWeightsError, match=r"tones\.npz.*--fit"):
        load_weights(WordEncoder(), path)


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
    assert load_weights(early(encoder), WEIGHTS).bias.shape == (len(TONES),)
    reader = tone_reader(encoder)
    assert reader.read("You filled in the form carelessly.")["blame"] > 0.5
    assert reader.read("You filled in the form on Monday.")["blame"] < 0.5
    assert sum(reader.read("You filled in the form on Monday.").values()) == pytest.approx(1)
