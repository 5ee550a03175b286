"""A sentence of a reply in numbers, for telling its polarity: what tells its role, and its role."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.role_features import SentenceFeatures, read_word_features, weigh_vector
from models.roles import ROLES, VALENCES, SentenceReading

# How much more than for a role the vector says, and what a role says beside cues of 0 or 1: best of several
# on batches that were not fitted on (docs/benchmarks.md).
MEANING, ROLE = 2.0, 2.0


def read_polarity_features(
    text: str, vector: NDArray[np.float32], reading: SentenceReading
) -> SentenceFeatures:
    """The values that tell the polarity of `text`, whose vector is `vector` and role `reading`."""
    words = read_word_features(text)
    told = [*(reading.roles[role] for role in ROLES), *(reading.valences[news] for news in VALENCES)]
    dense = np.concatenate((MEANING * weigh_vector(vector), words.cues, ROLE * np.array(told)))
    return SentenceFeatures(dense, words.buckets, words.word_value)
