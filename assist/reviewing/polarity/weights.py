"""The fitted weights that tell polarity, and what they are fitted from."""

from __future__ import annotations

from pathlib import Path

from assist.reviewing.polarity.features import MEANING, ROLE
from models.linear_weights import Recipe
from models.persistence import PROBES, current_stamp
from models.training_sentences import SENTENCES as ROLE_SENTENCES

SENTENCES = Path(__file__).parent / "sentences.jsonl"
WEIGHTS = Path(__file__).parent / "polarity.npz"
# Whatever changes the roles changes what they tell here.
RECIPE = Recipe(
    name="polarities",
    data=(SENTENCES, *sorted(ROLE_SENTENCES.glob("*.jsonl"))),
    features=f"{current_stamp().features} {(MEANING, ROLE)!r}",
    probes=PROBES,
    cure="run `python -m tests.benchmarks.polarity --fit` in the source tree to fit them again",
)
