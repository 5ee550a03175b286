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
    """A record or JSON data in one line; escaped to ASCII, so that any database keeps it as it is."""
    return _WRITER.encode(value)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    return to_data(value) if is_dataclass(value) else value


def _opened(value: Any) -> Any:
    """What the JSON writer does not know by itself: records, and mappings that are no dict."""
    if is_dataclass(value):
        return {name: getattr(value, name) for name in _names(value.__class__)}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no JSON: {type(value).__name__}")


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


_WRITER = json.JSONEncoder(separators=(",", ":"), default=_opened)
