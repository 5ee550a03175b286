"""Fits the role classifier from the packaged sentences."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.embedder import Encoder
from models.persistence import SHIPPED, encode_singly, save_classifier
from models.role_features import sentence_features
from models.roles import ROLES, VALENCES, LinearModel, RoleClassifier
from models.training_report import Fold, TrainingReport
from models.training_sentences import TrainingSentence, training_sentences

_STRENGTH = 1.0  # inverse regularisation; .3 and 3 are both worse across domains
_TEMPERATURES = np.geomspace(0.4, 2.5, 43)


@dataclass(frozen=True, slots=True)
class _Scores:
    """Raw scores of sentences by a model that had not seen their domain: (sentences, labels)."""

    labels: tuple[str, ...]
    values: NDArray[np.float64]
    truth: NDArray[np.int64]


def train_roles(encoder: Encoder, folder: Path = SHIPPED) -> TrainingReport:
    """Fits the classifier, keeps it in `folder` and says how it does on domains it has not seen."""
    began = time.perf_counter()
    sentences = training_sentences()
    features = _all_features(encoder, sentences)
    domains = np.array([sentence.domain for sentence in sentences])
    roles = [sentence.role for sentence in sentences]
    valences = [sentence.valence for sentence in sentences]
    unseen_roles = _score_unseen(features, roles, domains, ROLES)
    unseen_valences = _score_unseen(features, valences, domains, VALENCES)
    classifier = RoleClassifier(
        _fit(features, roles, ROLES, _best_temperature(unseen_roles)),
        _fit(features, valences, VALENCES, _best_temperature(unseen_valences)),
    )
    save_classifier(classifier, encoder, folder)
    return TrainingReport(
        roles=_fold(unseen_roles, domains),
        valences=_fold(unseen_valences, domains),
        seconds=time.perf_counter() - began,
    )


def _all_features(encoder: Encoder, sentences: Sequence[TrainingSentence]) -> NDArray[np.float64]:
    texts = tuple(sentence.text for sentence in sentences)
    vectors = encode_singly(encoder, texts)
    return np.stack([sentence_features(text, vector) for text, vector in zip(texts, vectors, strict=True)])


def _fit(
    features: NDArray[np.float64], truth: Sequence[str], labels: tuple[str, ...], temperature: float = 1.0
) -> LinearModel:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 -- only training needs it
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # noqa: PLC0415 -- scikit-learn brings it

    numbers = [labels.index(label) for label in truth]
    # One thread: on a busy machine BLAS threads wait for each other ten times longer than they work.
    with threadpool_limits(1):
        fitted = LogisticRegression(C=_STRENGTH, max_iter=600).fit(features, numbers)
    weights, offsets = np.zeros((len(labels), features.shape[1])), np.full(len(labels), -50.0)
    weights[fitted.classes_], offsets[fitted.classes_] = fitted.coef_, fitted.intercept_
    return LinearModel(labels, weights, offsets, temperature)


def _score_unseen(
    features: NDArray[np.float64], truth: Sequence[str], domains: NDArray[np.str_], labels: tuple[str, ...]
) -> _Scores:
    values = np.zeros((len(truth), len(labels)))
    for domain in np.unique(domains):
        held_out = domains == domain
        model = _fit(
            features[~held_out],
            [label for label, out in zip(truth, held_out, strict=True) if not out],
            labels,
        )
        values[held_out] = features[held_out] @ model.weights.T + model.offsets
    return _Scores(labels, values, np.array([labels.index(label) for label in truth]))


def _best_temperature(scores: _Scores) -> float:
    """The temperature under which the truth of unseen sentences is likeliest (Guo et al. 2017)."""
    return float(min(_TEMPERATURES, key=lambda temperature: _surprise(scores, float(temperature))))


def _surprise(scores: _Scores, temperature: float) -> float:
    scaled = scores.values / temperature
    scaled = scaled - scaled.max(axis=1, keepdims=True)
    chosen = scaled[np.arange(len(scaled)), scores.truth]
    return float((np.log(np.exp(scaled).sum(axis=1)) - chosen).mean())


def _fold(scores: _Scores, domains: NDArray[np.str_]) -> Fold:
    guessed = scores.values.argmax(axis=1)
    confusion = np.zeros((len(scores.labels), len(scores.labels)), dtype=np.int64)
    np.add.at(confusion, (scores.truth, guessed), 1)
    right = guessed == scores.truth
    by_domain = {str(domain): float(right[domains == domain].mean()) for domain in np.unique(domains)}
    return Fold(scores.labels, confusion, by_domain)
