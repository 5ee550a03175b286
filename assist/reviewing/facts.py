"""The facts of a draft: what no rewrite may change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import phonenumbers

from assist.reviewing.names import find_names
from assist.text.spans import Span

FactKind = Literal[
    "date", "time", "money", "quantity", "id", "version", "name", "phone", "link", "email", "address", "iban"
]


@dataclass(frozen=True, slots=True)
class Fact:
    """A piece of `text` that states something; `span` is where it stands."""

    text: str
    span: Span
    kind: FactKind


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_FIGURE = r"\d+(?:[.,' \u00a0]\d{3})*(?:[.,]\d+)?"
_SIGN = r"[$£€¥₹₽₺₩₪₫₴¢]"
_CODE = r"(?:EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|JPY|INR|PLN|CZK|HUF)"
_UNIT = (
    r"(?:%|percent|per cent|°[CF]?|[kMGTP]?i?[Bb](?:ps|/s)?|[KkMGT]bit/s|[kcm]?m²?|km(?:/h)?|mi(?:les?)?|k?g|mg|ml|cl|l|lit(?:re|er)s?|k?Wh?|kV|V|A|Hz|[kMG]Hz"
    r"|inch(?:es)?|ft|feet|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|quarters?|years?|times|calls/\w+)"
)
_ZONE = r"(?:\s?(?:UTC|GMT|CET|CEST|BST|EST|EDT|CST|PST|PDT|MST))"
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty|ninety)"
)
_STREET = r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|square|sq|court|ct|place|pl|boulevard|blvd|quay|close|terrace)"

_RULES: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    ("link", re.compile(r"(?:https?://|www\.)[^\s<>\"']*[^\s<>\"'.,;:!?)\]]")),
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),
    ("iban", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{3,4}){3,8}(?: ?[A-Z0-9]{1,3})?\b")),
    ("address", re.compile(rf"\b(?:PO Box \d+|\d+[a-z]? (?:[A-Z][\w'-]+ ){{1,3}}(?i:{_STREET})\b|(?:[A-Z][\w'-]+ ){{1,3}}(?i:{_STREET})\.? \d+[a-z]?(?:-\d+)?)(?:, (?:\d{{4,6}} )?[A-Z][\w'-]+)?")),
    ("money", re.compile(rf"{_SIGN} ?{_FIGURE}(?: ?[kKmM]\b)?|\b{_FIGURE} ?{_SIGN}|\b{_CODE} {_FIGURE}|\b{_FIGURE} ?(?:{_CODE}|euros?|dollars?|pounds|francs|cents|pence)\b")),
    ("date", re.compile(rf"\b(?:{_WEEKDAY},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? \d{{4}})?", re.I)),
    ("date", re.compile(rf"\b(?:{_WEEKDAY},? )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?", re.I)),
    ("date", re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b")),
    ("date", re.compile(r"\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b", re.I)),
    ("date", re.compile(rf"\b{_WEEKDAY}\b|\b(?:next|this|last|coming|following) (?:week|month|year|quarter|weekend)\b|\btomorrow\b|\btoday\b|\btonight\b", re.I)),
    ("date", re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! (?:I|we|you|be))")),
    ("time", re.compile(rf"\b\d{{1,2}}[:.h]\d{{2}}(?: ?[ap]\.?m\b\.?)?(?: ?[-–] ?\d{{1,2}}[:.]\d{{2}}(?: ?[ap]\.?m\b\.?)?)?{_ZONE}?(?!\d)", re.I)),
    ("time", re.compile(r"\b\d{1,2} ?(?:[ap]\.m\.|[ap]m\b)|\bnoon\b|\bmidnight\b|\b\d{1,2} o.clock\b", re.I)),
    ("version", re.compile(r"\bv\d+(?:\.\d+)*\b|(?<![\w.])\d+\.\d+\.\d+\b(?!\.\d)", re.I)),
    ("quantity", re.compile(rf"\b{_FIGURE}(?: ?[-–x×] ?{_FIGURE})*(?: to {_FIGURE})? ?-?(?:(?:business|working|calendar) )?{_UNIT}(?![\w])")),
    ("quantity", re.compile(rf"\b{_COUNT}(?: to {_COUNT})? (?:(?:business|working|calendar) )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|times)\b", re.I)),
    ("id", re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")),
    ("id", re.compile(r"(?<![\w-])#?(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z#_-])[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*\b|#\d+\b")),
    ("quantity", re.compile(rf"(?<![\w.,]){_FIGURE}(?![\w])")),
)  # fmt: skip
_PHONE = re.compile(r"(?:\+|\b0|\b\d{3}-)[\d ().-]{5,18}\d\b")
_LEAST_PHONE_DIGITS = 7


@lru_cache(maxsize=512)
def find_facts(text: str) -> tuple[Fact, ...]:
    """Dates, amounts, names, numbers, links, ids and the like in `text`, in order, not overlapping."""
    found: list[Fact] = []
    for kind, expression in _RULES[:4]:
        _take(found, text, kind, (match.span() for match in expression.finditer(text)))
    _take(found, text, "phone", _phones(text))
    for kind, expression in _RULES[4:]:
        _take(found, text, kind, (match.span() for match in expression.finditer(text)))
    _take(found, text, "name", find_names(text))
    return tuple(sorted(found, key=lambda fact: fact.span))


def _take(found: list[Fact], text: str, kind: FactKind, spans: Iterable[tuple[int, int]]) -> None:
    for start, end in spans:
        span = Span(start, end)
        if not any(span.overlaps(fact.span) for fact in found):
            found.append(Fact(text[start:end], span, kind))


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
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return False
