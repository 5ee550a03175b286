"""Measures how scores and rightness go together, and prints models/data/suggestion_calibration.json.

Each set is also asked with half and with nine tenths of its documents out of sight, so that questions about
the desk's own subjects go unanswered too: that is what real traffic is like. Precision is measured on a set
with what was fitted on the other one alone. Only numbers leave the development sets.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

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
from tests.benchmarks.matters import said, sentence, with_chatter
from tests.benchmarks.retrieval_sets import NAMES, Case, RetrievalSet, auroc, read_set
from tests.benchmarks.surroundings import default_encoder

_CASES = 250
_THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
# What a desk's own history adds is measured on the desk, not here.
_SHIPPED = ("gap", "lift", "margin")
_TEAMS = {"all": 1, "half": 2, "tenth": 10}
# Fitted on messages as they are. Those joined in pairs and those among chatter are only reported: with them
# in the fit, or with the length as a feature, nothing was told apart better (docs/benchmarks.md).
_FITTED = "plain"


class Row(NamedTuple):
    """The first candidate of a case: features, whether it is right, whether the case has an answer, score."""

    features: Mapping[str, float]
    right: bool
    answerable: bool
    score: float


Groups = Mapping[str, list[Row]]


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
    stamp = (
        f"development sets {', '.join(NAMES)}, each whole, by halves and by tenths; all-MiniLM-L6-v2 int8; "
        "precision: each set with what was fitted on the other"
    )
    print(json.dumps({regime: _fitted(regime, groups, stamp) for regime, groups in rows.items()}, indent=1))


def _fitted(regime: Regime, groups: Groups, stamp: str) -> dict[str, object]:
    plain = {name: rows for name, rows in groups.items() if name.endswith(_FITTED)}
    calibration = _fit(plain, stamp)
    blind: list[tuple[float, bool]] = []
    for name, rows in groups.items():
        others = {other: found for other, found in plain.items() if other.split()[0] != name.split()[0]}
        unseen = _fit(others, stamp)
        _report(f"{regime} {name}", rows, calibration, unseen)
        if name in plain:
            blind += [(unseen.probability(row.features), row.right) for row in rows]
    return {
        "bias": calibration.bias,
        "weights": dict(calibration.weights),
        "precision": {str(level): _precision(blind, level) for level in _THRESHOLDS},
        "stamp": stamp,
    }


def _fit(groups: Groups, stamp: str) -> Calibration:
    kept = [(row, 1 / len(rows)) for rows in groups.values() for row in rows]
    scale = len(kept) / sum(weight for _, weight in kept)
    weights = [weight * scale for _, weight in kept]
    return fit_calibration([row.features for row, _ in kept], [row.right for row, _ in kept], weights, stamp)


def _rows(data: RetrievalSet, encoder: CachingEncoder, picks: int) -> dict[str, list[Row]]:
    """What each case shows, for teams that see all, half and a tenth of the documents."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder) / "desk.sqlite3")
        store.items.put_imported((_shared_out(item, number), "") for number, item in enumerate(data.items))
        past, cases = _split(data, picks)
        known = {item.source_id: store.items.by_source("dev", item.source_id) for item in data.items}
        store.evidence.add(Evidence(text, item.id) for text, right in past if (item := known[right]))
        learner = Learner(store, encoder, Path(folder), enabled=True)
        suggester = Suggester(store, encoder, threshold=0, learner=learner)
        snapshot = suggester.index.embed_all()
        if picks:
            learner.refit(snapshot)
        found: dict[str, list[Row]] = defaultdict(list)
        for form, several in _forms(cases).items():
            for case in several:
                right = {item.id for name in case.right if (item := known[name])}
                for team in _TEAMS:
                    found[f"{team} {form}"].append(_case_row(suggester, case, right, team))
        suggester.close()
        store.close()
    return found


def _forms(cases: list[Case]) -> dict[str, list[Case]]:
    """The cases as they are, joined in pairs, and among chatter."""
    half = len(cases) // 2
    pairs = zip(cases, cases[half:] + cases[:half], strict=True)
    joined = [
        replace(said(one, f"{sentence(one)} {sentence(other)}"), right=one.right | other.right)
        for one, other in pairs
    ]
    return {"plain": cases, "joined": joined, "chatter": with_chatter(cases)}


def _shared_out(item: Item, number: int) -> Item:
    teams = tuple(team for team, every in _TEAMS.items() if number % every == every - 1)
    return replace(item, visibility=Visibility("teams", teams))


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


def _case_row(suggester: Suggester, case: Case, right: set[str], team: str) -> Row:
    found = suggester.search(read_query(case.conversation), Scope(team=team))
    layout = found.field.snapshot.layout
    slots = found.order(1)
    answerable = any(found.field.allowed[layout.slots[one]] for one in right)
    return Row(
        {name: features(found, slots)[0][name] for name in _SHIPPED},
        layout.ids[slots[0]] in right,
        answerable,
        float(found.total[slots[0]]),
    )


def _report(name: str, rows: list[Row], calibration: Calibration, unseen: Calibration) -> None:
    chances = [calibration.probability(row.features) for row in rows]
    blind = [unseen.probability(row.features) for row in rows]
    right = [row.right for row in rows]
    print(
        f"{name:34} answerable {np.mean([row.answerable for row in rows]):.2f} "
        f"auroc by score {_apart([row.score for row in rows], rows):.3f} by probability "
        f"{_apart(chances, rows):.3f}, without this set {_apart(blind, rows):.3f} "
        f"right {np.mean(right):.2f} said {np.mean(chances):.2f} "
        f"error {_error(chances, right):.3f} without this set {_error(blind, right):.3f}",
        file=sys.stderr,
    )


def _apart(values: list[float], rows: list[Row]) -> float:
    """How well `values` tell what has an answer from what has none."""
    fits = [value for value, row in zip(values, rows, strict=True) if row.answerable]
    not_fits = [value for value, row in zip(values, rows, strict=True) if not row.answerable]
    return auroc(fits, not_fits) if fits and not_fits else float("nan")


def _error(chances: list[float], right: list[bool]) -> float:
    """Expected calibration error over ten equal bins."""
    bins = np.minimum((np.array(chances) * 10).astype(int), 9)
    said, was = np.array(chances), np.array(right)
    each = [bins == number for number in range(10)]
    gaps = [abs(said[some].mean() - was[some].mean()) * some.mean() for some in each if some.any()]
    return float(sum(gaps))


def _precision(cases: list[tuple[float, bool]], level: float) -> dict[str, float]:
    shown = [right for chance, right in cases if chance >= level]
    return {"right": round(float(np.mean(shown)), 3), "shown": round(len(shown) / len(cases), 3)}


if __name__ == "__main__":
    main()
