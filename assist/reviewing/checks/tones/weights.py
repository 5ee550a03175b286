"""The fitted weights that tell tones, with where they come from."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assist.reviewing.checks.tones.features import MEANING, WORD_BUCKETS, WORDS
from assist.reviewing.checks.wordlists.lexicon import DATA
from models.embedder import Encoder
from models.persistence import encode_singly, fitting_library, is_same_encoder
from models.training_sentences import data_stamp

TONES = ("vague", "overpromise", "blame", "admission", "wall", "sent_away", "standing", "forward", "plain")
SENTENCES = DATA / "tones.jsonl"
WEIGHTS = DATA / "tones.npz"
# Encoded at fitting and at loading: an encoder that places these elsewhere is another encoder.
_PROBES = ("It will be there soon.", "You entered the wrong code.", "Please call our hotline for that.")
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
    data = data_stamp(SENTENCES, DATA / "tones.toml", DATA / "times.toml")
    return ToneStamp(fitting_library(), data, repr((WORD_BUCKETS, MEANING, WORDS, TONES)))


def save_weights(weights: ToneWeights, encoder: Encoder, path: Path = WEIGHTS) -> None:
    """Writes the weights, fitted on vectors of `encoder`, with their stamp."""
    np.savez_compressed(
        path,
        columns=weights.columns.astype(np.float32),
        bias=weights.bias.astype(np.float32),
        probes=encode_singly(encoder, _PROBES),
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
    if not is_same_encoder(encoder, _PROBES, probes):
        raise ToneWeightsError("tones were fitted with another encoder: word lists alone tell them here")
