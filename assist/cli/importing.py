"""`import`, `export`, `backup`, `restore`: what goes into the data folder, and comes out of it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

FORMATS = ("jsonl", "csv", "markdown", "history")


def add_commands(commands: Any) -> None:
    """Adds the four commands."""
    parser = commands.add_parser("import", help="articles, saved replies and past conversations from files")
    parser.add_argument("format", choices=FORMATS, help="what kind of file it is (markdown: a folder)")
    parser.add_argument("path", type=Path)
    parser.add_argument("--kind", choices=["saved_reply", "article"], help="what the rows of a CSV file are")
    parser.add_argument("--source", help="name of the product it comes from (default: the format)")
    parser.add_argument("--locale", help="locale of records that name none")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument("--overwrite", action="store_true", help="replace what trainers changed here, too")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.set_defaults(run=run_import)
    export = commands.add_parser("export", help="the desk's articles and replies as JSON Lines or CSV")
    export.add_argument("format", choices=["jsonl", "csv"])
    export.add_argument("path", type=Path)
    export.set_defaults(run=run_export)
    backup = commands.add_parser("backup", help="a copy of the database, taken while the service runs")
    backup.add_argument("path", type=Path)
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", help="puts a backup in place of the database (service stopped)")
    restore.add_argument("path", type=Path)
    restore.set_defaults(run=run_restore)


def run_import(parsed: argparse.Namespace) -> int:
    """Imports and prints a report; the exit status is 1 when records were rejected."""
    from assist.cli.transfer import import_files

    return import_files(parsed)


def run_export(parsed: argparse.Namespace) -> int:
    """Writes every article and saved reply to a file."""
    from assist.cli.transfer import export_items

    return export_items(parsed.format, parsed.path)


def run_backup(parsed: argparse.Namespace) -> int:
    """Copies the database."""
    from assist.cli.transfer import backup

    return backup(parsed.path)


def run_restore(parsed: argparse.Namespace) -> int:
    """Puts a backup in place."""
    from assist.cli.transfer import restore

    return restore(parsed.path)
