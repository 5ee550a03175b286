"""The facts of a draft: what no rewrite may change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assist.reviewing.wording.fact_expressions import FIRST, THEN, FactKind
from assist.reviewing.wording.names import find_names
from assist.text.spans import Span
from assist.text.taken import Taken


@dataclass(frozen=True, slots=True)
class Fact:
    """A piece of `text` that states something; `span` is where it stands."""

    text: str
    span: Span
    kind: FactKind


_PHONE = re.compile(r"(?:\+|\b0|\b\d{3}-)[\d ().-]{5,18}\d\b")
_LEAST_PHONE_DIGITS = 7


@lru_cache(maxsize=512)
def find_facts(text: str) -> tuple[Fact, ...]:
    """Dates, amounts, names, numbers, links, ids and the like in `text`, in order, not overlapping."""
    found: list[Fact] = []
    taken = Taken(len(text))
    for kind, expression in FIRST:
        _take(found, taken, text, kind, (match.span() for match in expression.finditer(text)))
    _take(found, taken, text, "phone", _phones(text))
    for kind, expression in THEN:
        _take(found, taken, text, kind, (match.span() for match in expression.finditer(text)))
    _take(found, taken, text, "name", find_names(text))
    return tuple(sorted(found, key=lambda fact: fact.span))


def _take(
    found: list[Fact], taken: Taken, text: str, kind: FactKind, spans: Iterable[tuple[int, int]]
) -> None:
    for start, end in spans:
        if not taken.touches(start, end):
            taken.take(start, end)
            found.append(Fact(text[start:end], Span(start, end), kind))


def _phones(text: str) -> list[tuple[int, int]]:
    spans = []
    for match in _PHONE.finditer(text):
        digits = sum(character.isdigit() for character in match[0])
        if digits >= _LEAST_PHONE_DIGITS and (match[0].startswith("+") or _is_phone(match[0])):
            spans.append(match.span())
    return spans


def _is_phone(text: str) -> bool:
    if not re.search(r"[ ().-]", text) or re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return False
    if re.fullmatch(r"\d{3}-\d{4}", text):
        return True
    return any(_possible(text, region) for region in ("US", "GB", "DE", "FR", "CH", "IT"))


def _possible(text: str, region: str) -> bool:
    import phonenumbers  # noqa: PLC0415 -- heavy: with the first number, not with the service's start

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return False
