"""How well questions are told answered from unanswered; `--fit` fits the weights anew and writes them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from assist.conversation import Conversation, Message
from assist.reviewing.checks.answer_features import NAMES, features
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import DATA
from assist.text.document import read_document
from models.embedder import Encoder
from tests.benchmarks.surroundings import default_encoder

QUESTIONS = Path(__file__).parents[1] / "assist/reviewing/checks/answers.jsonl"
Case = tuple[int, str, str, tuple[int, ...]]  # group, message, draft, which asks are answered


def cases(encoder: Encoder) -> Iterator[Case]:
    """Every message with full, swapped, merged and partial answers, and each question alone."""
    for group, line in enumerate(QUESTIONS.read_text("utf-8").splitlines()):
        item = json.loads(line)
        message, answers = item["customer_message"], item["answers"]
        if len(answers) != 2:
            yield group, message, answers[0], (1,)
            continue
        one, two = answers
        yield group, message, f"{one} {two}", (1, 1)
        yield group, message, f"{one.rstrip('.')}, and {two[0].lower()}{two[1:]}", (1, 1)
        yield group, message, f"{two} {one}", (1, 1)
        yield group, message, one, (1, 0)
        yield group, message, two, (0, 1)
        for aside_one, aside_two in [item["asides"]] if "asides" in item else []:
            yield group, message, f"{one} {aside_one}", (1, 0)
            yield group, message, f"{two} {aside_two}", (0, 1)
            yield group, message, f"{one.rstrip('.')}, and {aside_one[0].lower()}{aside_one[1:]}", (1, 0)
            yield group, message, f"{one} {aside_one} {two} {aside_two}", (1, 1)
            yield group, message, f"{one} {aside_one} {two}", (1, 1)
        for ask, (right, other) in zip(
            context(encoder, message, one).customer.asks, ((one, two), (two, one)), strict=False
        ):
            alone = f"{ask.text[0].upper()}{ask.text[1:].rstrip('?')}?"
            if len(alone.split()) > 3:
                yield group, alone, right, (1,)
                yield group, alone, other, (0,)


def context(encoder: Encoder, message: str, draft: str) -> CheckContext:
    """A draft that answers one message."""
    conversation = Conversation(messages=(Message("customer", message),))
    return CheckContext(read_document(draft), (), conversation, "en", encoder)


def main() -> None:
    encoder = default_encoder()
    rows, truth, groups = [], [], []
    for group, message, draft, answered in cases(encoder):
        checked = context(encoder, message, draft)
        if len(checked.customer.asks) != len(answered):
            continue
        rows.append(features(checked, checked.customer.asks))
        truth += answered
        groups += [group] * len(answered)
    table, labels = np.concatenate(rows), np.array(truth)
    model = LogisticRegression(C=1.0, max_iter=5000)
    chances = cross_val_predict(
        model, table, labels, groups=groups, cv=GroupKFold(10), method="predict_proba"
    )[:, 1]
    alone = table[:, NAMES.index("only_ask")] == 1
    for name, part, limit in (("several questions", ~alone, 0.5), ("one question", alone, 0.15)):
        flagged, open_ = chances[part] < limit, labels[part] == 0
        found, wrongly = (flagged & open_).sum() / open_.sum(), (flagged & ~open_).sum() / (~open_).sum()
        auroc = roc_auc_score(labels[part], chances[part])
        print(f"{name:18} {part.sum():5} asks  AUROC {auroc:.3f}", end="  ")
        print(f"open found {found:.2f}  answered flagged {wrongly:.3f}")
    if "--fit" in sys.argv:
        model.fit(table, labels)
        weights = {name: round(float(weight), 4) for name, weight in zip(NAMES, model.coef_[0], strict=True)}
        bias = round(float(model.intercept_[0]), 4)
        made = {"about": "fitted by tests.benchmarks.answer_matching", "weights": weights, "bias": bias}
        (DATA / "answer_weights.json").write_text(json.dumps(made, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
