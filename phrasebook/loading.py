"""Reads rules from packs: a folder of TOML files, one a family."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast, get_args

from phrasebook.checking import check_rule
from phrasebook.patterns.syntax import PatternError
from phrasebook.rule import Kind, Preserves, Rule, RuleError, Severity, Status

_LISTS = ("find", "say", "offer", "adds", "leaves", "unless", "needs", "drops")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "preserves": get_args(Preserves),
    "status": get_args(Status),
    "severity": get_args(Severity),
}


def packs_folder(language: str = "en") -> Path:
    """Where the packaged packs of a language are."""
    return Path(str(files("phrasebook"))) / "packs" / language


def load_rules(folder: Path, *, verify: bool = True) -> tuple[Rule, ...]:
    """Every rule of a folder's TOML files, by file and place.

    Raises:
        RuleError: the first rule that does not load, with its file, id and cure.
    """
    rules = tuple(rule for file in sorted(folder.glob("*.toml")) for rule in load_file(file, verify=verify))
    _refuse_doubles(rules)
    return rules


def load_file(file: Path, *, verify: bool = True) -> tuple[Rule, ...]:
    """The rules of one family's file.

    Raises:
        RuleError: a rule does not load.
    """
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(
            f"{file.name}: not readable as TOML ({error}); quote patterns with single quotes"
        ) from error
    rules = tuple(rule_from(record, file=file.name, family=file.stem) for record in data.get("rule", []))
    if verify:
        for rule in rules:
            verify_rule(rule)
    return rules


def verify_rule(rule: Rule) -> None:
    """Nothing, when the rule compiles and holds its examples.

    Raises:
        RuleError: it does not.
    """
    try:
        check_rule(rule)
    except PatternError as error:
        raise RuleError(f"{rule.file or 'rule'}: {rule.id}: {error}") from error


def rule_from(record: Mapping[str, Any], *, file: str = "", family: str | None = None) -> Rule:
    """The rule a mapping describes; its patterns are not compiled yet.

    Raises:
        RuleError: a field is missing, unknown or of the wrong kind.
    """
    id_ = str(record.get("id", ""))
    where = f"{file or 'rule'}: {id_ or '(no id)'}"
    _refuse_shape(record, where, family)
    fields: dict[str, Any] = {
        name: value for name, value in record.items() if name not in {*_LISTS, "examples"}
    }
    fields |= {name: _strings(record.get(name, ()), name, where) for name in _LISTS}
    fields["examples"] = tuple(_example(pair, where) for pair in record.get("examples", ()))
    return Rule(**fields, file=file)


def _refuse_shape(record: Mapping[str, Any], where: str, family: str | None) -> None:
    id_ = record.get("id", "")
    unknown = set(record) - set(Rule.__dataclass_fields__) | ({"file"} & set(record))
    if unknown:
        raise RuleError(
            f"{where}: no field {min(unknown)!r}; a rule has {', '.join(Rule.__dataclass_fields__)}"
        )
    if not isinstance(id_, str) or id_.count(".") != 1 or not all(id_.split(".")):
        raise RuleError(f"{where}: an id is family.name, as in limits.cant-until")
    if family is not None and id_.partition(".")[0] != family:
        raise RuleError(f"{where}: belongs into {id_.partition('.')[0]}.toml, or rename it {family}.*")
    if not record.get("find"):
        raise RuleError(f"{where}: has no `find`; write at least one pattern")
    for name, allowed in _CHOICES.items():
        if record.get(name, allowed[0]) not in allowed:
            raise RuleError(f"{where}: {name} is {record[name]!r}; use {', '.join(allowed)}")


def _strings(value: object, name: str, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise RuleError(f"{where}: {name} must be a list of strings")


def _example(pair: object, where: str) -> tuple[str, str]:
    if isinstance(pair, str):
        return pair, pair
    if isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(text, str) for text in pair):
        return cast("tuple[str, str]", tuple(pair))
    raise RuleError(f"{where}: an example is [before, after]")


def _refuse_doubles(rules: Iterable[Rule]) -> None:
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.id in seen:
            raise RuleError(f"{rule.file}: {rule.id}: the id is taken in {seen[rule.id]}; rename one of them")
        seen[rule.id] = rule.file


@cache
def packaged_rules(language: str = "en") -> tuple[Rule, ...]:
    """The rules that ship with us; their examples are held by the tests, not again at each start."""
    return load_rules(packs_folder(language) / "rules", verify=False)


def fingerprint(rules: Iterable[Rule]) -> str:
    """A short stamp of what the rules do: changes whenever one of them does."""
    text = "\n".join(repr(rule) for rule in rules)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
