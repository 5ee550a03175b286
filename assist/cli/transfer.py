"""Imports, exports, backups on the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assist.assembly import Desk, open_desk, open_store
from assist.errors import InvalidInputError
from assist.importing.importing import ImportOptions, import_file
from assist.importing.report import ImportReport
from assist.settings import read_settings

_SHOWN_REJECTIONS = 20
Tell = Callable[[int, int | None], None]
errors = Console(stderr=True, highlight=False)


def import_files(parsed: argparse.Namespace) -> int:
    """Imports and prints a report; the exit status is 1 when records were rejected."""
    options = ImportOptions(parsed.source, parsed.kind, parsed.locale, parsed.dry_run, parsed.overwrite)
    with open_desk(read_settings(), serving=False) as desk:
        report = bring_in(desk, parsed.format, parsed.path, options)
    if parsed.json:
        print(json.dumps(report.as_data(), ensure_ascii=False))
    else:
        print_report(report)
    return int(report.rejected > 0)


def bring_in(desk: Desk, format: str, path: Path, options: ImportOptions) -> ImportReport:
    """The report of importing one file or folder; what is new is embedded and learned from at once."""
    with progress_bar(f"reading {path.name}") as tell:
        match = desk.suggester.nearest_replies
        report = import_file(desk.store, format, path, options, match=match, progress=tell)
    if options.dry_run:
        return report
    with progress_bar("embedding what is new") as tell:
        desk.suggester.refresh(tell)
    if format == "history":
        with errors.status("learning from what was picked"):
            desk.suggester.learn()
    return report


def print_report(report: ImportReport, *, of: str = "") -> None:
    """Prints counts (of what, where `of` says it), and the first rejections with their reasons."""
    for line in report.sentences():
        print(f"{of}: {line}" if of else line)
    for one in report.rejections[:_SHOWN_REJECTIONS]:
        print(f"  {one.place}: {one.reason}", file=sys.stderr)
    if report.rejected > _SHOWN_REJECTIONS:
        print(f"  and {report.rejected - _SHOWN_REJECTIONS} more (--json lists all)", file=sys.stderr)


@contextmanager
def progress_bar(words: str) -> Iterator[Tell]:
    """A bar on standard error, and the function that moves it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors, disable=not errors.is_terminal) as progress:
        task = progress.add_task(words, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def export_items(kind: str, path: Path) -> int:
    """Writes every article and saved reply to a file."""
    from assist.importing.exporting import export_csv, export_jsonl

    with open_store(read_settings()) as store:
        count = export_csv(store, path) if kind == "csv" else export_jsonl(store, path)
    print(f"{count} records in {path}")
    return 0


def backup(path: Path) -> int:
    """Copies the database."""
    if path.exists():
        raise InvalidInputError(f"{path} exists; name a new file", field="path")
    with open_store(read_settings()) as store:
        store.backup(path)
    print(f"backup in {path}")
    return 0


def restore(path: Path) -> int:
    """Puts a backup in place of the database; the one before stays beside it."""
    from assist.store.sqlite import restore_sqlite

    settings = read_settings()
    restore_sqlite(path, settings.database)
    settings.index_file.unlink(missing_ok=True)  # of the database before
    print(f"{path} is in place")
    return 0
