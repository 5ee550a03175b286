"""What a record must be like to be kept; each refusal names the field and the cure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from assist.errors import InvalidInputError
from assist.store.records import CaseRule, Item, ItemKind, ItemStatus, RuleRecord, RuleStatus, Term

TITLE_LIMIT = 1_000
BODY_LIMIT = 1_000_000
NAME_LIMIT = 500
LIST_LIMIT = 500
RAW_LIMIT = 5_000_000
_LOCALE = re.compile(r"[a-z]{2,8}(?:-[a-z0-9]{1,8})*")
_RULE_ID = re.compile(r"[\w][\w.:-]*")


def check_item(item: Item) -> None:
    """Raises InvalidInputError unless `item` can be kept."""
    _check_choice(item.kind, get_args(ItemKind), "kind")
    _check_choice(item.status, get_args(ItemStatus), "status")
    check_text(item.title, "title", TITLE_LIMIT)
    check_text(item.body, "body", BODY_LIMIT)
    if item.body_html is not None:
        check_text(item.body_html, "body_html", 4 * BODY_LIMIT)
    if not item.title.strip():
        raise InvalidInputError("title is empty: give the text a name to find it by", field="title")
    for field in ("id", "url", "source", "source_id", "short_code"):
        value = getattr(item, field)
        if value is not None:
            check_text(value, field, 2_000 if field == "url" else NAME_LIMIT)
    check_locale(item.locale)
    _check_names(item.tags, "tags")
    _check_names(item.folder, "folder")
    _check_choice(item.visibility.type, ("everyone", "teams"), "visibility.type")
    _check_names(item.visibility.ids, "visibility.ids")
    check_json(item.source_raw, "source_raw")


def check_rule(rule: RuleRecord) -> None:
    """Raises InvalidInputError unless `rule` can be kept (whether it loads is the phrasebook's matter)."""
    check_text(rule.id, "id", NAME_LIMIT)
    if not _RULE_ID.fullmatch(rule.id):
        raise InvalidInputError(f"{rule.id!r} is no rule id: write it as limits.cant-until", field="id")
    _check_choice(rule.status, get_args(RuleStatus), "status")
    check_locale(rule.locale)
    check_json(rule.body, "body")


def check_term(term: Term) -> None:
    """Raises InvalidInputError unless `term` can be kept."""
    check_text(term.text, "text", NAME_LIMIT)
    if not term.text.strip():
        raise InvalidInputError("text is empty: write the word or name to protect", field="text")
    _check_choice(term.case, get_args(CaseRule), "case")
    check_locale(term.locale)
    for field in ("id", "preferred", "note", "author"):
        value = getattr(term, field)
        if value is not None:
            check_text(value, field, 4_000)


def check_text(text: object, field: str, limit: int) -> None:
    """Raises InvalidInputError unless `text` is valid Unicode without NUL, `limit` characters at most."""
    if not isinstance(text, str):
        raise InvalidInputError(f"{field} must be text, not {type(text).__name__}", field=field)
    if len(text) > limit:
        raise InvalidInputError(f"{field} has {len(text):,} characters, the limit is {limit:,}", field=field)
    if "\0" in text:
        raise InvalidInputError(f"{field} holds a NUL character: remove it", field=field)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InvalidInputError(
            f"{field} holds half of a surrogate pair at character {error.start}: send valid Unicode",
            field=field,
        ) from error


def check_locale(locale: str | None) -> None:
    """Raises InvalidInputError unless `locale` is None or a lower-case BCP 47 tag."""
    if locale is not None and not (isinstance(locale, str) and _LOCALE.fullmatch(locale)):
        shown = str(locale)[:40].encode("utf-8", "replace").decode()
        raise InvalidInputError(f"locale {shown!r} is unknown: write it as en-us", field="locale")


def check_json(value: Mapping[str, Any], field: str) -> None:
    """Raises InvalidInputError unless `value` is a JSON object of a sane size."""
    try:
        written = json.dumps(dict(value), allow_nan=False, ensure_ascii=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidInputError(f"{field} is not a JSON object: {error}", field=field) from error
    if len(written) > RAW_LIMIT:
        raise InvalidInputError(
            f"{field} has {len(written):,} bytes, the limit is {RAW_LIMIT:,}", field=field
        )


def _check_names(names: Iterable[str], field: str) -> None:
    listed = tuple(names)
    if len(listed) > LIST_LIMIT:
        raise InvalidInputError(f"{field} has {len(listed)} entries, the limit is {LIST_LIMIT}", field=field)
    for name in listed:
        check_text(name, field, NAME_LIMIT)


def _check_choice(value: object, choices: tuple[str, ...], field: str) -> None:
    if value not in choices:
        raise InvalidInputError(
            f"{field} {str(value)[:40]!r} is not one of {', '.join(choices)}", field=field
        )
