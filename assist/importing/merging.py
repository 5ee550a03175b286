"""Brings what was read into the store: created, updated or left alone; a second run changes nothing."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from assist.importing.entries import Entry, Found, Reading, Record, Rejected, Skipped
from assist.importing.merging_curated import merge_curated
from assist.importing.report import ImportReport, Outcome, Progress, no_progress
from assist.store.codec import dumped
from assist.store.protocol import Store
from assist.store.records import Item, Origin, RuleRecord, SourceKey, Term

# The write lock is held for one batch at a time, so that a running service is not kept waiting.
_BATCH = 500
Name = tuple[str, ...]


def merge_records(
    store: Store,
    reading: Reading,
    *,
    dry_run: bool = False,
    overwrite: bool = False,
    by: str = "import",
    progress: Progress = no_progress,
) -> ImportReport:
    """The report of bringing `reading` into `store`; with `dry_run` nothing is written.

    What trainers changed or threw away since its last import is left alone unless `overwrite` is set.
    """
    started = time.monotonic()
    counts: Counter[str] = Counter()
    rejections: list[Rejected] = []
    seen: dict[Name, str] = {}
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
    return hashlib.sha256(dumped(bare).encode()).hexdigest()


def key_of(item: Item) -> SourceKey:
    """What an import matches on."""
    return item.kind, item.source, item.source_id


def _merge(
    store: Store, records: Sequence[Record], *, dry_run: bool, overwrite: bool, by: str
) -> Counter[str]:
    items = [record for record in records if isinstance(record, Item)]
    counts = _merge_items(store, items, dry_run=dry_run, overwrite=overwrite, by=by)
    for record in records:
        if isinstance(record, RuleRecord):
            counts[merge_curated(store.rules, record, dry_run=dry_run, overwrite=overwrite, by=by)] += 1
        elif isinstance(record, Term):
            counts[merge_curated(store.terms, record, dry_run=dry_run, overwrite=overwrite, by=by)] += 1
    return counts


def _merge_items(
    store: Store, items: Sequence[Item], *, dry_run: bool, overwrite: bool, by: str
) -> Counter[str]:
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
    if overwrite and (origin.trashed or digest != digest_of(origin.item)):
        return "updated"
    if origin.trashed:
        return "trashed"
    if digest in {origin.digest, digest_of(origin.item)}:
        return "unchanged"
    return "kept" if origin.edited else "updated"


def _once_each(batch: Iterable[Entry], seen: dict[Name, str]) -> tuple[list[Record], list[Rejected]]:
    """The records whose ids were not seen before in this import, and refusals for the others."""
    records: list[Record] = []
    refused: list[Rejected] = []
    for entry in batch:
        if not isinstance(entry, Found):
            continue
        name = _name_of(entry.record)
        first = seen.setdefault(name, entry.place)
        if first == entry.place:
            records.append(entry.record)
        else:
            reason = f"{first} has the source id {name[-1]!r} too: give each record its own"
            refused.append(Rejected(entry.place, reason))
    return records, refused


def _name_of(record: Record) -> Name:
    """What tells records of all kinds apart."""
    return key_of(record) if isinstance(record, Item) else (type(record).__name__, record.id)


def _batches(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    while batch := list(islice(entries, _BATCH)):
        yield batch
