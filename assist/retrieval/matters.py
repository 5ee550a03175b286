"""A message about several things, heard as a whole and piece by piece.

One vector for all of it lies between the answers, near to none of them.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from assist.retrieval.layout import Scores
from assist.retrieval.wording import content_words
from assist.text.sentences import split_sentences

# Measured on joined messages, and on single ones among chatter (docs/benchmarks.md).
_SHARE = np.float32(0.7)
_FEWEST_WORDS = 2
# Pieces are encoded on top of the message itself: so much of them costs no more than a second message.
_MOST_CHARACTERS = 240


def matters_of(message: str) -> tuple[str, ...]:
    """The sentences that say something, in their order; of many questions first; () if there are not two."""
    sentences = [one.span.of(message) for one in split_sentences(message)]
    words = {one: len(content_words(one)) for one in sentences}
    telling = [one for one in words if words[one] >= _FEWEST_WORDS]
    if len(telling) < 2:
        return ()
    kept: set[str] = set()
    for one in sorted(telling, key=lambda one: ("?" not in one, -words[one])):
        if sum(map(len, kept)) + len(one) <= _MOST_CHARACTERS:
            kept.add(one)
    return tuple(one for one in telling if one in kept)


def lifted(whole: Scores, pieces: Iterable[Scores]) -> Scores:
    """The score of the message, raised towards that of its best piece where this is more."""
    more = np.maximum.reduce(list(pieces)) - whole
    raised: Scores = whole + _SHARE * np.maximum(more, 0)
    return raised
