"""Fitted classifiers as plain arrays: `NAME.npz` with the numbers, `NAME.json` with where they come from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.cue_lists import CUES_FILE
from models.cues import cue_names, shape_patterns
from models.embedder import Encoder
from models.role_features import CUE_WEIGHT, VECTOR_WEIGHT, WORD_BUCKETS, WORD_WEIGHT, feature_count
from models.roles import LinearModel, RoleClassifier
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
    library = ".".join(version("scikit-learn").split(".")[:2])
    return Stamp(f"scikit-learn {library}", data_stamp(*sentences, CUES_FILE), _features_stamp())


def _features_stamp() -> str:
    recipe = (cue_names(), shape_patterns(), WORD_BUCKETS, VECTOR_WEIGHT, CUE_WEIGHT, WORD_WEIGHT)
    return hashlib.sha256(repr(recipe).encode()).hexdigest()[:16]


def save_classifier(classifier: RoleClassifier, encoder: Encoder, folder: Path = SHIPPED) -> None:
    """Writes the two files to `folder`, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    about = {
        "stamp": asdict(current_stamp()),
        "labels": {"roles": classifier.roles.labels, "valences": classifier.valences.labels},
        "temperature": {
            "roles": classifier.roles.temperature,
            "valences": classifier.valences.temperature,
        },
    }
    np.savez_compressed(
        folder / f"{NAME}.npz",
        role_weights=classifier.roles.weights.astype(np.float32),
        role_offsets=classifier.roles.offsets,
        valence_weights=classifier.valences.weights.astype(np.float32),
        valence_offsets=classifier.valences.offsets,
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
        with np.load(folder / f"{NAME}.npz", allow_pickle=False) as file:
            arrays = dict(file)
        _check_stamp(Stamp(**about["stamp"]))
        _check_encoder(arrays["probes"], encoder)
        roles, valences = (_linear_model(about, arrays, name) for name in ("roles", "valences"))
    except FileNotFoundError as error:
        raise FittedModelError(f"no fitted role classifier in {folder}: {CURE}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FittedModelError(f"the role classifier in {folder} is damaged ({error}): {CURE}") from error
    return RoleClassifier(roles, valences)


def encode_singly(encoder: Encoder, texts: tuple[str, ...]) -> NDArray[np.float32]:
    """Vectors of `texts`, each encoded alone, so that none depends on its neighbours: (texts, dimensions)."""
    return np.concatenate([encoder.encode([text]) for text in texts])


def _check_stamp(found: Stamp) -> None:
    here = current_stamp()
    for part, was, now in (
        ("library", found.library, here.library),
        ("training data", found.data, here.data),
        ("cues", found.features, here.features),
    ):
        if was != now:
            raise FittedModelError(
                f"the role classifier was fitted with another {part} ({was}, here {now}): {CURE}"
            )


def _check_encoder(probes: NDArray[np.float32], encoder: Encoder) -> None:
    here = encode_singly(encoder, PROBES)
    if here.shape != probes.shape or float((here * probes).sum(axis=1).min()) < _SAME_ENCODER:
        raise FittedModelError(
            f"the role classifier was fitted with another encoder than the one in use: {CURE}"
        )


def _linear_model(
    about: dict[str, dict[str, object]], arrays: dict[str, NDArray[np.float32]], name: str
) -> LinearModel:
    labels = about["labels"][name]
    temperature = about["temperature"][name]
    weights = arrays[f"{name.removesuffix('s')}_weights"].astype(np.float64)
    if not isinstance(labels, list) or not isinstance(temperature, float):
        raise TypeError(f"labels or temperature of {name}")
    if weights.shape != (len(labels), feature_count(arrays["probes"].shape[1])):
        raise ValueError(f"{name} have the shape {weights.shape}")
    offsets = arrays[f"{name.removesuffix('s')}_offsets"].astype(np.float64)
    return LinearModel(tuple(labels), weights, offsets, temperature)
