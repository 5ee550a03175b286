"""Tables as spreadsheets write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assist.errors import UnreadableFileError
from assist.importing.importing import ImportOptions, import_file
from assist.store.protocol import Store
from assist.store.records import Item, Scope, Visibility

REPLIES = ImportOptions(source="sheet", kind="saved_reply")


def imported(store: Store, path: Path, content: str | bytes) -> list[Item]:
    """The items of a table, all of whose rows are good."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    report = import_file(store, "csv", path, REPLIES)
    assert report.rejections == ()
    return list(store.items.page(Scope(all_teams=True, statuses=None)).data)


@pytest.mark.parametrize(
    "content",
    [
        "title,body,tags\nLate,It is late.,\"a,b\"\n",
        "Name;Content;Labels\r\nLate;It is late.;a,b\r\n",
        "\ufeffSubject\tAnswer\tKeywords\nLate\tIt is late.\ta,b\n",
        "question|response|tags\nLate|It is late.|a,b",
        "TITLE , Text,TAGS\nLate,It is late.,\"a, b\"\n".encode("utf-16"),
    ],
)  # fmt: skip
def test_headers_and_separators_are_understood(store: Store, tmp_path: Path, content: str | bytes) -> None:
    """Comma, semicolon, tab and bar; any case; the names other products use; UTF-8 and UTF-16."""
    (item,) = imported(store, tmp_path / "t.csv", content)
    assert (item.title, item.body, item.tags, item.kind) == ("Late", "It is late.", ("a", "b"), "saved_reply")


def test_cells_may_hold_lines_quotes_and_separators(store: Store, tmp_path: Path) -> None:
    """RFC 4180 quoting is read to the letter, and the next row's line number stays true."""
    content = 'title,body\nA,"Dear ""Ana"",\n\nwe, the desk"\nB,\n'
    (tmp_path / "t.csv").write_text(content)
    report = import_file(store, "csv", tmp_path / "t.csv", REPLIES)
    (item,) = store.items.page(Scope()).data
    assert item.body == 'Dear "Ana",\n\nwe, the desk'
    assert [one.place for one in report.rejections] == ["line 5"]


def test_other_columns_are_kept(store: Store, tmp_path: Path) -> None:
    """Columns we do not read lie in `source_raw`; teams, folder, locale and id arrive in their place."""
    content = (
        "id,name,content,groups,category,language,note\n9,T,Text,Sales~~~2nd Level,Orders::Late,pt_BR,mine\n"
    )
    (item,) = imported(store, tmp_path / "t.csv", content)
    assert (item.source_id, item.source_raw) == ("9", {"note": "mine"})
    assert item.visibility == Visibility("teams", ("Sales", "2nd Level"))
    assert (item.folder, item.locale) == (("Orders", "Late"), "pt-br")


def test_rows_without_ids_are_matched_by_title(store: Store, tmp_path: Path) -> None:
    """A corrected text under the same title is an update."""
    first = imported(store, tmp_path / "t.csv", "title,body\nA,one\n")
    second = imported(store, tmp_path / "t.csv", "title,body\nA,two\n")
    assert [item.id for item in first] == [item.id for item in second]
    assert second[0].body == "two"


def test_guard_is_taken_off_marked_rows_only(store: Store, tmp_path: Path) -> None:
    """An apostrophe before a formula goes where x_guard says so, and stays elsewhere."""
    items = imported(store, tmp_path / "t.csv", "title,body,x_guard\nA,'=1+1,1\nB,'=1+1,\nC,'tis fine,1\n")
    assert [item.body for item in items] == ["=1+1", "'=1+1", "'tis fine"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A,one,two,three", "4 cells under 2 columns"),
        ("A,", "the text is empty"),
        ('A,"one" two', "not CSV"),
        ("A,nul\0", "NUL"),
    ],
)
def test_one_bad_row_stops_nothing(store: Store, tmp_path: Path, row: str, reason: str) -> None:
    """A bad row is reported with its line; the rows around it arrive."""
    (tmp_path / "t.csv").write_text(f"title,body\nX,x\n{row}\nY,y\n")
    report = import_file(store, "csv", tmp_path / "t.csv", REPLIES)
    assert (report.created, [one.place for one in report.rejections]) == (2, ["line 3"])
    assert reason in report.rejections[0].reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "names no column we know"),
        (b"a,b\n1,2\n", "names no column we know"),
        (b"title,colour\n1,2\n", "has no column for the text"),
        ("title,body\nA,caf\u00e9".encode("latin-1"), "not UTF-8 at line 2"),
    ],
)
def test_unreadable_table_is_told(store: Store, tmp_path: Path, content: bytes, reason: str) -> None:
    """A table that cannot be understood is refused as a whole, with the cure."""
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(UnreadableFileError, match=reason):
        import_file(store, "csv", tmp_path / "t.csv", REPLIES)


def test_a_row_without_a_kind_says_so(store: Store, tmp_path: Path) -> None:
    """Without a kind column or option each row says what is missing."""
    (tmp_path / "t.csv").write_text("title,body\nA,a\n")
    report = import_file(store, "csv", tmp_path / "t.csv")
    assert "kind is missing" in report.rejections[0].reason
