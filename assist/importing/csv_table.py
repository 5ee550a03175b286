"""CSV: one item a row, under a header with names people really use."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from assist.errors import InvalidInputError, UnreadableFileError
from assist.importing.entries import Defaults, Entry, Found, Reading, Rejected
from assist.importing.interchange import read_record
from assist.store.clock import derived_id

GUARD_COLUMN = "x_guard"
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "name", "subject", "question"),
    "body_text": ("body_text", "body", "content", "text", "answer", "response"),
    "body_html": ("body_html", "html"),
    "short_code": ("short_code", "shortcut"),
    "folder": ("folder", "category"),
    "tags": ("tags", "labels", "keywords"),
    "locale": ("locale", "language", "lang"),
    "status": ("status", "state"),
    "kind": ("kind", "type"),
    "source": ("source",),
    "source_id": ("source_id", "id"),
    "url": ("url", "link"),
    "updated_at": ("updated_at",),
    "visibility": ("visibility",),
    "teams": ("teams", "team", "groups"),
}
# What a spreadsheet might run, and what would be taken for a guard when it is read again.
RISKY_CELL = re.compile(r"'*[=+\-@\t\r]")
_LARGEST_CELL = 5_000_000
_SAMPLE = 65_536


def read_csv(path: Path, defaults: Defaults) -> Reading:
    """The items of a file. Raises UnreadableFileError when it or its header cannot be read."""
    text = _decoded(path)
    csv.field_size_limit(_LARGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, path), strict=True)
    try:
        header = next(rows, [])
    except csv.Error as error:
        raise UnreadableFileError(f"{path}: the header cannot be read: {error}", field="path") from error
    columns = _columns(header, path)
    return Reading(_entries(rows, columns, defaults))


def _entries(rows: Iterator[list[str]], columns: list[str], defaults: Defaults) -> Iterator[Entry]:
    """Each row that is not blank. A quote that never ends swallows the rest: that is told, at its line."""
    reader = rows
    while True:
        line = getattr(reader, "line_num", 0) + 1
        place = f"line {line}"
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejected(place, f"not CSV ({error}): check the quotes of this row")
            continue
        if any(cell.strip() for cell in row):
            yield _entry(place, row, columns, defaults)


def _entry(place: str, row: list[str], columns: list[str], defaults: Defaults) -> Entry:
    if len(row) > len(columns):
        return Rejected(
            place, f"{len(row)} cells under {len(columns)} columns: put quotes around cells with separators"
        )
    record: dict[str, object] = dict(zip(columns, row, strict=False))
    if str(record.pop(GUARD_COLUMN, "")).strip() == "1":
        record = {name: _unguarded(str(value)) for name, value in record.items()}
    record = {name: value for name, value in record.items() if value}
    if teams := str(record.pop("teams", "")).replace("~~~", ","):
        record["visibility"] = {
            "type": "teams",
            "ids": [one.strip() for one in teams.split(",") if one.strip()],
        }
    try:
        return Found(place, read_record(record | {"source_id": _source_id(record)}, defaults))
    except InvalidInputError as error:
        return Rejected(place, str(error))


def _source_id(record: Mapping[str, object]) -> str:
    """The row's own id; without one its title, so that a corrected text is an update and not a new item."""
    own = str(record.get("source_id") or "")
    return own or derived_id(str(record.get("title") or record.get("body_text") or ""))


def _columns(header: list[str], path: Path) -> list[str]:
    """Our name for each column; others keep theirs and go to `source_raw`."""
    ours = {synonym: name for name, synonyms in _SYNONYMS.items() for synonym in synonyms}
    columns: list[str] = []
    for cell in header:
        named = cell.strip().lower().replace(" ", "_")
        name = ours.get(named, named)
        columns.append(named if name in columns else name)
    if not {"body_text", "body_html"} & set(columns):
        accepted = ", ".join(_SYNONYMS["body_text"])
        raise UnreadableFileError(
            f"{path} has no column for the text: name one of the header's cells {accepted}", field="path"
        )
    return columns


def _decoded(path: Path) -> str:
    try:
        data = path.read_bytes()
        return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror}", field="path") from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableFileError(
            f"{path} is not UTF-8 at line {line}: save it as UTF-8", field="path"
        ) from error


def _delimiter(text: str, path: Path) -> str:
    """The separator that gives the header the most names we know."""
    line = text[:_SAMPLE].split("\n", 1)[0].rstrip("\r")
    known = {synonym for synonyms in _SYNONYMS.values() for synonym in synonyms}

    def score(delimiter: str) -> int:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        return sum(cell.strip().lower().replace(" ", "_") in known for cell in cells)

    best = max(",;\t|", key=score)
    if not score(best):
        raise UnreadableFileError(
            f"{path}: the first line names no column we know: start with a header such as title,body,tags",
            field="path",
        )
    return best


def _unguarded(cell: str) -> str:
    """The cell without the apostrophe that kept a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and RISKY_CELL.match(cell) else cell
