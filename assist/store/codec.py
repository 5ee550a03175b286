"""Records as JSON data and back: for histories, exports and answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from assist.store.records import Item, RuleRecord, Term, Visibility


def to_data(record: Any) -> dict[str, Any]:
    """A record's fields as JSON data."""
    return {name: _plain(getattr(record, name)) for name in _names(record.__class__)}


def item_from(data: Mapping[str, Any]) -> Item:
    """The item that `to_data` wrote."""
    seen = data["visibility"]
    return Item(
        **{
            **data,
            "folder": tuple(data["folder"]),
            "tags": tuple(data["tags"]),
            "visibility": Visibility(seen["type"], tuple(seen["ids"])),
        }
    )


def rule_from(data: Mapping[str, Any]) -> RuleRecord:
    """The rule that `to_data` wrote."""
    return RuleRecord(**data)


def term_from(data: Mapping[str, Any]) -> Term:
    """The term that `to_data` wrote."""
    return Term(**data)


def dumped(value: object) -> str:
    """JSON in one line. Escaped to ASCII, so that even half a surrogate pair in raw data survives."""
    return json.dumps(_plain(value), separators=(",", ":"))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return to_data(value) if is_dataclass(value) else value


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
