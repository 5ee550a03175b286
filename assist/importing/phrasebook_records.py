"""Rules and terms in the interchange record: `source_raw` holds what an article has no field for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from assist.curation.rulebook import check_fit
from assist.errors import InvalidInputError
from assist.importing.interchange import read_locale
from assist.store.clock import derived_id
from assist.store.limits import check_rule, check_term
from assist.store.records import HOME_SOURCE, CaseRule, RuleRecord, RuleStatus, Term

_STATUSES: Mapping[str, RuleStatus] = {
    "published": "live", "live": "live", "draft": "draft", "archived": "retired", "retired": "retired",
}  # fmt: skip
_SHOWN: Mapping[RuleStatus, str] = {"live": "published", "draft": "draft", "retired": "archived"}


def read_rule(record: Mapping[str, Any]) -> RuleRecord:
    """The rule that `record` describes; `source_raw` is its table as in a pack.

    Raises:
        InvalidInputError: it is unfit, or is to go live and does not hold its examples.
    """
    body = record.get("source_raw")
    if not isinstance(body, Mapping):
        raise InvalidInputError("a rule's source_raw must hold its find, say and why", field="source_raw")
    status = _STATUSES.get(str(record.get("status") or "draft"))
    if status is None:
        raise InvalidInputError("a rule's status is draft, published or archived", field="status")
    rule = RuleRecord(
        id=str(record.get("source_id") or record.get("title") or ""),
        body={name: value for name, value in body.items() if name not in {"id", "status"}},
        status=status,
        locale=read_locale(record.get("locale")) or "en",
    )
    check_rule(rule)
    check_fit(rule)
    return rule


def read_term(record: Mapping[str, Any]) -> Term:
    """The term that `record` describes: its title is the word. Raises InvalidInputError when it is unfit."""
    more = record.get("source_raw")
    more = more if isinstance(more, Mapping) else {}
    text, locale = str(record.get("title") or ""), read_locale(record.get("locale"))
    term = Term(
        text=text,
        id=str(record.get("source_id") or derived_id("term", text, locale or "")),
        case=cast(CaseRule, str(more.get("case") or "any")),
        locale=locale,
        preferred=None if more.get("preferred") is None else str(more["preferred"]),
        note=str(more.get("note") or ""),
        author=str(more.get("author") or ""),
    )
    check_term(term)
    return term


def rule_as_record(rule: RuleRecord) -> dict[str, Any]:
    """The rule as an interchange record; reading it back gives the same rule."""
    return {
        "kind": "rule",
        "source": HOME_SOURCE,
        "source_id": rule.id,
        "locale": rule.locale,
        "title": rule.id,
        "status": _SHOWN[rule.status],
        "updated_at": rule.updated_at,
        "source_raw": dict(rule.body),
    }


def term_as_record(term: Term) -> dict[str, Any]:
    """The term as an interchange record; reading it back gives the same term."""
    more = {"case": term.case, "preferred": term.preferred, "note": term.note, "author": term.author}
    return {
        "kind": "term",
        "source": HOME_SOURCE,
        "source_id": term.id,
        "locale": term.locale,
        "title": term.text,
        "updated_at": term.updated_at,
        "source_raw": {name: value for name, value in more.items() if value},
    }
