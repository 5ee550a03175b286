"""Brings what was read into the store: created, updated or left alone; a second run changes nothing."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from assist.importing.entries import Entry, Found, Reading, Rejected, Skipped
from assist.importing.report import ImportReport, Outcome, Progress, no_progress
from assist.store.codec import dumped, to_data
from assist.store.protocol import Store
from assist.store.records import Item, Origin, SourceKey

# The write lock is held for one batch at a time, so that a running service is not kept waiting.
_BATCH = 500


def merge_items(
    store: Store,
    reading: Reading,
    *,
    dry_run: bool = False,
    overwrite: bool = False,
    by: str = "import",
    progress: Progress = no_progress,
) -> ImportReport:
    """The report of bringing `reading` into `store`; with `dry_run` nothing is written.

    Items that trainers changed since their last import are left alone unless `overwrite` is set.
    """
    started = time.monotonic()
    counts: Counter[str] = Counter()
    rejections: list[Rejected] = []
    seen: dict[SourceKey, str] = {}
    done = 0
    for batch in _batches(reading.entries):
        rejections += [entry for entry in batch if isinstance(entry, Rejected)]
        counts["skipped"] += sum(isinstance(entry, Skipped) for entry in batch)
        found, repeated = _once_each(batch, seen)
        rejections += repeated
        counts += _merge(store, found, dry_run=dry_run, overwrite=overwrite, by=by)
        done += len(batch)
        progress(done, reading.total)
    seconds = round(time.monotonic() - started, 3)
    return ImportReport(dry_run, done, seconds=seconds, rejections=tuple(rejections), **counts)


def digest_of(item: Item) -> str:
    """A hash of what an import brings; ids, versions and times are not part of it."""
    bare = replace(item, id="", version=0, updated_at="")
    return hashlib.sha256(dumped(to_data(bare)).encode()).hexdigest()


def key_of(item: Item) -> SourceKey:
    """What an import matches on."""
    return item.kind, item.source, item.source_id


def _merge(store: Store, items: Sequence[Item], *, dry_run: bool, overwrite: bool, by: str) -> Counter[str]:
    origins = store.items.origins(map(key_of, items))
    counts: Counter[str] = Counter()
    changed: list[tuple[Item, str]] = []
    for item in items:
        digest = digest_of(item)
        outcome = _outcome(item, digest, origins, overwrite=overwrite)
        counts[outcome] += 1
        if outcome in {"created", "updated"}:
            changed.append((item, digest))
    if changed and not dry_run:
        store.items.put_imported(changed, by=by)
    return counts


def _outcome(item: Item, digest: str, origins: Mapping[SourceKey, Origin], *, overwrite: bool) -> Outcome:
    origin = origins.get(key_of(item))
    if origin is None:
        return "created"
    if digest in {origin.digest, digest_of(origin.item)} and not (overwrite and origin.edited):
        return "trashed" if origin.trashed else "unchanged"
    if origin.trashed:
        return "trashed"
    return "kept" if origin.edited and not overwrite else "updated"


def _once_each(batch: Iterable[Entry], seen: dict[SourceKey, str]) -> tuple[list[Item], list[Rejected]]:
    """The items whose ids were not seen before in this import, and refusals for the others."""
    items: list[Item] = []
    refused: list[Rejected] = []
    for entry in batch:
        if not isinstance(entry, Found):
            continue
        first = seen.setdefault(key_of(entry.item), entry.place)
        if first == entry.place:
            items.append(entry.item)
        else:
            id = entry.item.source_id
            refused.append(
                Rejected(entry.place, f"{first} has the source id {id!r} too: give each record its own")
            )
    return items, refused


def _batches(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    while batch := list(islice(entries, _BATCH)):
        yield batch
