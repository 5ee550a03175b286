"""What facts look like: our own expressions, as date libraries misread order numbers and ranges."""

from __future__ import annotations

import re
from typing import Literal

FactKind = Literal[
    "date", "time", "money", "quantity", "id", "version", "name", "phone", "link", "email", "address", "iban"
]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CLOCK = r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\b\.?)?"
_ZONE = r"(?:\s?(?:UTC|GMT|CET|CEST|BST|EST|EDT|CST|PST|PDT|MST))"
_FIGURE = r"\d+(?:[.,' \u00a0]\d{3}){0,6}(?:[.,]\d+)?"
_SIGN = r"[$£€¥₹₽₺₩₪₫₴¢]"
_CODE = r"(?:EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|JPY|INR|PLN|CZK|HUF)"
_COIN = rf"(?:{_CODE}|euros?|dollars?|pounds|francs|cents|pence)"
_TIME_UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|quarters?|years?|times)"
_UNIT = (
    rf"(?:%|percent|per cent|°[CF]?|[kMGTP]?i?[Bb](?:ps|/s)?|[KkMGT]bit/s|[kcm]?m²?|km(?:/h)?|mi(?:les?)?|k?g"
    rf"|mg|ml|cl|l|lit(?:re|er)s?|k?Wh?|kV|V|A|[kMG]?Hz|inch(?:es)?|ft|feet|secs?|mins?|hrs?|calls/\w+|{_TIME_UNIT})"
)
_WORKING = r"(?:(?:business|working|calendar) )?"
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty|ninety)"
)
_STREET = (
    r"(?i:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|square|sq|court|ct|place|pl|boulevard|blvd|quay"
    r"|close|terrace)"
)
_PROPER = r"(?:[A-Z][\w'-]+ ){1,3}"
_ADDRESS = (
    rf"\b(?:PO Box \d+|\d+[a-z]? {_PROPER}{_STREET}\b|{_PROPER}{_STREET}\.? \d+[a-z]?(?:-\d+)?)"
    r"(?:, (?:\d{4,6} )?[A-Z][\w'-]+)?"
)
_NEAR = (
    r"\b(?:next|this|last|coming|following) (?:week|month|year|quarter|weekend)\b"
    r"|\b(?:tomorrow|today|tonight)\b"
)

FIRST: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    ("link", re.compile(r"(?:https?://|www\.)[^\s<>\"']*[^\s<>\"'.,;:!?)\]]")),
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),
    ("iban", re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{3,4}){3,8}(?: ?[A-Z0-9]{1,3})?\b")),
    ("address", re.compile(_ADDRESS)),
)
"""Tried before telephone numbers."""

THEN: tuple[tuple[FactKind, re.Pattern[str]], ...] = (
    ("money", re.compile(rf"{_SIGN} ?{_FIGURE}(?: ?[kKmM]\b)?|\b{_FIGURE} ?{_SIGN}")),
    ("money", re.compile(rf"\b{_CODE} {_FIGURE}|\b{_FIGURE} ?{_COIN}\b")),
    ("date", re.compile(rf"\b(?:{_WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? \d{{4}})?", re.I)),
    ("date", re.compile(rf"\b(?:{_WEEKDAY},? )?{_MONTH} {_DAY}\b(?:,? \d{{4}})?", re.I)),
    (
        "date",
        re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"),
    ),
    ("date", re.compile(r"\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b", re.I)),
    ("date", re.compile(rf"\b{_WEEKDAY}\b|{_NEAR}", re.I)),
    ("date", re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b(?! (?:I|we|you|be))")),
    ("time", re.compile(rf"\b{_CLOCK}(?: ?[-–] ?{_CLOCK})?{_ZONE}?(?!\d)", re.I)),
    ("time", re.compile(r"\b\d{1,2} ?(?:[ap]\.m\.|[ap]m\b)|\bnoon\b|\bmidnight\b|\b\d{1,2} o.clock\b", re.I)),
    ("version", re.compile(r"\bv\d+(?:\.\d+)*\b|(?<![\w.])\d+\.\d+\.\d+\b(?!\.\d)", re.I)),
    (
        "quantity",
        re.compile(
            rf"\b{_FIGURE}(?: ?[-–x×] ?{_FIGURE}){{0,4}}(?: to {_FIGURE})? ?-?{_WORKING}{_UNIT}(?!\w)"
        ),
    ),
    ("quantity", re.compile(rf"\b{_COUNT}(?: to {_COUNT})? {_WORKING}{_TIME_UNIT}\b", re.I)),
    ("id", re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")),
    (
        "id",
        re.compile(
            r"(?<![\w-])#?(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z#_-])"
            r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*\b|#\d+\b"
        ),
    ),
    ("quantity", re.compile(rf"(?<![\w.,]){_FIGURE}(?!\w)")),
)
"""Tried after telephone numbers, in this order."""
