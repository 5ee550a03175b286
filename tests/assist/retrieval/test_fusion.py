from __future__ import annotations

import numpy as np
import pytest

from assist.retrieval.fusion import Signals, draft_share, log_softmax, with_draft
from assist.retrieval.layout import Scores


def scores(*values: float) -> Scores:
    return np.array(values, dtype=np.float32)


def test_words_add_to_meaning() -> None:
    """Cosine + 0.4 x share of words."""
    total = Signals(scores(0.5, 0.6), scores(0.5, 0.0)).total()
    assert total == pytest.approx([0.7, 0.6])


def test_history_adds_to_the_base() -> None:
    """The nearest past question and the learned probability lift what was picked before."""
    cold = Signals(scores(0.5, 0.5), scores(0, 0))
    warm = Signals(cold.meaning, cold.words, nearest=scores(0.9, 0.2), log_p=np.log(scores(0.9, 0.1)))
    assert cold.total()[0] == cold.total()[1]
    assert warm.total()[0] > warm.total()[1] + 0.7


def test_a_dismissal_counts_for_the_same_question_only() -> None:
    """Waved away for nearly this question: lower. For another question, or picked for it since: no change."""
    plain = Signals(scores(0.5, 0.5, 0.5), scores(0, 0, 0), nearest=scores(0.1, 0.1, 0.99))
    noted = Signals(plain.meaning, plain.words, nearest=plain.nearest, dismissed=scores(0.99, 0.4, 0.98))
    assert noted.total()[0] < plain.total()[0]
    assert noted.total()[1:] == pytest.approx(plain.total()[1:])


def test_impossible_documents_stay_finite() -> None:
    """A log probability of minus infinity lowers a score, it does not destroy it."""
    total = Signals(scores(0.5), scores(0), nearest=scores(0), log_p=scores(-np.inf)).total()
    assert np.isfinite(total).all()


def test_a_longer_draft_counts_more() -> None:
    """Three words count less than a whole draft, which counts as much as the question."""
    flat = scores(*[0.3] * 8)
    assert draft_share(3, flat) < draft_share(9, flat) < draft_share(12, flat) == draft_share(100, flat) == 1
    assert draft_share(3, scores()) == draft_share(3, flat)


def test_three_words_that_point_somewhere_count_fully() -> None:
    """A short draft that fits few items far better than the others counts like a whole one."""
    assert draft_share(3, scores(0.9, *[0.3] * 8)) == 1


def test_scores_with_a_draft_keep_their_scale() -> None:
    """A draft that says the same as the question changes nothing, whatever it counts."""
    assert with_draft(scores(0.5, 0.2), scores(0.5, 0.2), 0.4) == pytest.approx([0.5, 0.2])


def test_log_probabilities_sum_to_one() -> None:
    """exp of the result sums to 1, even for logits far apart."""
    assert np.exp(log_softmax(scores(1, 2, 3))).sum() == pytest.approx(1)
    assert np.exp(log_softmax(scores(0, 1000))) == pytest.approx([0, 1])
