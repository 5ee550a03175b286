"""Fits the role classifier from the packaged sentences."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from models.embedder import Encoder
from models.persistence import SHIPPED, encode_singly, save_classifier
from models.role_features import WORD_BUCKETS, SentenceFeatures, feature_count, read_features
from models.roles import LABELS, ROLES, VALENCES, RoleClassifier
from models.training_report import Fold, TrainingReport
from models.training_sentences import TrainingSentence, training_sentences

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

# Of a hundred sentences of replies so many have each role. The sentences to learn from tell much more news,
# as news is hardest to tell; without these weights other sentences would too often be taken for news.
_SHARES = {
    ("bad_news", "bad"): 17.5,
    ("good_news", "good"): 16.5,
    ("acknowledgement", "neutral"): 10.5,
    ("reason", "neutral"): 10.0,
    ("next_step", "neutral"): 10.0,
    ("thanks", "neutral"): 7.5,
    ("apology", "neutral"): 7.0,
    ("greeting", "neutral"): 6.5,
    ("question", "neutral"): 6.0,
    ("closing", "neutral"): 5.0,
    ("signature", "neutral"): 2.5,
    ("apology", "bad"): 2.5,
    ("info", "neutral"): 2.0,
    ("next_step", "good"): 1.0,
}
_STRENGTH = 0.5  # inverse regularisation; 1 learns pairs that differ in one word by heart
_TOLERANCE = 1e-3  # twice as fast as scikit-learn's default, and no worse on unseen domains
_TEMPERATURES = np.geomspace(0.4, 2.5, 43)
_SPREAD = 0.15  # of each value of a vector, beside cues and words
_FOLDS = 4  # two domains each: five models are fitted in little more than half the time of nine
_NEVER = -50.0  # the score of a label without a single sentence


def train_roles(encoder: Encoder, folder: Path = SHIPPED) -> TrainingReport:
    """Fits the classifier, keeps it in `folder` and says how it does on domains it has not seen."""
    began = time.perf_counter()
    sentences = training_sentences()
    features = _all_features(encoder, sentences)
    truth = np.array([LABELS.index((sentence.role, sentence.valence)) for sentence in sentences])
    domains = np.array([sentence.domain for sentence in sentences])
    unseen = _score_unseen(features, truth, domains)
    temperature = _best_temperature(unseen, truth)
    save_classifier(RoleClassifier(*_fit(features, truth), temperature), encoder, folder)
    chances = _softmax(unseen / temperature)
    return TrainingReport(
        roles=_fold(chances, truth, domains, 0, ROLES),
        valences=_fold(chances, truth, domains, 1, VALENCES),
        seconds=time.perf_counter() - began,
    )


def _all_features(encoder: Encoder, sentences: Sequence[TrainingSentence]) -> csr_matrix:
    texts = [sentence.text for sentence in sentences]
    vectors = encode_singly(encoder, texts)
    pairs = zip(texts, vectors, strict=True)
    return as_table([read_features(text, vector) for text, vector in pairs], WORD_BUCKETS)


def as_table(rows: Sequence[SentenceFeatures], bucket_count: int) -> csr_matrix:
    """One row a sentence: its dense values, then its words in `bucket_count` columns, most of them empty."""
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 -- only training

    counts = [len(row.buckets) for row in rows]
    values = np.repeat([row.word_value for row in rows], counts)
    buckets = [bucket for row in rows for bucket in row.buckets]
    words = csr_matrix((values, buckets, np.cumsum([0, *counts])), shape=(len(rows), bucket_count))
    return hstack([csr_matrix(np.stack([row.dense for row in rows])), words], format="csr")


def _fit(features: csr_matrix, truth: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weights (labels, features) and offsets (labels,)."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 -- only training
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # noqa: PLC0415

    table, centre, scale = _evened(features)
    # One thread: on a busy machine BLAS threads wait for each other ten times longer than they work.
    with threadpool_limits(1):
        fitted = LogisticRegression(C=_STRENGTH, max_iter=600, tol=_TOLERANCE).fit(
            table, truth, sample_weight=_sentence_weights(truth)
        )
    weights, offsets = np.zeros((len(LABELS), features.shape[1])), np.full(len(LABELS), _NEVER)
    weights[fitted.classes_], offsets[fitted.classes_] = fitted.coef_, fitted.intercept_
    weights[:, : len(scale)] *= scale
    return weights, offsets - weights[:, : len(centre)] @ centre


def _evened(features: csr_matrix) -> tuple[csr_matrix, NDArray[np.float64], NDArray[np.float64]]:
    """`features` with vectors whose values all have one mean and spread, and those means and scales.

    An encoder's values differ much in spread; evened, they are fitted in half the time and tell more.
    """
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 -- only training

    dimensions = features.shape[1] - feature_count(0)
    vectors = features[:, :dimensions].toarray()
    spread = vectors.std(axis=0)
    scale = _SPREAD / np.where(spread > 0, spread, 1.0)
    centre = vectors.mean(axis=0)
    evened = csr_matrix((vectors - centre) * scale)
    return hstack([evened, features[:, dimensions:]], format="csr"), centre, scale


def _sentence_weights(truth: NDArray[np.int64]) -> NDArray[np.float64]:
    """One weight a sentence, 1 on average, by which the labels have the shares they have in replies."""
    counts = np.bincount(truth, minlength=len(LABELS))
    shares = np.array([_SHARES[label] for label in LABELS])
    weights = (shares / np.maximum(counts, 1))[truth]
    evened: NDArray[np.float64] = weights / weights.mean()
    return evened


def _score_unseen(
    features: csr_matrix, truth: NDArray[np.int64], domains: NDArray[np.str_]
) -> NDArray[np.float64]:
    """Raw scores of every sentence by a model that has not seen its domain: (sentences, labels)."""
    scores = np.zeros((len(truth), len(LABELS)))
    for unseen in np.array_split(np.unique(domains), _FOLDS):
        held_out = np.isin(domains, unseen)
        weights, offsets = _fit(features[~held_out], truth[~held_out])
        scores[held_out] = features[held_out] @ weights.T + offsets
    return scores


def _best_temperature(scores: NDArray[np.float64], truth: NDArray[np.int64]) -> float:
    """The temperature under which the truth of unseen sentences is likeliest (Guo et al. 2017)."""
    rows = np.arange(len(truth))
    surprises = [
        -float(np.log(_softmax(scores / temperature)[rows, truth] + 1e-12).mean())
        for temperature in _TEMPERATURES
    ]
    return float(_TEMPERATURES[int(np.argmin(surprises))])


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    odds: NDArray[np.float64] = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return shares


def _fold(
    chances: NDArray[np.float64],
    truth: NDArray[np.int64],
    domains: NDArray[np.str_],
    part: int,
    names: tuple[str, ...],
) -> Fold:
    """Guesses of one part of the labels: 0 for the role, 1 for the valence."""
    belongs = np.array([names.index(label[part]) for label in LABELS])
    summed = np.stack([chances[:, belongs == index].sum(axis=1) for index in range(len(names))], axis=1)
    guessed, wanted = summed.argmax(axis=1), belongs[truth]
    confusion = np.zeros((len(names), len(names)), dtype=np.int64)
    np.add.at(confusion, (wanted, guessed), 1)
    right = guessed == wanted
    by_domain = {str(domain): float(right[domains == domain].mean()) for domain in np.unique(domains)}
    return Fold(names, confusion, by_domain)
