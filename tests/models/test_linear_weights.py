"""Weights refuse another origin than their own, and say what to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models import linear_weights
from models.linear_weights import LinearWeights, Recipe, WeightsError, load_weights, save_weights
from tests.fakes import WordEncoder


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    """What made-up weights are fitted from."""
    data = tmp_path / "sentences.jsonl"
    data.write_text('{"text": "Soon."}\n', encoding="utf-8")
    return Recipe("hues", (data,), "five features", ("It is late.", "It is here."), "run `fit --again`")


@pytest.fixture
def fitted(recipe: Recipe, tmp_path: Path) -> Path:
    """Weights of no meaning, kept as if they were fitted with the fake encoder."""
    path = tmp_path / "hues.npz"
    save_weights(LinearWeights(np.ones((5, 3)), np.zeros(3)), recipe, WordEncoder(), path)
    return path


def test_what_was_saved_is_loaded(recipe: Recipe, fitted: Path) -> None:
    """Weights come back as they were, for the encoder that they were fitted with."""
    loaded = load_weights(recipe, WordEncoder(), fitted)
    assert loaded.columns.tolist() == np.ones((5, 3)).tolist()
    assert loaded.bias.tolist() == [0, 0, 0]


def test_another_encoder_is_refused(recipe: Recipe, fitted: Path) -> None:
    """An encoder that places the probes elsewhere is another one."""
    other = replace(recipe, probes=("Something else.", "And more of it."))
    with pytest.raises(WeightsError, match="hues were fitted with another encoder"):
        load_weights(other, WordEncoder(), fitted)


def test_other_sentences_are_refused(recipe: Recipe, fitted: Path) -> None:
    """Weights refuse to load once the sentences that they were fitted on have changed."""
    recipe.data[0].write_text('{"text": "Later."}\n', encoding="utf-8")
    with pytest.raises(WeightsError, match=r"other data.*fit --again"):
        load_weights(recipe, WordEncoder(), fitted)


def test_other_features_are_refused(recipe: Recipe, fitted: Path) -> None:
    """Weights are for the features that they were fitted on."""
    with pytest.raises(WeightsError, match="other features"):
        load_weights(replace(recipe, features="six features"), WordEncoder(), fitted)


def test_another_library_is_refused(recipe: Recipe, fitted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights refuse another release of the library that fitted them."""
    monkeypatch.setattr(linear_weights, "fitting_library", lambda: "scikit-learn 0.1.2")
    with pytest.raises(WeightsError, match="other library"):
        load_weights(recipe, WordEncoder(), fitted)


@pytest.mark.parametrize("content", [None, b"", b"no weights"])
def test_damage_is_named(recipe: Recipe, tmp_path: Path, content: bytes | None) -> None:
    """A missing or broken file is an error that names the file and the cure."""
    path = tmp_path / "hues.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WeightsError, match=r"hues.*hues\.npz.*fit --again"):
        load_weights(recipe, WordEncoder(), path)
