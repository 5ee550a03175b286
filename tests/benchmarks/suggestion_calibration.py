"""Measures how scores and rightness go together, and prints models/data/suggestion_calibration.json.

Each set is also asked with half of its documents out of sight, so that questions about the desk's own
subjects go unanswered too: that is what real traffic is like. Only numbers leave the development sets.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from assist.retrieval.confidence import features
from assist.retrieval.learning import Learner
from assist.retrieval.query import read_query
from assist.retrieval.suggester import Suggester
from assist.store.records import Item, Scope, Visibility
from assist.store.sqlite import open_sqlite
from assist.store.traces import Evidence
from models.calibration import Calibration, Regime, fit_calibration
from models.encoder_cache import CachingEncoder
from tests.benchmarks.retrieval_sets import NAMES, Case, RetrievalSet, auroc, read_set
from tests.benchmarks.surroundings import default_encoder

_CASES = 250
_THRESHOLDS = (0.2, 0.3, 0.35, 0.4, 0.5, 0.6)
Row = tuple[Mapping[str, float], bool, int, bool]
"""Features of a candidate, whether it is right, its place, whether the case can be answered."""


def main() -> None:
    """Prints the measured parameters as JSON, and how good they are as a table on standard error."""
    encoder = CachingEncoder(default_encoder(), capacity=100_000)
    rows: dict[Regime, dict[str, list[Row]]] = {"cold": {}, "history": {}}
    for name in NAMES:
        data = read_set(name)
        for picks in (0, 1, 5, 20):
            regime: Regime = "history" if picks else "cold"
            rows[regime] |= {
                f"{name} {picks} {team}": some for team, some in _rows(data, encoder, picks).items()
            }
    stamp = f"development sets {', '.join(NAMES)}, each whole and by halves; all-MiniLM-L6-v2 int8"
    print(json.dumps({regime: _fitted(regime, groups, stamp) for regime, groups in rows.items()}, indent=1))


def _fitted(regime: Regime, groups: Mapping[str, list[Row]], stamp: str) -> dict[str, object]:
    calibration = _fit(groups, stamp)
    for name, rows in groups.items():
        others = {other: found for other, found in groups.items() if other.split()[0] != name.split()[0]}
        _report(f"{regime} {name}", rows, calibration, _fit(others, stamp))
    pooled = [row for rows in groups.values() for row in rows]
    precision = {str(level): _precision(pooled, calibration, level) for level in _THRESHOLDS}
    return {
        "bias": calibration.bias,
        "weights": dict(calibration.weights),
        "precision": precision,
        "stamp": stamp,
    }


def _fit(groups: Mapping[str, list[Row]], stamp: str) -> Calibration:
    kept = [(row, 1 / len(rows)) for rows in groups.values() for row in rows]
    scale = len(kept) / sum(weight for _, weight in kept)
    weights = [weight * scale for _, weight in kept]
    return fit_calibration([row[0] for row, _ in kept], [row[1] for row, _ in kept], weights, stamp)


def _rows(data: RetrievalSet, encoder: CachingEncoder, picks: int) -> dict[str, list[Row]]:
    """What each case shows, for a team that sees half of the documents and for one that sees all."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder) / "desk.sqlite3")
        store.items.put_imported((_in_half(item, number), "") for number, item in enumerate(data.items))
        past, cases = _split(data, picks)
        known = {item.source_id: store.items.by_source("dev", item.source_id) for item in data.items}
        store.evidence.add(Evidence(text, item.id) for text, right in past if (item := known[right]))
        learner = Learner(store, encoder, Path(folder), enabled=True)
        suggester = Suggester(store, encoder, threshold=0, learner=learner)
        snapshot = suggester.index.embed_all()
        if picks:
            learner.refit(snapshot)
        found: dict[str, list[Row]] = {"half": [], "all": []}
        for case in cases:
            right = {item.id for name in case.right if (item := known[name])}
            for team in found:
                found[team] += _case_rows(suggester, case, right, team)
        suggester.close()
        store.close()
    return found


def _in_half(item: Item, number: int) -> Item:
    return replace(item, visibility=Visibility("teams", ("half", "all") if number % 2 else ("all",)))


def _split(data: RetrievalSet, picks: int) -> tuple[list[tuple[str, str]], list[Case]]:
    """Past questions with their documents, at most `picks` each, and cases that are not among them."""
    if data.history:
        past = [(text, right) for text, right in data.history if right]
        step = max(1, len(data.cases) // _CASES)
        cases = list(data.cases[::step])
    else:
        learned = [case for case in data.cases[::2] if case.right]
        past = [(read_query(case.conversation).last, min(case.right)) for case in learned]
        cases = list(data.cases[1::2])
    counts: dict[str, int] = {}
    kept = []
    for text, right in past:
        if counts.setdefault(right, 0) < picks:
            counts[right] += 1
            kept.append((text, right))
    return kept, cases


def _case_rows(suggester: Suggester, case: Case, right: set[str], team: str) -> Iterator[Row]:
    found = suggester.search(read_query(case.conversation), Scope(team=team))
    ids = found.field.snapshot.layout.ids
    slots = found.order(1)
    answerable = any(found.field.allowed[found.field.snapshot.layout.slots[one]] for one in right)
    for place, (slot, values) in enumerate(zip(slots, features(found, slots), strict=True)):
        yield values, ids[slot] in right, place, answerable


def _report(name: str, rows: list[Row], calibration: Calibration, others: Calibration) -> None:
    first = [row for row in rows if row[2] == 0]
    chances = [calibration.probability(row[0]) for row in first]
    fits = [chance for chance, row in zip(chances, first, strict=True) if row[3]]
    not_fits = [chance for chance, row in zip(chances, first, strict=True) if not row[3]]
    blind = [others.probability(row[0]) for row in first]
    right = [row[1] for row in first]
    separated = auroc(fits, not_fits) if fits and not_fits else float("nan")
    print(
        f"{name:26} answerable {len(fits) / len(first):.2f} auroc {separated:.3f} by score {_by_score(first):.3f} "
        f"right {np.mean(right):.2f} said {np.mean(chances):.2f} "
        f"error {_error(chances, right):.3f} without this set {_error(blind, right):.3f}",
        file=sys.stderr,
    )


def _by_score(first: list[Row]) -> float:
    fits = [row[0]["score"] for row in first if row[3]]
    not_fits = [row[0]["score"] for row in first if not row[3]]
    return auroc(fits, not_fits) if fits and not_fits else float("nan")


def _error(chances: list[float], right: list[bool]) -> float:
    """Expected calibration error over ten equal bins."""
    bins = np.minimum((np.array(chances) * 10).astype(int), 9)
    said, was = np.array(chances), np.array(right)
    each = [bins == number for number in range(10)]
    gaps = [abs(said[some].mean() - was[some].mean()) * some.mean() for some in each if some.any()]
    return float(sum(gaps))


def _precision(rows: list[Row], calibration: Calibration, level: float) -> dict[str, float]:
    first = [(calibration.probability(row[0]), row[1]) for row in rows if row[2] == 0]
    shown = [right for chance, right in first if chance >= level]
    return {"right": round(float(np.mean(shown)), 3), "shown": round(len(shown) / len(first), 3)}


if __name__ == "__main__":
    main()
