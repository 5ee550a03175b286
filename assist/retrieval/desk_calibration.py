"""What a desk's own history says about how far to trust a suggestion.

Past questions are asked again by a search that has not learned them, once as they were and once with the item
that answered them out of sight: then nothing should fit.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assist.retrieval.confidence import features
from assist.retrieval.field import Field
from assist.retrieval.fusion import Signals
from assist.retrieval.index import Snapshot
from assist.retrieval.passages import content_hash
from assist.retrieval.search import Found, Heard
from assist.retrieval.training_examples import training_examples
from assist.store.records import Scope
from assist.store.traces import Evidence
from models.calibration import Calibration, adapt_calibration, shipped_calibration
from models.ranker import Examples, Ranker

_PARTS = 3
# So many questions say enough; more would only take time.
_MOST_ASKED = 300
_FEWEST = 60
# How many cases without an answer come to one that has one: what real traffic shows (58 of 100 messages had
# none), unless the desk's history tells of its own; and never fewer than as many, since histories leave out
# most of what was not answered from a reply.
_USUAL_UNANSWERED = 1.4
_ENOUGH_UNANSWERED = 30
_ALMOST_ALL = 1 - 1e-6

Fit = Callable[[tuple[str, ...], Examples], Ranker]
Allowed = Callable[[Scope, Snapshot], NDArray[np.bool_]]
Hear = Callable[[str, NDArray[np.float32], Field, Ranker], Heard]


@dataclass(frozen=True, slots=True)
class Case:
    """What the first candidate was judged by, whether there was an answer, whether it was this one."""

    features: Mapping[str, float]
    answerable: bool
    right: bool


def desk_calibration(snapshot: Snapshot, fit: Fit, allowed: Allowed, hear: Hear) -> Calibration | None:
    """The shipped calibration moved towards the desk's own history; None where that is too short.

    Raises:
        RankerError: a part of the history is not enough to learn from.
    """
    cases = list(_cases(snapshot, fit, allowed, hear))
    if len(cases) < _FEWEST:
        return None
    return adapt_calibration(
        shipped_calibration("history"),
        [case.features for case in cases],
        [case.right for case in cases],
        _weights(cases, snapshot.past.evidence),
        f"{len(cases)} cases from this desk's own history",
    )


def _cases(snapshot: Snapshot, fit: Fit, allowed: Allowed, hear: Hear) -> Iterator[Case]:
    past = snapshot.past
    parts = np.array([int(content_hash(one.question), 16) % _PARTS for one in past.evidence])
    asked = _asked(past.evidence)
    for part in range(_PARTS):
        inside = [number for number in asked if parts[number] == part]
        if not inside:
            continue
        rest = replace(snapshot, past=past.where(parts != part))
        ranker = fit(*training_examples(rest))
        for number in inside:
            one, row = past.evidence[number], past.row(number)
            field = _field(one, rest, allowed)
            if row >= 0 and field.allowed.any():
                vector = snapshot.vectors.of(np.array([row]))[0]
                yield from _told(one, Found(field, hear(one.question, vector, field, ranker), None))


def _field(one: Evidence, snapshot: Snapshot, allowed: Allowed) -> Field:
    """The items of the answer's own kind: an article on the same subject is not wrong beside a reply."""
    slot = snapshot.layout.slots.get(one.item_id, -1)
    replies = Scope(("saved_reply",), one.team)
    mask = allowed(replies, snapshot)
    if slot < 0 or mask[slot]:
        return Field(snapshot, replies, mask)
    articles = Scope(("article",), one.team)
    return Field(snapshot, articles, allowed(articles, snapshot))


def _weights(cases: Sequence[Case], evidence: Sequence[Evidence]) -> list[float]:
    """How much each case counts, so that those without an answer count as often as they come."""
    kinds = Counter(one.outcome for one in evidence)
    share = _USUAL_UNANSWERED
    if kinds["nothing"] >= _ENOUGH_UNANSWERED:
        share = max(1.0, kinds["nothing"] / max(1, kinds["accepted"]))
    answerable = sum(case.answerable for case in cases)
    other = share * answerable / max(1, len(cases) - answerable)
    return [1.0 if case.answerable else other for case in cases]


def _told(one: Evidence, found: Found) -> Iterator[Case]:
    """The case as it was; and as if the item that answered were not there."""
    slot = found.field.snapshot.layout.slots.get(one.item_id, -1)
    best = found.order(1)
    known = slot >= 0 and bool(found.field.allowed[slot])
    yield Case(features(found, best)[0], known, best[0] == slot)
    if not known:
        return
    others = found.field.allowed.copy()
    others[slot] = False
    if others.any():
        field = replace(found.field, allowed=others)
        without = Found(field, replace(found.main, signals=_without(found.main.signals, slot)), None)
        yield Case(features(without, without.order(1))[0], answerable=False, right=False)


def _without(signals: Signals, slot: int) -> Signals:
    """The signals without the item in `slot`: its share of the probability goes to the rest."""
    if signals.log_p is None:
        return signals
    rest = math.log1p(-min(_ALMOST_ALL, math.exp(float(signals.log_p[slot]))))
    something = None if signals.something is None else signals.something + rest
    log_p = (signals.log_p - np.float32(rest)).astype(np.float32)
    return replace(signals, log_p=log_p, something=something)


def _asked(evidence: Sequence[Evidence]) -> list[int]:
    """Which evidence is asked again: evenly from all of it."""
    fit = [number for number, one in enumerate(evidence) if one.outcome != "dismissed"]
    return fit[:: max(1, -(-len(fit) // _MOST_ASKED))]
