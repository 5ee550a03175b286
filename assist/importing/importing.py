"""One door for every file format: what it is, where it lies, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assist.errors import InvalidInputError
from assist.importing.csv_table import read_csv
from assist.importing.entries import Defaults, Reading
from assist.importing.history import Matcher, import_history
from assist.importing.jsonl import read_jsonl
from assist.importing.matching import word_matcher
from assist.importing.merging import merge_records
from assist.importing.reading import read_entry
from assist.importing.report import ImportReport, Progress, no_progress
from assist.store.protocol import Store


def _read_markdown(path: Path, defaults: Defaults) -> Reading:
    """As `read_markdown`."""
    from assist.importing.markdown_folder import read_markdown  # noqa: PLC0415 -- heavy, and seldom needed

    return read_markdown(path, defaults)


READERS: Mapping[str, Callable[[Path, Defaults], Reading]] = {
    "jsonl": read_jsonl,
    "csv": read_csv,
    "markdown": _read_markdown,
}
FORMATS = (*READERS, "history")


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import. `source`, `kind` and `locale` hold for records that do not say.

    With `dry_run` nothing is written; with `overwrite` what trainers changed or threw away here comes back.
    """

    source: str | None = None
    kind: str | None = None
    locale: str | None = None
    dry_run: bool = False
    overwrite: bool = False


USUAL = ImportOptions()


def import_file(
    store: Store,
    format: str,
    path: Path,
    options: ImportOptions = USUAL,
    *,
    match: Matcher | None = None,
    progress: Progress = no_progress,
) -> ImportReport:
    """The report of importing `path`.

    `match` finds the saved reply a sent text was made from (history only); without it the words decide.

    Raises:
        InvalidInputError: the format is unknown, or the file cannot be read at all.
    """
    defaults = Defaults(options.source or format, options.kind, options.locale)
    dry_run, overwrite = options.dry_run, options.overwrite
    if format == "history":
        found = match or word_matcher(store)
        return import_history(store, path, defaults, match=found, dry_run=dry_run, progress=progress)
    reader = READERS.get(format)
    if reader is None:
        raise InvalidInputError(f"format {format[:40]!r} is not one of {', '.join(FORMATS)}", field="format")
    reading = reader(path, defaults)
    return merge_records(store, reading, dry_run=dry_run, overwrite=overwrite, progress=progress)


def import_records(
    store: Store,
    records: Iterable[Mapping[str, Any]],
    *,
    source: str,
    options: ImportOptions = USUAL,
    progress: Progress = no_progress,
) -> ImportReport:
    """The report of importing interchange records that are at hand."""
    defaults = Defaults(source, options.kind, options.locale)
    entries = (read_entry(f"record {number}", record, defaults) for number, record in enumerate(records, 1))
    reading = Reading(entries)
    return merge_records(
        store, reading, dry_run=options.dry_run, overwrite=options.overwrite, progress=progress
    )
