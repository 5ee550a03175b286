"""Fitted classifiers on disk."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from models.persistence import FittedModelError, load_classifier, save_classifier
from models.role_features import feature_count
from models.roles import LABELS, RoleClassifier
from tests.fakes import WordEncoder

TEXT = "Your parcel was lost on the way."


@pytest.fixture
def classifier() -> RoleClassifier:
    random = np.random.default_rng(7)
    weights = random.standard_normal((len(LABELS), feature_count(WordEncoder.dimensions)))
    return RoleClassifier(weights, random.standard_normal(len(LABELS)), 1.25)


@pytest.fixture
def kept(tmp_path: Path, classifier: RoleClassifier) -> Path:
    save_classifier(classifier, WordEncoder(), tmp_path)
    return tmp_path


def change(folder: Path, key: str, value: str) -> None:
    about = json.loads((folder / "roles.json").read_text())
    about["stamp"][key] = value
    (folder / "roles.json").write_text(json.dumps(about))


def test_what_is_saved_reads_the_same(kept: Path, classifier: RoleClassifier) -> None:
    """A loaded classifier gives the same probabilities to float32 precision."""
    vector = WordEncoder().encode([TEXT])[0]
    loaded, original = load_classifier(WordEncoder(), kept).read(TEXT, vector), classifier.read(TEXT, vector)
    assert loaded.roles == pytest.approx(original.roles, abs=1e-4)
    assert sum(loaded.roles.values()) == pytest.approx(1)
    assert sum(loaded.valences.values()) == pytest.approx(1)


def test_nothing_is_pickled(kept: Path) -> None:
    """The arrays load with pickling forbidden."""
    with np.load(kept / "roles.npz", allow_pickle=False) as arrays:
        assert sorted(arrays) == ["offsets", "probes", "weights"]


@pytest.mark.parametrize("key", ["library", "data", "features"])
def test_a_mismatch_is_refused_with_the_cure(kept: Path, key: str) -> None:
    """Other library, data or features: refused, with both values and what to run."""
    change(kept, key, "something else")
    with pytest.raises(FittedModelError, match=r"something else; here .*draftwell train roles"):
        load_classifier(WordEncoder(), kept)


def test_another_encoder_is_refused(kept: Path) -> None:
    """Vectors of another model would be read as noise, so the classifier does not load."""

    class Turned(WordEncoder):
        def encode(self, texts: object) -> np.ndarray:  # type: ignore[override, type-arg]
            return np.roll(super().encode(texts), 1, axis=1)  # type: ignore[arg-type]

    with pytest.raises(FittedModelError, match="another encoder: run"):
        load_classifier(Turned(), kept)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """No file, no guess: the folder and the cure are named."""
    with pytest.raises(FittedModelError, match=r"no fitted role classifier in .*draftwell train roles"):
        load_classifier(WordEncoder(), tmp_path)


@pytest.mark.parametrize("name", ["roles.npz", "roles.json"])
def test_a_damaged_file_is_refused(kept: Path, name: str) -> None:
    """Half a file is damage and not a classifier."""
    content = (kept / name).read_bytes()
    (kept / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(FittedModelError, match="damaged"):
        load_classifier(WordEncoder(), kept)
