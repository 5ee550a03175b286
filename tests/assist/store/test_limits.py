"""What cannot be kept is refused, and the refusal names the field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assist.errors import InvalidInputError
from assist.store.clock import as_time
from assist.store.limits import BODY_LIMIT, TITLE_LIMIT
from assist.store.protocol import Store
from assist.store.records import Item, RuleRecord, Term, Visibility

BASE = Item("saved_reply", "Refund", "Your money is on its way.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * (TITLE_LIMIT + 1)),
        ("title", "half \ud83d"),
        ("body", "nul \0"),
        ("body", "x" * (BODY_LIMIT + 1)),
        ("body", None),
        ("body_html", "\udc00"),
        ("kind", "macro"),
        ("status", "live"),
        ("locale", "en_US"),
        ("locale", "\ud800"),
        ("tags", ("ok", "\0")),
        ("tags", tuple(map(str, range(501)))),
        ("folder", ("\ud800",)),
        ("short_code", "x" * 501),
        ("url", 7),
        ("visibility", Visibility("teams", ("\ud800",))),
        ("source_raw", {"a": float("inf")}),
        ("source_raw", {"a": {1, 2}}),
        ("source_raw", {"a": "\ud800"}),
    ],
)
def test_unfit_item_is_refused(store: Store, field: str, value: Any) -> None:
    """Each unfit field is named, at create and at update, and nothing is written."""
    with pytest.raises(InvalidInputError) as refused:
        store.items.create(replace(BASE, **{field: value}))
    assert str(refused.value.field).startswith(field)
    assert store.items.changes().changed == ()
    made = store.items.create(BASE)
    with pytest.raises(InvalidInputError):
        store.items.update(replace(made, **{field: value}), expected_version=1)
    assert store.items.get(made.id) == made


@pytest.mark.parametrize(
    "record", [Term(" "), Term("\0"), Term("x", case="odd"), Term("x", note="\ud800"), Term("x" * 501)]
)  # type: ignore[arg-type]
def test_unfit_term_is_refused(store: Store, record: Term) -> None:
    """A term needs a text that can be matched."""
    with pytest.raises(InvalidInputError):
        store.terms.create(record)


@pytest.mark.parametrize("id", ["", "a b", "../x", "\0", "x" * 501])
def test_unfit_rule_id_is_refused(store: Store, id: str) -> None:
    """A rule's id can stand in a path and a file name."""
    with pytest.raises(InvalidInputError):
        store.rules.create(RuleRecord(id or " ", {}))


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2026-05-04T10:00:00Z", "2026-05-04T10:00:00Z"),
        ("2026-05-04T12:00:00.5+02:00", "2026-05-04T10:00:00Z"),
        ("2026-05-04 10:00:00", "2026-05-04T10:00:00Z"),
        ("2026-05-04", "2026-05-04T00:00:00Z"),
        ("20260504", "2026-05-04T00:00:00Z"),
        (1777888800, "2026-05-04T10:00:00Z"),
        (1777888800000, "2026-05-04T10:00:00Z"),
        ("1777888800", "2026-05-04T10:00:00Z"),
        (1777888800.9, "2026-05-04T10:00:00Z"),
    ],
)
def test_times_of_all_kinds_are_read(value: object, time: str) -> None:
    """ISO 8601 with or without zone, epoch seconds and milliseconds become one form."""
    assert as_time(value, field="at") == time


@pytest.mark.parametrize(
    "value", ["yesterday", "", None, True, float("nan"), 1e300, [], "2026-13-01", "\ud800"]
)
def test_what_is_no_time_is_refused(value: object) -> None:
    """Anything else names the field and shows the form."""
    with pytest.raises(InvalidInputError, match="2026-05-04T10:00:00Z") as refused:
        as_time(value, field="sent_at")
    assert refused.value.field == "sent_at"
