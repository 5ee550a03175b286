"""Makes a role classifier ready for the encoder in use."""

from __future__ import annotations

import logging
from pathlib import Path

from models.embedder import Encoder
from models.persistence import SHIPPED, FittedModelError, load_classifier
from models.roles import RoleClassifier

_LOG = logging.getLogger(__name__)


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
