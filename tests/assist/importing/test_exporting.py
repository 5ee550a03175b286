"""What goes out comes back the same."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assist.errors import UnavailableError
from assist.importing.exporting import export_csv, export_jsonl
from assist.importing.html_text import sanitised
from assist.importing.importing import import_file
from assist.store.protocol import Store
from assist.store.records import Item, Visibility
from assist.store.sqlite import open_sqlite

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
names = texts.map(str.strip).filter(bool)
visibilities = st.just(Visibility()) | st.builds(
    Visibility, st.just("teams"), st.lists(names, min_size=1, max_size=3).map(tuple)
)
items = st.builds(
    Item,
    kind=st.sampled_from(["saved_reply", "article"]),
    title=texts.filter(str.strip),
    body=texts.filter(str.strip),
    body_html=st.none() | texts.map(sanitised).filter(bool),
    locale=st.sampled_from([None, "en-us", "pt-br"]),
    folder=st.lists(names, max_size=3, unique=True).map(tuple),
    short_code=st.none() | names,
    tags=st.lists(names, max_size=3, unique=True).map(tuple),
    status=st.sampled_from(["published", "draft", "archived"]),
    visibility=visibilities,
    url=st.none() | names,
    source_raw=st.dictionaries(
        names, texts | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
    ),
)


@given(made=st.lists(items, max_size=4))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_json_lines_lose_nothing(tmp_path: Path, made: list[Item]) -> None:
    """Exported items imported into another desk are the same items, ids and all; again, nothing changes."""
    for leftover in tmp_path.iterdir():
        leftover.unlink()
    here, there = open_sqlite(tmp_path / "here.sqlite3"), open_sqlite(tmp_path / "there.sqlite3")
    kept = [here.items.create(item) for item in made]
    assert export_jsonl(here, tmp_path / "out.jsonl") == len(kept)
    report = import_file(there, "jsonl", tmp_path / "out.jsonl")
    assert report.rejections == ()
    assert {item.id: item for item in there.items.changes().changed} == {item.id: item for item in kept}
    assert import_file(here, "jsonl", tmp_path / "out.jsonl").unchanged == len(kept)
    here.close()
    there.close()


def test_csv_cells_do_not_run(store: Store, tmp_path: Path) -> None:
    """Cells that a spreadsheet would run are guarded and marked, and come back as they were."""
    bodies = ["=1+1", "+x", "-x", "@x", "\tx", "'=x", "plain", "'plain"]
    for number, body in enumerate(bodies):
        store.items.create(Item("saved_reply", f"T{number}", body, id=f"i{number}", tags=("a", "b")))
    path = tmp_path / "out.csv"
    export_csv(store, path)
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["body_text"] for row in rows][:2] == ["'=1+1", "'+x"]
    assert [row["x_guard"] for row in rows] == ["1"] * 6 + ["", ""]
    other = open_sqlite(tmp_path / "other.sqlite3")
    assert import_file(other, "csv", path).rejections == ()
    kept = sorted(other.items.changes().changed, key=lambda item: item.title)
    assert [item.body for item in kept] == bodies
    assert kept[0].tags == ("a", "b")
    other.close()


def test_raw_csv_is_not_guarded(store: Store, tmp_path: Path) -> None:
    """Who asks for raw cells gets them."""
    store.items.create(Item("saved_reply", "T", "=1+1", visibility=Visibility("teams", ("a", "b"))))
    export_csv(store, tmp_path / "out.csv", raw=True)
    (row,) = csv.DictReader((tmp_path / "out.csv").read_text("utf-8").splitlines())
    assert (row["body_text"], row["x_guard"], row["teams"]) == ("=1+1", "", "a,b")


def test_failed_export_leaves_the_old_file(store: Store, tmp_path: Path) -> None:
    """A file that cannot be written is named; a good export takes the old file's place at the end."""
    path = tmp_path / "out"
    path.write_text("old")
    with pytest.raises(UnavailableError, match="cannot be written"):
        export_jsonl(store, path / "below")
    assert path.read_text() == "old"
    store.items.create(replace(Item("article", "T", "B")))
    assert export_jsonl(store, path) == 1
    assert '"title": "T"' in path.read_text()
    assert [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")] == []
