"""What a check may look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assist.conversation import Conversation
from assist.reviewing.roles import SentenceRole
from assist.text.document import Document
from models.embedder import Encoder


@dataclass(frozen=True)
class CheckContext:
    """A draft being checked; `roles` has one entry a sentence of `document`."""

    document: Document
    roles: tuple[SentenceRole, ...]
    conversation: Conversation | None
    locale: str
    encoder: Encoder

    @cached_property
    def sentence_vectors(self) -> NDArray[np.float32]:
        """Unit vectors, one row a sentence: (sentences, dimensions)."""
        return self.encoder.encode([sentence.text for sentence in self.document.sentences])
