"""JSON Lines: one interchange record a line. A bad line is reported and never stops the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assist.errors import UnreadableFileError
from assist.importing.entries import Defaults, Entry, Reading, Rejected
from assist.importing.reading import read_entry

_BOM = b"\xef\xbb\xbf"
Line = tuple[str, Mapping[str, Any] | Rejected]


def read_jsonl(path: Path, defaults: Defaults) -> Reading:
    """The items of a file. Raises UnreadableFileError when it cannot be opened or is no JSON Lines."""
    total = count_lines(path)
    return Reading((_entry(place, line, defaults) for place, line in json_lines(path)), total)


def json_lines(path: Path) -> Iterator[Line]:
    """Each line that is not blank: its place, and the object on it or why there is none."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            text = line.removeprefix(_BOM) if number == 1 else line
            if text.strip():
                yield f"line {number}", _object(text, f"line {number}")


def count_lines(path: Path) -> int:
    """How many lines are not blank. Raises UnreadableFileError when there is no such file, or one array."""
    try:
        with path.open("rb") as file:
            total = sum(1 for line in file if line.strip())
            file.seek(0)
            start = file.read(64).removeprefix(_BOM).lstrip()[:1]
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror}", field="path") from error
    if start == b"[":
        raise UnreadableFileError(
            f"{path} is one JSON array: write one record a line (jq -c '.[]' does it)", field="path"
        )
    return total


def _object(line: bytes, place: str) -> Mapping[str, Any] | Rejected:
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        return Rejected(place, f"not UTF-8 at byte {error.start}: save the file as UTF-8")
    except json.JSONDecodeError as error:
        return Rejected(place, f"not JSON at column {error.colno} ({error.msg}): write one object a line")
    except (ValueError, RecursionError) as error:
        return Rejected(place, f"not usable JSON: {error}")
    if not isinstance(value, dict):
        return Rejected(place, f"a JSON {type(value).__name__}, not an object: write one record a line")
    return value


def _entry(place: str, line: Mapping[str, Any] | Rejected, defaults: Defaults) -> Entry:
    return line if isinstance(line, Rejected) else read_entry(place, line, defaults)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")
