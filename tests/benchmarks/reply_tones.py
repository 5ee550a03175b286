"""How well the tone of a sentence is told, cross-validated; `--fit` fits and writes the weights."""

from __future__ import annotations

import json
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from assist.reviewing.checks.lexicon import DATA
from assist.reviewing.checks.tones import TONES, WEIGHTS, tone_features
from tests.benchmarks.surroundings import default_encoder


def main() -> None:
    encoder = default_encoder()
    items = [json.loads(line) for line in (DATA / "tones.jsonl").read_text("utf-8").splitlines()]
    texts, tones = [item["text"] for item in items], [item["tone"] for item in items]
    labels = np.array([TONES.index(tone) for tone in tones])
    table = tone_features(texts, np.concatenate([encoder.encode([text]) for text in texts]))
    model = LogisticRegression(C=1.0, max_iter=5000)
    folds = StratifiedKFold(10, shuffle=True, random_state=0)
    chances = cross_val_predict(model, table, labels, cv=folds, method="predict_proba")
    guess = chances.argmax(axis=1)
    print(f"{len(texts)} sentences, accuracy {(guess == labels).mean():.3f}")
    for number, tone in enumerate(TONES):
        sure, true = chances[:, number] >= 0.5, labels == number
        recall, precision = (sure & true).sum() / true.sum(), (sure & true).sum() / max(1, sure.sum())
        print(f"{tone:12} {true.sum():4} sentences  at .5: recall {recall:.2f} precision {precision:.2f}")
    if "--fit" in sys.argv:
        model.fit(table, labels)
        np.savez(WEIGHTS, columns=model.coef_.T.astype(np.float32), bias=model.intercept_.astype(np.float32))


if __name__ == "__main__":
    main()
