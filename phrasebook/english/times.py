"""Expressions for dates, clock times and durations as they stand in a view (words carry their tags)."""

from __future__ import annotations

import re

from phrasebook.english.words import tag_of


def _tag(expression: str) -> str:
    """`<the>` becomes the tagged word."""
    return re.sub(r"<([a-z]+)>", lambda found: tag_of(found[1]) + found[1], expression)


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday|r)?"
_WEEKDAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|weekdays|weekends)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? \d{4})"
_UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|quarters?|years?)"
_PERIOD = (
    r"(?:week|weekend|month|quarter|year|season|morning|afternoon|evening|spring|summer|autumn|fall|winter"
    r"|(?:working |business )?day|term|billing (?:cycle|period)|release|" + _WEEKDAY + "|" + _MONTH + ")"
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|sixty|ninety"
    r"|hundred|<a> few|<a> couple <of>|several|<an>|<a>)"
)
_FIGURE = r"\d+(?:[.,]\d+)*"

_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
CLOCK = _tag(
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:<am>|[ap]\.?m)"
    r"|\d{1,2}[:h]\d\d(?: (?:utc|gmt|cet|cest|bst|est|edt|pst|pdt|et|pt))?"
    r"|noon|midnight|\d{1,2} o'clock|<at> \d{1,2}"
    rf"|(?:half <past>|(?:<a> )?quarter (?:<past>|<to>)) {_HOUR}"
    rf"|{_HOUR} (?:<in> <the> (?:morning|afternoon|evening)|<at> night|o'clock))"
)
DATE = _tag(
    rf"(?:(?:{_WEEKDAY},? )?(?:<the> )?{_DAY}(?: <of>)? {_MONTH}{_YEAR}?"
    rf"|(?:{_WEEKDAY},? )?{_MONTH} (?:<the> )?{_DAY}{_YEAR}?"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}"
    rf"|<the> \d{{1,2}}(?:st|nd|rd|th)"
    rf"|{_MONTH}(?: \d{{4}})?)"
)
_NTH_PART = (
    r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:week|half|weekend|days|day|quarter|working day)"
)
# Each period is written out where it may stand, so it stands as seldom as possible: a program twice as large
# takes twice as long to build, and there are hundreds of patterns with a time.
_RELATIVE = _tag(
    rf"(?:(?:next|<this>|<the> (?:following|coming|next)|early next|late next|late|early|mid|mid-"
    rf"|<later> <this>)"
    rf" {_PERIOD}"
    rf"|(?:(?:<the> )?(?:end|start|beginning|middle)|<the> {_NTH_PART})"
    rf" <of> (?:<the>|<this>|next|<each>)? ?(?:{_PERIOD}|{_COUNT})"
    rf"|<the> (?:{_NTH_PART}|spring|summer|autumn|fall|winter|weekend|new year|morning|afternoon|evening"
    rf"|(?:day|night|evening|morning|week|month|year) (?:<before>|<after>))"
    rf"|(?:spring|summer|autumn|winter|easter|christmas|whitsun|thanksgiving)(?: \d{{4}})?"
    rf"|(?:late|early|mid)[ -]{_MONTH}|(?:<tomorrow>|{_WEEKDAY})(?: (?:morning|afternoon|evening|night))?"
    rf"|<today>|<tonight>)"
)
# What follows a clock time and "on".
_RELATIVE_DAY = _tag(
    rf"(?:(?:(?:next|<this>|<the> (?:following|coming|next)) )?{_WEEKDAY}"
    rf"(?: (?:morning|afternoon|evening|night))?"
    rf"|<the> {_NTH_PART}(?: <of> (?:(?:<the>|<this>|next) )?{_PERIOD})?|{_WEEKDAYS})"
)
WHEN = _tag(
    rf"(?:(?:{DATE}|{_RELATIVE}|{CLOCK})(?:,?(?: <at>)? {CLOCK})?(?: <on> (?:{DATE}|{_RELATIVE_DAY}))?"
    rf"|\d{{1,2}} <on> {_RELATIVE_DAY})"
)
NUMBER = _tag(rf"(?:{_FIGURE}|{_COUNT})")
DURATION = _tag(
    rf"(?:(?:<another> )?(?:{_FIGURE}|{_COUNT})|<another>)(?:(?:-| - | <to> ){_FIGURE})? ?-?"
    rf"(?:more )?(?:business |working |calendar |full )?{_UNIT}"
)


_NTH = r"the (?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_ON = re.compile(
    rf"(?:{_NTH} (?:weekend|(?:working )?day)\b|(?:the )?(?:{_WEEKDAY}\b|\d(?!\w+ (?:week|half|quarter)\b)"
    rf"|{_MONTH} (?:the )?\d{{1,2}}\b(?!\d)))",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"(?:(?:early|late|mid)[ -])?{_MONTH}\b|\d{{4}}$|(?:the )?(?:spring|summer|autumn|fall|winter)\b"
    rf"|{_NTH} (?:week|half|quarter|days)\b|the (?:middle|morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:the )?(?:end|start|beginning)\b|noon|midnight|half past|(?:a )?quarter (?:past|to)\b"
    rf"|{_HOUR} (?:in the|at night|o'clock)"
    r"|\d{1,2}(?:[:.h]\d\d)?(?: ?[ap]\.?m\b|$| o'clock| on )",
    re.IGNORECASE,
)


def preposition_of(when: str) -> str:
    """ "on ", "in " or "at " as a date or time wants it before; nothing for "next week" or "tomorrow"."""
    for pattern, word in ((_AT, "at "), (_IN, "in "), (_ON, "on ")):
        if pattern.match(when) and not (word == "in " and _ON.match(when)):
            return word
    return ""
