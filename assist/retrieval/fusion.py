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
LOG_PROBABILITY = 0.15
DISMISSED = 0.5
_NO_SURER_THAN = -9.0
# A dismissal counts where the question is nearly the same and was never answered with the item.
_SAME_QUESTION = 0.75
# Three words of a draft say less than the customer's message, a whole one says as much.
_FULL_DRAFT_WORDS = 12
_SHORT_DRAFT = 0.4
OUTSIDE = np.float32(-1e9)


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """What speaks for each item, for one text. Absent kinds of evidence are None.

    `meaning` is a cosine, `words` and `thread` are shares (0..1), `nearest` and `dismissed` are cosines with
    past questions (-1: none), `log_p` is the learned log probability among the items allowed.
    """

    meaning: Scores
    words: Scores
    thread: Scores | None = None
    nearest: Scores | None = None
    dismissed: Scores | None = None
    log_p: Scores | None = None

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
            total = np.add(total, self.nearest)
        if self.log_p is not None:
            sure = np.maximum(self.log_p, np.float32(_NO_SURER_THAN))
            total = np.add(total, np.float32(LOG_PROBABILITY) * sure)
        if self.dismissed is not None:
            answered = self.nearest if self.nearest is not None else np.float32(_SAME_QUESTION)
            excess = self.dismissed - np.maximum(answered, np.float32(_SAME_QUESTION))
            total = np.subtract(total, np.float32(DISMISSED) * np.maximum(excess, 0))
        return total


def with_draft(question: Scores, draft: Scores, draft_words: int) -> Scores:
    """The question's scores lifted by those of the agent's rough words, `draft_words` of them."""
    return question + np.float32(draft_share(draft_words)) * draft


def draft_share(draft_words: int) -> float:
    """How much a draft of so many content words counts beside the question."""
    return min(1.0, max(_SHORT_DRAFT, draft_words / _FULL_DRAFT_WORDS))


def log_softmax(logits: Scores) -> Scores:
    """Log probabilities; entries far below all others become very small, never NaN."""
    shifted = logits - logits.max()
    result: Scores = shifted - np.log(np.exp(shifted).sum())
    return result
