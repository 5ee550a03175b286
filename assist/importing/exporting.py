"""What is in the desk as files: JSON Lines loses nothing, CSV is for people."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from assist.errors import UnavailableError
from assist.importing.csv_table import GUARD_COLUMN, RISKY_CELL
from assist.importing.phrasebook_records import rule_as_record, term_as_record
from assist.store.protocol import Store
from assist.store.records import Item

_CSV_COLUMNS = (
    "kind", "source", "source_id", "locale", "title", "folder", "short_code", "body_text", "tags", "status",
    "teams", "url", "updated_at", GUARD_COLUMN,
)  # fmt: skip


def export_jsonl(store: Store, path: Path) -> int:
    """How many records were written to `path`: everything outside the trash, nothing lost.

    Raises:
        UnavailableError: the file cannot be written.
    """
    records = [
        *map(as_record, _items(store)),
        *map(rule_as_record, store.rules.changes().changed),
        *map(term_as_record, store.terms.changes().changed),
    ]
    with _replacing(path) as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return len(records)


def export_csv(store: Store, path: Path, *, raw: bool = False) -> int:
    """How many items were written to `path`, a row each.

    With `raw` the cells are not guarded against spreadsheets that run them.

    Raises:
        UnavailableError: the file cannot be written.
    """
    rows = [_row(item) for item in _items(store)]
    with _replacing(path) as file:
        writer = csv.DictWriter(file, _CSV_COLUMNS, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows if raw else map(_guarded, rows))
    return len(rows)


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


def _items(store: Store) -> list[Item]:
    return sorted(store.items.changes().changed, key=lambda item: (item.kind, item.source, item.source_id))


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """A file that takes the place of `path` once it is whole."""
    unfinished = path.with_name(path.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            yield file
        unfinished.replace(path)
    except OSError as error:
        raise UnavailableError(f"{path} cannot be written: {error.strerror}") from error


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
