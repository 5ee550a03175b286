"""Our interchange record: one JSON object for an article or a saved reply, read with patience."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assist.errors import InvalidInputError
from assist.importing.entries import Defaults
from assist.importing.html_text import plain_text, sanitised
from assist.importing.placeholders import ours
from assist.store.clock import as_time, derived_id
from assist.store.limits import RAW_LIMIT, check_item, check_text
from assist.store.records import EVERYONE, Item, ItemKind, ItemStatus, Visibility

_READ = {
    "kind", "source", "source_id", "locale", "title", "folder", "short_code", "body_html", "body_text",
    "body", "tags", "status", "visibility", "url", "updated_at", "source_raw",
}  # fmt: skip
_STATUSES: Mapping[str, ItemStatus] = {
    "published": "published", "active": "published", "live": "published", "enabled": "published",
    "draft": "draft", "unpublished": "draft", "notpublished": "draft",
    "archived": "archived", "retired": "archived", "inactive": "archived", "disabled": "archived",
}  # fmt: skip
_KINDS: Mapping[str, ItemKind] = {
    "saved_reply": "saved_reply",
    "saved reply": "saved_reply",
    "reply": "saved_reply",
    "macro": "saved_reply",
    "article": "article",
    "page": "article",
}
_TITLE_WORDS = 80


def read_record(record: Mapping[str, Any], defaults: Defaults) -> Item:
    """The item that `record` describes, without id and version; fields we do not read go to `source_raw`.

    Raises:
        InvalidInputError: a field cannot be used; the message names it and the cure.
    """
    source = _text(record, "source") or defaults.source
    html = _text(record, "body_html")
    clean = sanitised(ours(html, source)) if html else None
    body = ours(_text(record, "body_text") or _text(record, "body") or plain_text(clean or ""), source)
    title = ours(_text(record, "title"), source)
    kind = _kind(record, defaults)
    item = Item(
        kind=kind,
        title=title if title.strip() else _first_words(body),
        body=body,
        body_html=clean,
        locale=read_locale(record.get("locale") or defaults.locale),
        folder=read_names(record, "folder", "::"),
        short_code=_text(record, "short_code") or None,
        tags=read_names(record, "tags", ","),
        status=_status(record.get("status")),
        visibility=read_visibility(record.get("visibility")),
        url=_text(record, "url") or None,
        source=source,
        source_id=_text(record, "source_id") or _text(record, "id") or derived_id(kind, title or body),
        source_raw=_raw(record, html, clean),
        updated_at=as_time(record["updated_at"], field="updated_at") if record.get("updated_at") else "",
    )
    if not body.strip():
        raise InvalidInputError("the text is empty: fill body_text or body_html", field="body_text")
    check_item(item)
    return item


def read_locale(value: object) -> str | None:
    """pt_BR, pt-BR and PT-br as pt-br; None for nothing."""
    return None if value in (None, "") else str(value).strip().replace("_", "-").lower() or None


def read_visibility(value: object) -> Visibility:
    """Who may see it: missing, null or "everyone" is everyone, else {"type": "teams", "ids": [...]}.

    Raises:
        InvalidInputError: it is anything else; a restriction we cannot read must not become "everyone".
    """
    if value in (None, "", "everyone"):
        return EVERYONE
    if isinstance(value, Mapping):
        ids = value.get("ids") or []
        if value.get("type") == "everyone":
            return EVERYONE
        if value.get("type") in {"teams", "team"} and isinstance(ids, list) and ids:
            return Visibility("teams", tuple(str(id) for id in ids))
    shown = str(value)[:60].encode("utf-8", "replace").decode()
    raise InvalidInputError(
        f'visibility {shown} is unknown: write "everyone" or {{"type":"teams","ids":["billing"]}}',
        field="visibility",
    )


def _kind(record: Mapping[str, Any], defaults: Defaults) -> ItemKind:
    said = (_text(record, "kind") or defaults.kind or "").strip().lower()
    kind = _KINDS.get(said)
    if kind is None:
        what = f"kind {said[:40]!r} is unknown" if said else "kind is missing"
        raise InvalidInputError(f"{what}: write saved_reply, article, rule or term", field="kind")
    return kind


def _status(value: object) -> ItemStatus:
    status = _STATUSES.get(str(value).strip().lower()) if value not in (None, "") else "published"
    if status is None:
        shown = str(value)[:40].encode("utf-8", "replace").decode()
        raise InvalidInputError(
            f"status {shown!r} is unknown: write published, draft or archived", field="status"
        )
    return status


def _text(record: Mapping[str, Any], field: str) -> str:
    """The field as text; ids may be numbers."""
    value = record.get(field)
    if value is None:
        return ""
    if isinstance(value, str):
        check_text(value, field, RAW_LIMIT)
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise InvalidInputError(f"{field} must be text, not {type(value).__name__}", field=field)


def read_names(record: Mapping[str, Any], field: str, separator: str) -> tuple[str, ...]:
    """A list of names, or one text with `separator` between them; empty names and repeats are dropped."""
    value = record.get(field)
    if value is None or value == "":
        return ()
    parts = value.split(separator) if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(part, str | int) for part in parts):
        raise InvalidInputError(f"{field} must be a list of names", field=field)
    return tuple(dict.fromkeys(name for part in parts if (name := str(part).strip())))


def _raw(record: Mapping[str, Any], html: str, clean: str | None) -> dict[str, Any]:
    """What we do not read, and the original of a body that sanitising changed."""
    kept = record.get("source_raw")
    raw = dict(kept) if isinstance(kept, Mapping) else {} if kept is None else {"source_raw": kept}
    raw |= {name: value for name, value in record.items() if name not in _READ and value is not None}
    if html and html != clean and "body_html" not in raw:
        raw["body_html"] = html
    return raw


def _first_words(body: str) -> str:
    """A title from the first line: whole words, at most 80 characters."""
    line = body.strip().split("\n", 1)[0]
    return line if len(line) <= _TITLE_WORDS else re.sub(r"\s+\S*$", "", line[:_TITLE_WORDS]) + "…"
