"""Whether an exported encoder still says the same as the original."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.embedder import Encoder

# The packaged model in int8: see the figures in its about.json; a wrong tokenizer or pooling is far below.
_LOWEST_COSINE = 0.97
_LOWEST_AVERAGE = 0.985
_LOWEST_RANKING = 0.95

# Two ways of saying a thing next to each other, so that a ranking has something to get right.
SAMPLE = (
    "Where is my parcel? It should have been here on Monday.",
    "The delivery has not arrived and the tracking page has not changed for days.",
    "Please send the money back to my card.",
    "How long does a refund take to reach my bank account?",
    "I cannot log in, the page says my password is wrong.",
    "Reset your password with the link on the sign-in page.",
    "The lamp came broken, two of the glass parts are in pieces.",
    "We replace items that were damaged on their way to you.",
    "Can I change the address of my order?",
    "An order can be sent elsewhere as long as it has not left the warehouse.",
    "I was charged twice for the same invoice.",
    "Two payments show up on the statement, one of them should be reversed.",
    "How do I cancel my plan before it renews?",
    "Ending a subscription: open Account, then Plan, then choose Stop renewal.",
    "Does this charger work with a 230 V socket?",
    "The adapter accepts 100 to 240 volts, so it can be used in any country.",
    "hi",
    "thanks so much, that fixed it!!",
    "Do you ship to Norway, and what about customs?",
    "Parcels to countries outside the union may be subject to import fees, which the carrier collects.",
    "my discount code doesnt work at checkout",
    "A voucher can be used once, on full-price items, until the date printed on it.",
    "The app crashes every time I open the camera on Android.",
    "Update to the newest version first; if it still closes by itself, send us the log file from Settings.",
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cosine of each text's two vectors; how alike both rank the other texts (Spearman)."""

    average: float
    lowest: float
    ranking: float

    def is_close(self) -> bool:
        """Whether one may stand in for the other."""
        return (
            self.lowest >= _LOWEST_COSINE
            and self.average >= _LOWEST_AVERAGE
            and self.ranking >= _LOWEST_RANKING
        )


def compare(original: Encoder, exported: Encoder) -> Agreement:
    """How well two encoders agree on a small built-in sample of support texts."""
    theirs, ours = original.encode(SAMPLE), exported.encode(SAMPLE)
    cosines = np.sum(theirs * ours, axis=1)
    ranking = np.mean([np.corrcoef(a, b)[0, 1] for a, b in zip(_ranks(theirs), _ranks(ours), strict=True)])
    return Agreement(
        round(float(cosines.mean()), 5), round(float(cosines.min()), 5), round(float(ranking), 5)
    )


def _ranks(vectors: NDArray[np.float32]) -> NDArray[np.intp]:
    return np.argsort(np.argsort(-(vectors @ vectors.T), axis=1), axis=1)
