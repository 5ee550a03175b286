"""Our interchange record, as people really write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assist.errors import InvalidInputError, UnreadableFileError
from assist.importing.importing import ImportOptions, import_file
from assist.store.protocol import Store
from assist.store.records import Item, Scope, Visibility

RECORD = {
    "kind": "saved_reply", "source": "zendesk", "source_id": "360001", "locale": "en-us",
    "title": "Refund::Late parcel", "folder": ["Refund"], "short_code": None,
    "body_html": "<p>Hi {{customer.first_name|there}},</p>", "body_text": "Hi {{customer.first_name|there}},",
    "tags": ["refund"], "status": "published", "visibility": {"type": "everyone", "ids": []}, "url": None,
    "updated_at": "2026-05-04T10:00:00Z", "source_raw": {"position": 10},
}  # fmt: skip
Lines = Callable[..., Path]


def imported(store: Store, path: Path, **fields: Any) -> Item:
    """The one item of a file."""
    report = import_file(store, "jsonl", path, ImportOptions(**fields))
    assert report.rejections == ()
    (item,) = store.items.changes().changed
    return item


def test_the_documented_record_is_read_whole(store: Store, lines: Lines) -> None:
    """Each field of the record arrives in its place."""
    item = imported(store, lines(RECORD))
    assert replace(item, id="") == Item(
        kind="saved_reply",
        title="Refund::Late parcel",
        body="Hi {{customer.first_name|there}},",
        body_html="<p>Hi {{customer.first_name|there}},</p>",
        locale="en-us",
        folder=("Refund",),
        tags=("refund",),
        source="zendesk",
        source_id="360001",
        source_raw={"position": 10},
        updated_at="2026-05-04T10:00:00Z",
        version=1,
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"visibility": "everyone"}, {"visibility": Visibility()}),
        ({"visibility": {"type": "teams", "ids": ["a", 7]}}, {"visibility": Visibility("teams", ("a", "7"))}),
        ({"source_id": 17}, {"source_id": "17"}),
        ({"updated_at": 1777888800}, {"updated_at": "2026-05-04T10:00:00Z"}),
        ({"locale": "pt_BR"}, {"locale": "pt-br"}),
        ({"tags": "a, b,,a"}, {"tags": ("a", "b")}),
        ({"folder": "Orders::Late"}, {"folder": ("Orders", "Late")}),
        ({"status": "active"}, {"status": "published"}),
        ({"kind": "Article"}, {"kind": "article"}),
        ({"body_text": None}, {"body": "Hi {{customer.first_name|there}},"}),
        ({"title": ""}, {"title": "Hi {{customer.first_name|there}},"}),
        ({"intent": "x", "usage": 9}, {"source_raw": {"position": 10, "intent": "x", "usage": 9}}),
        ({"body_text": "Hi {{ticket.requester.first_name}}"}, {"body": "Hi {{customer.first_name}}"}),
    ],
)  # fmt: skip
def test_variants_are_understood(
    store: Store, lines: Lines, fields: dict[str, Any], expected: dict[str, Any]
) -> None:
    """Ids as numbers, times as seconds, lists as text, other products' placeholders, unknown fields."""
    item = imported(store, lines(RECORD | fields))
    assert {name: getattr(item, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{not json", "not JSON at column 2"),
        (b"[1, 2]", "a JSON list, not an object"),
        (b'{"title": NaN}', "NaN"),
        (b'{"title": "caf\xe9"}', "not UTF-8 at byte 14"),
        (b"[" * 100_000, "not usable JSON"),
        (RECORD | {"kind": "poem"}, "kind 'poem' is unknown"),
        (RECORD | {"kind": None}, "kind is missing"),
        (RECORD | {"visibility": "agents"}, "visibility agents is unknown"),
        (RECORD | {"visibility": {"type": "teams", "ids": []}}, "visibility"),
        (RECORD | {"status": "secret"}, "status 'secret' is unknown"),
        (RECORD | {"updated_at": "soon"}, "updated_at is not a time"),
        (RECORD | {"body_text": "", "body_html": "<script>x</script>"}, "the text is empty"),
        (RECORD | {"body_text": "half \ud83d"}, "body_text holds half of a surrogate pair"),
        (RECORD | {"title": "nul \0"}, "title holds a NUL"),
        (RECORD | {"body_text": "x" * 1_000_001}, "body has 1,000,001 characters"),
        (RECORD | {"tags": {"a": 1}}, "tags must be a list"),
        (RECORD | {"title": ["x"]}, "title must be text"),
        (RECORD | {"extra": "\ud800"}, "source_raw"),
    ],
)
def test_one_bad_line_stops_nothing(store: Store, lines: Lines, bad: Any, reason: str) -> None:
    """A bad line is reported with its number, reason and cure; the lines around it arrive."""
    path = lines(RECORD, b"", bad, RECORD | {"source_id": "2"})
    report = import_file(store, "jsonl", path)
    assert (report.created, report.rejected, report.total) == (2, 1, 3)
    (rejection,) = report.rejections
    assert rejection.place == "line 3"
    assert reason in rejection.reason
    assert import_file(store, "jsonl", path).unchanged == 2


def test_same_id_twice_in_a_file(store: Store, lines: Lines) -> None:
    """The second record with an id is refused and points to the first."""
    report = import_file(store, "jsonl", lines(RECORD, RECORD | {"title": "Other"}))
    assert (report.created, [one.place for one in report.rejections]) == (1, ["line 2"])
    assert "line 1" in report.rejections[0].reason


def test_defaults_hold_for_what_is_not_said(store: Store, lines: Lines) -> None:
    """Kind, source and locale can be given for records that do not name them; ids follow from titles."""
    path = lines({"title": "Hours", "body_text": "Nine to five."})
    item = imported(store, path, kind="article", source="wiki", locale="en_GB")
    assert (item.kind, item.source, item.locale) == ("article", "wiki", "en-gb")
    assert import_file(store, "jsonl", path, ImportOptions("wiki", "article", "en_GB")).unchanged == 1


def test_html_is_made_safe_and_the_original_kept(store: Store, lines: Lines) -> None:
    """Scripts go, words stay, and the body as it came lies in `source_raw`."""
    html = '<p onclick="x()">Hi<script>alert(1)</script> <a href="javascript:x">you</a></p>'
    item = imported(store, lines(RECORD | {"body_html": html, "body_text": None}))
    assert item.body_html == "<p>Hi <a>you</a></p>"
    assert item.body == "Hi you"
    assert item.source_raw["body_html"] == html


@pytest.mark.parametrize("content", [b"[\n{}\n]", None])
def test_unreadable_file_is_told(store: Store, tmp_path: Path, content: bytes | None) -> None:
    """One big array and a missing file are refused as a whole, with the cure."""
    path = tmp_path / "x.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=r"one record a line|No such file"):
        import_file(store, "jsonl", path)


def test_unknown_format_is_told(store: Store, tmp_path: Path) -> None:
    """The formats there are stand in the message."""
    with pytest.raises(InvalidInputError, match="jsonl, csv, markdown, history"):
        import_file(store, "docx", tmp_path)


def test_byte_order_mark_is_ignored(store: Store, tmp_path: Path, lines: Lines) -> None:
    """A file with a BOM and Windows line ends is read."""
    path = tmp_path / "bom.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + lines(RECORD).read_bytes().replace(b"\n", b"\r\n"))
    assert import_file(store, "jsonl", path).created == 1
    assert len(store.items.page(Scope()).data) == 1
