"""How well it is told that a sentence reads negative; `--fit` fits and writes the weights.

Each batch of sentences is by another hand or of another round: it is told by what was fitted on the others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import LeaveOneGroupOut
from threadpoolctl import threadpool_limits

from assist.reviewing.polarity.features import read_polarity_features
from assist.reviewing.polarity.weights import RECIPE, SENTENCES, WEIGHTS
from models.embedder import early
from models.linear_weights import LinearWeights, save_weights
from models.persistence import load_classifier
from models.role_features import WORD_BUCKETS
from models.training import as_table
from models.training_sentences import training_sentences
from tests.benchmarks.surroundings import default_encoder

_STRENGTH = 0.3  # inverse regularisation; 1 tells as well
# Sentences that teach roles say what brings bad news and what is no news; neither is about wording.
_NEWS_WEIGHT = _HARMLESS_WEIGHT = 0.05
_HARMLESS = frozenset(
    {"greeting", "thanks", "closing", "signature", "good_news", "acknowledgement", "question", "next_step"}
)
_SHARES = (0.05, 0.1, 0.2)


def main() -> None:
    """Prints how well the batches are told, and with `--fit` writes the weights."""
    items = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    taught = [one for one in training_sentences() if one.valence == "bad" or one.role in _HARMLESS]
    labels = np.array([item["negative"] for item in items] + [one.valence == "bad" for one in taught])
    batches = np.array([item["batch"] for item in items])
    weights = np.ones(len(labels))
    weights[len(items) :] = np.where(labels[len(items) :], _NEWS_WEIGHT, _HARMLESS_WEIGHT)
    table = read_table([item["text"] for item in items] + [one.text for one in taught])
    chances, count = np.zeros(len(items)), len(items)
    with threadpool_limits(1):
        for train, test in LeaveOneGroupOut().split(table[:count], groups=batches):
            rows = np.concatenate((train, np.arange(count, len(labels))))
            model = _model().fit(table[rows], labels[rows], sample_weight=weights[rows])
            chances[test] = model.predict_proba(table[test])[:, 1]
    report(labels[:count], chances, batches)
    if "--fit" in sys.argv:
        with threadpool_limits(1):
            model = _model().fit(table, labels, sample_weight=weights)
        save_weights(
            LinearWeights(model.coef_.T, model.intercept_), RECIPE, early(default_encoder()), WEIGHTS
        )


def read_table(texts: Sequence[str]) -> sparse.csr_matrix:
    """One row a text, as `read_polarity_features` reads it."""
    encoder = early(default_encoder())
    classifier = load_classifier(encoder)
    rows = []
    for text in texts:
        vector = encoder.encode([text])[0]
        rows.append(read_polarity_features(text, vector, classifier.read(text, vector)))
    return as_table(rows, WORD_BUCKETS)


def report(labels: np.ndarray, chances: np.ndarray, batches: np.ndarray) -> None:
    """How many negative sentences are found while so many of the others are taken for negative."""
    print(f"{len(labels)} sentences, {labels.sum()} negative, AUROC {roc_auc_score(labels, chances):.3f}")
    for share in _SHARES:
        limit = np.quantile(chances[~labels], 1 - share)
        print(f"  {share:.0%} of the others from {limit:.2f}: found {np.mean(chances[labels] >= limit):.3f}")
    for batch in sorted(set(batches)):
        own = batches == batch
        found, false = chances[own & labels] >= 0.5, chances[own & ~labels] >= 0.5
        told = f"found {found.mean():.2f} of {len(found)}, {false.sum()} of {len(false)} others"
        print(f"  batch {batch}: from .5 {told}")


def _model() -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=3000)


if __name__ == "__main__":
    main()
