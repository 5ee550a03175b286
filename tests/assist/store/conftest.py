"""A real store in a fresh file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assist.store.protocol import Store
from assist.store.sqlite import open_sqlite


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "draftwell.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_sqlite(path)
    yield opened
    opened.close()
