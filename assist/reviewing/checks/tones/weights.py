"""The fitted weights that tell tones, and what they are fitted from."""

from __future__ import annotations

from assist.reviewing.checks.tones.features import MEANING, WORD_BUCKETS, WORDS
from assist.reviewing.checks.wordlists.lexicon import DATA
from models.linear_weights import Recipe

TONES = ("vague", "overpromise", "blame", "admission", "wall", "sent_away", "standing", "forward", "plain")
SENTENCES = DATA / "tones.jsonl"
WEIGHTS = DATA / "tones.npz"
RECIPE = Recipe(
    name="tones",
    data=(SENTENCES, DATA / "tones.toml", DATA / "times.toml"),
    features=repr((WORD_BUCKETS, MEANING, WORDS, TONES)),
    probes=("It will be there soon.", "You entered the wrong code.", "Please call our hotline for that."),
    cure="run `python -m tests.benchmarks.reply_tones --fit` in the source tree to fit them again",
)
