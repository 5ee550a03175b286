"""Plain counts of what is kept and of what became of what was shown: no guess, no score."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, get_args

from assist.curation.rulebook import rule_statuses
from assist.store.protocol import Store
from assist.store.records import Item, ItemKind, Scope
from assist.store.traces import Count

Subject = Literal["suggestion", "edit", "finding", "ordering", "term"]
By = Literal["subject_id", "team", "agent", "day"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)


@dataclass(frozen=True, slots=True)
class Window:
    """Which feedback to count; None means "any". `since` is included, `until` is not."""

    since: str | None = None
    until: str | None = None
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What the desk keeps, and by subject how often each thing was done."""

    items: dict[str, int]
    rules: dict[str, int]
    feedback: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Use:
    """An item and how often it was accepted."""

    item: Item
    used: int


def summarise(store: Store, window: Window) -> Summary:
    """The desk in a few numbers."""
    items: dict[str, int] = {kind: len(store.items.ids_in(_everything(kind))) for kind in get_args(ItemKind)}
    feedback: dict[str, dict[str, int]] = {}
    for subject in SUBJECTS:
        feedback[subject] = _actions(feedback_counts(store, subject, "subject_id", window))
    return Summary(items, rule_statuses(store), feedback)


def feedback_counts(store: Store, subject: Subject, by: By, window: Window) -> tuple[Count, ...]:
    """How often each thing was done, by what it was done to, team, agent or day; largest first."""
    return store.feedback.counts(subject, by, since=window.since, until=window.until, team=window.team)


def uses(store: Store, *, least: bool, limit: int) -> tuple[Use, ...]:
    """The most used items, or the least used ones, which includes those never used; ties by id."""
    counted = store.evidence.uses()
    ids = store.items.ids_in(_everything(None))
    ranked = sorted(ids, key=lambda id: (counted.get(id, 0) if least else -counted.get(id, 0), id))
    return tuple(Use(item, counted.get(item.id, 0)) for item in store.items.many(ranked[:limit]))


def _everything(kind: ItemKind | None) -> Scope:
    return Scope(kinds=(kind,) if kind else None, statuses=None, all_teams=True)


def _actions(counts: tuple[Count, ...]) -> dict[str, int]:
    totals: Counter[str] = Counter()
    for count in counts:
        totals[count.action] += count.total
    return dict(sorted(totals.items()))
