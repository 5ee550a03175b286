"""How well the tone of a sentence is told, cross-validated; `--fit` fits and writes the weights."""

from __future__ import annotations

import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from threadpoolctl import threadpool_limits

from assist.reviewing.checks.tones.features import WORD_BUCKETS, read_tone_features
from assist.reviewing.checks.tones.weights import RECIPE, SENTENCES, TONES, WEIGHTS
from models.embedder import early
from models.linear_weights import LinearWeights, save_weights
from models.training import as_table
from tests.benchmarks.surroundings import default_encoder

_STRENGTH = 0.5  # inverse regularisation; best of .25, .5, 1 on unseen sentences


def main() -> None:
    encoder = early(default_encoder())
    items = [json.loads(line) for line in SENTENCES.read_text("utf-8").splitlines()]
    texts, tones = [item["text"] for item in items], [item["tone"] for item in items]
    labels = np.array([TONES.index(tone) for tone in tones])
    rows = [read_tone_features(text, encoder.encode([text])[0]) for text in texts]
    table = as_table(rows, WORD_BUCKETS)
    model = LogisticRegression(C=_STRENGTH, max_iter=1000, tol=1e-3)
    folds = StratifiedKFold(10, shuffle=True, random_state=0)
    with threadpool_limits(1):
        chances = cross_val_predict(model, table, labels, cv=folds, method="predict_proba")
    guess = chances.argmax(axis=1)
    print(f"{len(texts)} sentences, accuracy {(guess == labels).mean():.3f}")
    for number, tone in enumerate(TONES):
        sure, true = chances[:, number] >= 0.5, labels == number
        recall, precision = (sure & true).sum() / true.sum(), (sure & true).sum() / max(1, sure.sum())
        print(f"{tone:12} {true.sum():4} sentences  at .5: recall {recall:.2f} precision {precision:.2f}")
    if "--fit" in sys.argv:
        with threadpool_limits(1):
            model.fit(table, labels)
        save_weights(LinearWeights(model.coef_.T, model.intercept_), RECIPE, encoder, WEIGHTS)


if __name__ == "__main__":
    main()
