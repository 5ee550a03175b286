"""Several kinds of evidence put into one score. Plain arithmetic on arrays with one entry an item.

Not reciprocal-rank fusion: it was worse than plain cosine on six of seven sets and hides how sure a score is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assist.retrieval.layout import Scores

# Measured on the development sets (docs/benchmarks.md, retrieval).
WORDS = 0.4
THREAD = 0.3
NEAREST_ALONE = 1.0
NEAREST = 0.75
LOG_PROBABILITY = 0.1
DISMISSED = 0.5
_NO_SURER_THAN = -9.0
# A dismissal counts where the question is nearly the same and was never answered with the item.
_SAME_QUESTION = 0.75
# Three words of a draft say less than the customer's message, a whole one says as much.
_FULL_DRAFT_WORDS = 12
_SHORT_DRAFT = 0.4
# A draft's best score above its sixth, times four: measured on whole, half and three-word drafts.
_PEAK = 6
_PEAK_WEIGHT = 4.0
OUTSIDE = np.float32(-1e9)


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What speaks for each item, for one text. Absent kinds of evidence are None.

    `meaning` is a cosine, `words` and `thread` are shares (0..1), `nearest` and `dismissed` are cosines with
    past questions (-1: none), `log_p` is the learned log probability among the items allowed, `something` the
    learned log odds that anything fits at all.
    """

    meaning: Scores
    words: Scores
    thread: Scores | None = None
    nearest: Scores | None = None
    dismissed: Scores | None = None
    log_p: Scores | None = None
    something: float | None = None

    def base(self) -> Scores:
        """What can be said without history."""
        total: Scores = self.meaning + np.float32(WORDS) * self.words
        if self.thread is not None:
            total = (total + np.float32(THREAD) * self.thread).astype(np.float32)
        return total

    def total(self) -> Scores:
        """All of it in one score; higher is better, comparable within one desk."""
        total: Scores = self.base()
        if self.nearest is not None:
            share = NEAREST_ALONE if self.log_p is None else NEAREST
            total = np.add(total, np.float32(share) * self.nearest)
        if self.log_p is not None:
            sure = np.maximum(self.log_p, np.float32(_NO_SURER_THAN))
            total = np.add(total, np.float32(LOG_PROBABILITY) * sure)
        if self.dismissed is not None:
            answered = self.nearest if self.nearest is not None else np.float32(_SAME_QUESTION)
            excess = self.dismissed - np.maximum(answered, np.float32(_SAME_QUESTION))
            total = np.subtract(total, np.float32(DISMISSED) * np.maximum(excess, 0))
        return total


def with_draft(question: Scores, draft: Scores, share: float) -> Scores:
    """The question's scores lifted by `share` of the draft's, on the scale of a question alone."""
    return ((question + np.float32(share) * draft) / np.float32(1 + share)).astype(np.float32)


def draft_share(draft_words: int, draft: Scores) -> float:
    """How much a draft of so many content words counts beside the question, given its scores.

    Three words say less than the customer's message and a whole draft says as much; so do three words that
    point at a few items above all others.
    """
    best = np.sort(draft)[::-1][:_PEAK]
    peak = float(best[0] - best[-1]) if len(best) else 0.0
    return min(1.0, max(_SHORT_DRAFT, draft_words / _FULL_DRAFT_WORDS, _PEAK_WEIGHT * peak))


def log_softmax(logits: Scores) -> Scores:
    """Log probabilities; entries far below all others become very small, never NaN."""
    shifted = logits - logits.max()
    result: Scores = shifted - np.log(np.exp(shifted).sum())
    return result
