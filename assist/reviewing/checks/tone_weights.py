"""The fitted weights that tell tones, with where they come from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assist.reviewing.checks.lexicon import DATA
from assist.reviewing.checks.tone_features import BUCKETS, MEANING, WORDS
from models.embedder import Encoder
from models.training_sentences import data_stamp

TONES = ("vague", "overpromise", "blame", "admission", "wall", "sent_away", "standing", "forward", "plain")
SENTENCES = DATA / "tones.jsonl"
WEIGHTS = DATA / "tones.npz"
# Encoded at fitting and at loading: an encoder that places these elsewhere is another encoder.
_PROBES = ("It will be there soon.", "You entered the wrong code.", "Please call our hotline for that.")
_SAME_ENCODER = 0.97  # int8 and float32 forms of one model agree better than .98
_CURE = "run `python -m tests.benchmarks.reply_tones --fit` in the source tree to fit them again"


class ToneWeightsError(Exception):
    """Weights that cannot be used here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ToneStamp:
    """Where weights come from; all of it must be the same here for them to load."""

    library: str
    data: str
    features: str


@dataclass(frozen=True, slots=True)
class ToneWeights:
    """A multinomial logistic regression: `columns` (features, tones), `bias` (tones,)."""

    columns: NDArray[np.float64]
    bias: NDArray[np.float64]


def current_stamp() -> ToneStamp:
    """The stamp of weights fitted here and now."""
    library = ".".join(version("scikit-learn").split(".")[:2])
    data = data_stamp(SENTENCES, DATA / "tones.toml", DATA / "times.toml")
    return ToneStamp(f"scikit-learn {library}", data, repr((BUCKETS, MEANING, WORDS, TONES)))


def save_weights(weights: ToneWeights, encoder: Encoder, path: Path = WEIGHTS) -> None:
    """Writes the weights, fitted on vectors of `encoder`, with their stamp."""
    np.savez_compressed(
        path,
        columns=weights.columns.astype(np.float32),
        bias=weights.bias.astype(np.float32),
        probes=_encode_singly(encoder, _PROBES),
        stamp=np.array(json.dumps(asdict(current_stamp()))),
    )


def load_weights(encoder: Encoder, path: Path = WEIGHTS) -> ToneWeights:
    """The weights kept in `path`, checked against this installation and `encoder`.

    Raises:
        ToneWeightsError: there are none, or they were fitted with other data, libraries or another encoder.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = dict(stored)
        _check_stamp(ToneStamp(**json.loads(str(arrays["stamp"]))))
        _check_encoder(arrays["probes"], encoder)
        return ToneWeights(arrays["columns"].astype(np.float64), arrays["bias"].astype(np.float64))
    except FileNotFoundError as error:
        raise ToneWeightsError(f"no fitted tones in {path.name}: {_CURE}") from error
    except (OSError, EOFError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise ToneWeightsError(f"the fitted tones in {path.name} are damaged ({error}): {_CURE}") from error


def _check_stamp(found: ToneStamp) -> None:
    here = asdict(current_stamp())
    for part, was in asdict(found).items():
        if was != here[part]:
            raise ToneWeightsError(f"tones were fitted with other {part} ({was}; here {here[part]}): {_CURE}")


def _check_encoder(probes: NDArray[np.float32], encoder: Encoder) -> None:
    here = _encode_singly(encoder, _PROBES)
    if here.shape != probes.shape or float((here * probes).sum(axis=1).min()) < _SAME_ENCODER:
        raise ToneWeightsError("tones were fitted with another encoder: word lists alone tell them here")


def _encode_singly(encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float32]:
    return np.concatenate([encoder.encode([text]) for text in texts])
