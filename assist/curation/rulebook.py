"""All wording rules there are, as records: those that come with us, with the trainers' own over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from functools import cache
from typing import Any, get_args

from assist.errors import ConflictError, InvalidInputError, NotFoundError
from assist.store.cursors import check_limit, read_cursor, written_cursor
from assist.store.protocol import Store
from assist.store.records import Page, RuleRecord, RuleStatus, Version
from phrasebook.checking import faults_of
from phrasebook.loading import packaged_rules, rule_from
from phrasebook.patterns.syntax import PatternError
from phrasebook.rule import Rule, RuleError

_NOT_IN_BODY = frozenset({"id", "status", "file"})
_COMPILED = {"find": "patterns", "unless": "unless_patterns", "needs": "needs_patterns", "say": "sayings"}


def rule_page(
    store: Store,
    *,
    status: str | None = None,
    origin: str | None = None,
    q: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[RuleRecord]:
    """Rules by id. `origin` is "pack" or "desk"; each word of `q` must occur in the rule."""
    check_limit(limit)
    after = str((read_cursor(cursor, (str,)) or ("",))[0])
    words = (q or "").lower().split()
    found = [
        record
        for id, record in sorted(_all(store).items())
        if id > after
        and status in {None, record.status}
        and origin in {None, origin_of(record)}
        and all(word in _text_of(record) for word in words)
    ]
    more = written_cursor([found[limit - 1].id]) if len(found) > limit else None
    return Page(tuple(found[:limit]), more)


def rule_statuses(store: Store) -> dict[str, int]:
    """How many rules are live, drafts and retired."""
    counts = Counter(record.status for record in _all(store).values())
    return {status: counts[status] for status in get_args(RuleStatus)}


def rule_record(store: Store, id: str) -> RuleRecord:
    """The rule as it is now; one that comes with us and was never changed has version 0.

    Raises:
        NotFoundError: there is no such rule.
    """
    try:
        return store.rules.get(id)
    except NotFoundError:
        if (packaged := _packaged().get(id)) is not None:
            return packaged
        raise


def keep_rule(store: Store, record: RuleRecord, *, current: RuleRecord, by: str) -> RuleRecord:
    """`record` as stored in place of `current`; a changed rule of ours becomes one of the desk's.

    Raises:
        ConflictError: another change came first.
        InvalidInputError: the rule cannot be kept, or cannot go live.
    """
    check_fit(record)
    with store.transaction():
        if current.version:
            return store.rules.update(record, expected_version=current.version, by=by)
        try:
            return store.rules.create(record, by=by)
        except ConflictError:  # the desk had changed it before, and then gone back to ours
            restored = store.rules.restore(record.id, by=by)
            return store.rules.update(record, expected_version=restored.version, by=by)


def add_rule(store: Store, record: RuleRecord, *, by: str) -> RuleRecord:
    """A new rule as stored. Raises ConflictError when the id is taken, InvalidInputError when it is unfit."""
    if record.id in _packaged():
        raise ConflictError(f"the rule id {record.id!r} is taken: change that rule, or choose another id")
    check_fit(record)
    return store.rules.create(record, by=by)


def rule_history(store: Store, id: str) -> tuple[Version[RuleRecord], ...]:
    """Every version the desk had of a rule, oldest first; none for a rule of ours that was never changed."""
    try:
        return store.rules.history(id)
    except NotFoundError:
        rule_record(store, id)
        return ()


def restore_rule(store: Store, id: str, version: int | None, *, by: str) -> RuleRecord:
    """The rule as it was at `version`, or before it was trashed; a draft when it can no longer be live."""
    with store.transaction():
        restored = store.rules.restore(id, version, by=by)
        if restored.status == "live" and rule_faults(compiled_rule(restored)):
            draft = replace(restored, status="draft")
            return store.rules.update(draft, expected_version=restored.version, by=by)
        return restored


def check_fit(record: RuleRecord) -> None:
    """Raises InvalidInputError unless the rule can be read and, if it is to go live, holds its examples."""
    rule = compiled_rule(record)
    if record.status == "live" and (faults := rule_faults(rule)):
        raise InvalidInputError(f"{record.id} cannot go live: {'; '.join(faults)}", field="status")


def compiled_rule(record: RuleRecord) -> Rule:
    """The rule of a record, its patterns compiled. Raises InvalidInputError, naming the field."""
    try:
        rule = rule_from({**record.body, "id": record.id, "status": record.status})
    except RuleError as error:
        raise InvalidInputError(str(error), field=_blamed(str(error))) from error
    for field, compiled in _COMPILED.items():
        try:
            getattr(rule, compiled)
        except PatternError as error:
            raise InvalidInputError(f"{record.id}: {field}: {error}", field=field) from error
    return rule


def rule_faults(rule: Rule) -> tuple[str, ...]:
    """Why the rule may not go live, a sentence each with its cure; nothing when it may."""
    try:
        return tuple(faults_of(rule))
    except PatternError as error:
        return (str(error),)


def origin_of(record: RuleRecord) -> str:
    """`pack` for a rule that comes with us, unchanged; `desk` for one that trainers wrote or changed."""
    return "desk" if record.version else "pack"


def body_of(rule: Rule) -> dict[str, Any]:
    """What a rule says beyond its defaults, as in a pack's file."""
    body = {field.name: getattr(rule, field.name) for field in fields(rule) if field.name not in _NOT_IN_BODY}
    usual = {field.name: field.default for field in fields(rule) if field.default is not MISSING}
    return {name: _listed(value) for name, value in body.items() if value != usual.get(name, MISSING)}


@cache
def _packaged() -> Mapping[str, RuleRecord]:
    return {rule.id: RuleRecord(rule.id, body_of(rule), rule.status) for rule in packaged_rules()}


def _all(store: Store) -> dict[str, RuleRecord]:
    return {**_packaged(), **{record.id: record for record in store.rules.changes().changed}}


def _text_of(record: RuleRecord) -> str:
    return f"{record.id} {record.body}".lower()


def _listed(value: Any) -> Any:
    return [_listed(one) for one in value] if isinstance(value, tuple) else value


def _blamed(message: str) -> str:
    """The field a message of the phrasebook's speaks of."""
    names = ("find", "say", "examples", "leaves", "unless", "needs", "id")
    return next((name for name in names if name in message.partition(": ")[2]), "rule")
