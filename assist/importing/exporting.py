"""What is in the desk as files: JSON Lines loses nothing, CSV is for people."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from assist.errors import InvalidInputError, UnavailableError
from assist.importing.csv_table import GUARD_COLUMN, RISKY_CELL
from assist.store.protocol import Store
from assist.store.records import Item

_CSV_COLUMNS = (
    "kind", "source", "source_id", "locale", "title", "folder", "short_code", "body_text", "tags", "status",
    "teams", "url", "updated_at", GUARD_COLUMN,
)  # fmt: skip


def export_file(store: Store, format: str, path: Path, *, raw: bool = False) -> int:
    """How many items were written to `path`; everything outside the trash, by source.

    With `raw` the CSV's cells are not guarded against spreadsheets that run them.

    Raises:
        InvalidInputError: the format is unknown.
        UnavailableError: the file cannot be written.
    """
    writers: Mapping[str, Callable[[TextIO, Iterator[Item]], None]] = {
        "jsonl": _write_jsonl,
        "csv": lambda file, items: _write_csv(file, items, raw=raw),
    }
    if format not in writers:
        raise InvalidInputError(f"format {format[:40]!r} is not one of {', '.join(writers)}", field="format")
    items = sorted(store.items.changes().changed, key=lambda item: (item.kind, item.source, item.source_id))
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            writers[format](file, iter(items))
        unfinished.replace(path)
    except OSError as error:
        raise UnavailableError(f"{path} cannot be written: {error.strerror}") from error
    return len(items)


def as_record(item: Item) -> dict[str, Any]:
    """The item as an interchange record; reading it back gives the same item."""
    return {
        "kind": item.kind,
        "source": item.source,
        "source_id": item.source_id,
        "locale": item.locale,
        "title": item.title,
        "folder": list(item.folder),
        "short_code": item.short_code,
        "body_html": item.body_html,
        "body_text": item.body,
        "tags": list(item.tags),
        "status": item.status,
        "visibility": {"type": item.visibility.type, "ids": list(item.visibility.ids)},
        "url": item.url,
        "updated_at": item.updated_at,
        "source_raw": dict(item.source_raw),
    }


def _write_jsonl(file: TextIO, items: Iterator[Item]) -> None:
    for item in items:
        file.write(json.dumps(as_record(item), ensure_ascii=False) + "\n")


def _write_csv(file: TextIO, items: Iterator[Item], *, raw: bool) -> None:
    writer = csv.DictWriter(file, _CSV_COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for item in items:
        row = _row(item)
        writer.writerow(row if raw else _guarded(row))


def _row(item: Item) -> dict[str, str]:
    record = as_record(item)
    row = {name: str(record.get(name) or "") for name in _CSV_COLUMNS}
    return row | {
        "folder": "::".join(item.folder),
        "tags": ",".join(item.tags),
        "teams": ",".join(item.visibility.ids) if item.visibility.type == "teams" else "",
    }


def _guarded(row: dict[str, str]) -> dict[str, str]:
    """An apostrophe before every cell a spreadsheet would run; rows so changed say so in the last column."""
    safe = {name: f"'{cell}" if RISKY_CELL.match(cell) else cell for name, cell in row.items()}
    return safe if safe == row else safe | {GUARD_COLUMN: "1"}
