"""Makes a role classifier ready for the encoder in use."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from models.embedder import Encoder
from models.persistence import SHIPPED, FittedModelError, load_classifier
from models.roles import RoleClassifier, SentenceReading

_LOG = logging.getLogger(__name__)


class WaitingClassifier:
    """The classifier of `ready_classifier`, loaded when the first sentence is read: a start does without it.

    With another encoder it is fitted then, in a minute or more, and whoever reads meanwhile waits.
    """

    def __init__(self, encoder: Encoder, own_folder: Path) -> None:
        self._encoder = encoder
        self._own_folder = own_folder
        self._lock = Lock()
        self._loaded: RoleClassifier | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether a reading waits for nothing."""
        return self._loaded is not None

    def word_scores(self, text: str) -> NDArray[np.float64]:
        """As `RoleClassifier.word_scores`."""
        return (self._loaded or self._load()).word_scores(text)

    def read(
        self, text: str, vector: NDArray[np.float32], word_scores: NDArray[np.float64] | None = None
    ) -> SentenceReading:
        """As `RoleClassifier.read`."""
        return (self._loaded or self._load()).read(text, vector, word_scores)

    def _load(self) -> RoleClassifier:
        with self._lock:
            if self._loaded is None:
                self._loaded = ready_classifier(self._encoder, self._own_folder)
            return self._loaded


def ready_classifier(encoder: Encoder, own_folder: Path) -> RoleClassifier:
    """The packaged classifier, else the one in `own_folder`, else one fitted now and kept there.

    Another encoder than the packaged one needs its own classifier: that is the one training at start-up,
    and the log says so.
    """
    reasons = []
    for folder in (SHIPPED, own_folder):
        try:
            return load_classifier(encoder, folder)
        except FittedModelError as error:
            reasons.append(str(error))
    _LOG.warning("fitting the role classifier anew (about a minute, once): %s", "; ".join(reasons))
    from models.training import train_roles  # noqa: PLC0415 -- brings scikit-learn

    train_roles(encoder, own_folder)
    return load_classifier(encoder, own_folder)
