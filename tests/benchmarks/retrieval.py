"""Retrieval on the development sets: cold, with past picks, with the agent's own draft.

`python -m tests.benchmarks.retrieval [every Nth case]`
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from assist.retrieval.learning import Learner
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from assist.store.sqlite import open_sqlite
from assist.store.traces import Evidence
from models.embedder import NamedEncoder
from models.encoder_cache import CachingEncoder
from tests.benchmarks.retrieval_sets import NAMES, Case, RetrievalSet, auroc, ndcg, read_set
from tests.benchmarks.surroundings import default_encoder


@dataclass(slots=True)
class Tally:
    """What was measured: gains of answerable cases, the sureness of both kinds, seconds."""

    gains: list[float] = field(default_factory=list)
    first: list[bool] = field(default_factory=list)
    top_five: list[bool] = field(default_factory=list)
    fitting: list[float] = field(default_factory=list)
    not_fitting: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def line(self) -> str:
        """The figures in a row."""
        both = bool(self.fitting and self.not_fitting)
        apart = auroc(self.fitting, self.not_fitting) if both else float("nan")
        p95 = 1000 * float(np.percentile(self.seconds, 95))
        gain, first, five = (float(np.mean(some)) for some in (self.gains, self.first, self.top_five))
        return f"nDCG@10 {gain:.4f}  R@1 {first:.3f}  R@5 {five:.3f}  AUROC {apart:.3f}  p95 {p95:.0f} ms"


def main() -> None:
    """Prints one line a set and condition."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    encoder = CachingEncoder(default_encoder(), capacity=100_000)
    for name in NAMES:
        data = read_set(name)
        cases = data.cases[::step]
        print(f"{name:14} cold              {measure(data, cases, encoder).line()}", flush=True)
        for picks in (1, 5, 10, 50) if data.history else ():
            tally = measure(data, cases, encoder, picks=picks)
            print(f"{name:14} {picks:2} picks a reply  {tally.line()}", flush=True)
        if any(case.reply for case in cases):
            print(
                f"{name:14} whole draft       {measure(data, cases, encoder, words=100).line()}", flush=True
            )
            print(f"{name:14} draft of 5 words  {measure(data, cases, encoder, words=5).line()}", flush=True)


def measure(
    data: RetrievalSet, cases: Sequence[Case], encoder: NamedEncoder, *, picks: int = 0, words: int = 0
) -> Tally:
    """The figures of one condition; with `words` only answerable cases, each with so much of its reply."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder) / "desk.sqlite3")
        store.items.put_imported((item, "") for item in data.items)
        ids = {item.source_id: item.id for item in store.items.changes().changed}
        store.evidence.add(Evidence(text, ids[right]) for text, right in _picked(data, picks))
        learner = Learner(store, encoder, Path(folder), enabled=True)
        suggester = Suggester(store, encoder, threshold=0.2, learner=learner)
        snapshot = suggester.index.embed_all()
        if picks:
            learner.refit(snapshot)
        for case in cases:
            if not words or (case.right and case.reply):
                _count(tally, suggester, case, words)
        suggester.close()
        store.close()
    return tally


def _picked(data: RetrievalSet, most: int) -> list[tuple[str, str]]:
    counts: dict[str, int] = {}
    kept = []
    for text, right in data.history:
        if right and counts.get(right, 0) < most:
            counts[right] = counts.get(right, 0) + 1
            kept.append((text, right))
    return kept


def _count(tally: Tally, suggester: Suggester, case: Case, words: int) -> None:
    draft = " ".join((case.reply or "").split()[:words]) or None
    request = SuggestionRequest(case.conversation, draft=draft, limit=10, include_abstained=True)
    start = time.perf_counter()
    found = suggester.suggest(request)
    tally.seconds.append(time.perf_counter() - start)
    ranked = [one.item.source_id for one in found.data]
    if case.right:
        tally.gains.append(ndcg(ranked, case.right))
        tally.first.append(ranked[0] in case.right)
        tally.top_five.append(bool(case.right & set(ranked[:5])))
        tally.fitting.append(found.probability)
    else:
        tally.not_fitting.append(found.probability)


if __name__ == "__main__":
    main()
