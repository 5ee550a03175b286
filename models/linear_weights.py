"""Weights of a linear reader of sentences, kept with where they come from; they refuse another origin."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from models.embedder import Encoder
from models.persistence import encode_singly, fitting_library, is_same_encoder
from models.training_sentences import data_stamp


class WeightsError(Exception):
    """Weights that cannot be used here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class LinearWeights:
    """A logistic regression: `columns` (features, classes), `bias` (classes,)."""

    columns: NDArray[np.float64]
    bias: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Recipe:
    """What weights are fitted from; all of it must be the same where they are used.

    `name` says in messages what they tell, `probes` are encoded at fitting and at loading: an encoder that
    places these elsewhere is another encoder.
    """

    name: str
    data: tuple[Path, ...]
    features: str
    probes: tuple[str, ...]
    cure: str

    def stamp(self) -> dict[str, str]:
        """The origin of weights fitted here and now."""
        return {"library": fitting_library(), "data": data_stamp(*self.data), "features": self.features}


def save_weights(weights: LinearWeights, recipe: Recipe, encoder: Encoder, path: Path) -> None:
    """Writes weights fitted on vectors of `encoder`, with their stamp."""
    np.savez_compressed(
        path,
        columns=weights.columns.astype(np.float32),
        bias=weights.bias.astype(np.float32),
        probes=encode_singly(encoder, recipe.probes),
        stamp=np.array(json.dumps(recipe.stamp())),
    )


def load_weights(recipe: Recipe, encoder: Encoder, path: Path) -> LinearWeights:
    """The weights kept in `path`, checked against this installation and `encoder`.

    Raises:
        WeightsError: there are none, or they were fitted with other data, libraries or another encoder.
    """
    name, cure = recipe.name, recipe.cure
    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = dict(stored)
        _check_stamp(recipe, json.loads(str(arrays["stamp"])))
        if not is_same_encoder(encoder, recipe.probes, arrays["probes"]):
            raise WeightsError(f"{name} were fitted with another encoder: word lists alone tell them here")
        return LinearWeights(arrays["columns"].astype(np.float64), arrays["bias"].astype(np.float64))
    except FileNotFoundError as error:
        raise WeightsError(f"no fitted {name} in {path.name}: {cure}") from error
    except (OSError, EOFError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise WeightsError(f"the fitted {name} in {path.name} are damaged ({error}): {cure}") from error


def _check_stamp(recipe: Recipe, found: dict[str, str]) -> None:
    for part, here in recipe.stamp().items():
        if found[part] != here:
            message = f"{recipe.name} were fitted with other {part} ({found[part]}; here {here})"
            raise WeightsError(f"{message}: {recipe.cure}")
