"""Fitted classifiers as plain arrays: `NAME.npz` with the numbers, `NAME.json` with where they come from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from models.cue_lists import CUES_FILE
from models.cues import cue_names, shape_patterns
from models.embedder import Encoder, early
from models.role_features import CUE_WEIGHT, VECTOR_WEIGHT, WORD_BUCKETS, WORD_WEIGHT, feature_count
from models.roles import LABELS, RoleClassifier
from models.training_sentences import SENTENCES, data_stamp

SHIPPED = Path(__file__).parent / "data" / "fitted"
NAME = "roles"
CURE = "run `draftwell train roles` to fit it again (under two minutes)"
# Encoded at fitting and at loading: an encoder that places these elsewhere is another encoder.
PROBES = ("Your parcel is late.", "You won't be charged for it.", "Please send me a photo of the label.")
_SAME_ENCODER = 0.97  # int8 and float32 forms of one model agree better than .98; two models do not reach .5


class FittedModelError(Exception):
    """A fitted classifier that cannot be used here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a fitted classifier comes from; all of it must be the same here for the classifier to load."""

    library: str
    data: str
    features: str


def current_stamp() -> Stamp:
    """The stamp of a classifier fitted here and now."""
    sentences = sorted(SENTENCES.glob("*.jsonl"))
    return Stamp(fitting_library(), data_stamp(*sentences, CUES_FILE), _features_stamp())


def fitting_library() -> str:
    """The library that fits our classifiers, with the part of its version that may change what comes out."""
    return f"scikit-learn {'.'.join(version('scikit-learn').split('.')[:2])}"


def _features_stamp() -> str:
    recipe = (cue_names(), shape_patterns(), WORD_BUCKETS, VECTOR_WEIGHT, CUE_WEIGHT, WORD_WEIGHT, LABELS)
    return hashlib.sha256(repr(recipe).encode()).hexdigest()[:16]


def save_classifier(classifier: RoleClassifier, encoder: Encoder, folder: Path = SHIPPED) -> None:
    """Writes the two files to `folder`, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    about = {"stamp": asdict(current_stamp()), "temperature": classifier.temperature, "labels": LABELS}
    np.savez_compressed(
        folder / f"{NAME}.npz",
        weights=classifier.weights.astype(np.float32),
        offsets=classifier.offsets.astype(np.float32),
        probes=encode_singly(encoder, PROBES),
    )
    (folder / f"{NAME}.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


def load_classifier(encoder: Encoder, folder: Path = SHIPPED) -> RoleClassifier:
    """The classifier kept in `folder`, checked against this installation and `encoder`.

    Raises:
        FittedModelError: there is none, or it was fitted with other data, libraries or another encoder.
    """
    try:
        about = json.loads((folder / f"{NAME}.json").read_text(encoding="utf-8"))
        with (folder / f"{NAME}.npz").open("rb") as handle, np.load(handle, allow_pickle=False) as file:
            arrays = dict(file)
        _check_stamp(Stamp(**about["stamp"]))
        _check_encoder(arrays["probes"], encoder)
        return _classifier(arrays, float(about["temperature"]))
    except FileNotFoundError as error:
        raise FittedModelError(f"no fitted role classifier in {folder}: {CURE}") from error
    except (OSError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise FittedModelError(f"the role classifier in {folder} is damaged ({error}): {CURE}") from error


def encode_singly(encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of `texts` by the first layers, each text alone so that none depends on another.

    Shape (texts, dimensions).
    """
    reader = early(encoder)
    return np.concatenate([reader.encode([text]) for text in texts])


def is_same_encoder(encoder: Encoder, texts: Sequence[str], vectors: NDArray[np.float32]) -> bool:
    """Whether `encoder` places `texts` where `vectors`, made by `encode_singly`, say."""
    here = encode_singly(encoder, texts)
    return here.shape == vectors.shape and float((here * vectors).sum(axis=1).min()) >= _SAME_ENCODER


def _check_stamp(found: Stamp) -> None:
    here = current_stamp()
    for part, was, now in (
        ("library", found.library, here.library),
        ("training data", found.data, here.data),
        ("features", found.features, here.features),
    ):
        if was != now:
            raise FittedModelError(
                f"the role classifier was fitted with other {part} ({was}; here {now}): {CURE}"
            )


def _check_encoder(probes: NDArray[np.float32], encoder: Encoder) -> None:
    if not is_same_encoder(encoder, PROBES, probes):
        raise FittedModelError(f"the role classifier was fitted with another encoder: {CURE}")


def _classifier(arrays: Mapping[str, NDArray[np.float32]], temperature: float) -> RoleClassifier:
    weights, offsets = arrays["weights"].astype(np.float64), arrays["offsets"].astype(np.float64)
    expected = (len(LABELS), feature_count(arrays["probes"].shape[1]))
    if weights.shape != expected or offsets.shape != expected[:1]:
        raise ValueError(f"weights have the shape {weights.shape} and not {expected}")
    return RoleClassifier(weights, offsets, temperature)
