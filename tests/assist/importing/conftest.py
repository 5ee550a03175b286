"""A real store, and a file to import."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assist.store.protocol import Store
from assist.store.sqlite import open_sqlite

Lines = Callable[..., Path]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_sqlite(tmp_path / "draftwell.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    """Writes objects (or raw bytes) as lines and says where."""

    def write(*records: Any, name: str = "in.jsonl") -> Path:
        path = tmp_path / name
        path.write_bytes(
            b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in records) + b"\n"
        )
        return path

    return write
