"""The encoder through sentence-transformers and torch: for export, for comparison, and when export fails."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.encoder_sources import EncoderError, EncoderSource


class TorchEncoder:
    """Unit vectors by torch in fp32; each text runs alone, so its vector never depends on its batch."""

    def __init__(self, model: Any, *, identity: str) -> None:
        self.identity = identity
        self.dimensions: int = len(model.encode("", normalize_embeddings=True))
        self._model = model

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimensions)."""
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        readable = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        vectors: NDArray[np.float32] = self._model.encode(
            readable, batch_size=1, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors


def load_sentence_transformer(source: EncoderSource) -> Any:
    """The SentenceTransformer of `source`, on the CPU; a local model never asks the hub.

    Raises:
        EncoderError: it cannot be loaded.
    """
    if source.local:
        os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 -- imports torch: seconds, 400 MB

    try:
        return SentenceTransformer(source.place, device="cpu", local_files_only=source.local)
    except (OSError, ValueError) as error:
        raise EncoderError(
            f"the encoder {source.name!r} cannot be loaded: {error}. Set DRAFTWELL_ENCODER to a folder with "
            "a sentence-transformers model, to a name on the hub, or leave it out for the packaged model."
        ) from error
