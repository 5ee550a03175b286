"""Points in time and spans of time as people write them."""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|sixty|ninety|half\ an?|a\ couple\ of)"
)
_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|(?:business|working|calendar|bank)[ ]days?|days?|nights?"
    r"|weeks?|weekends?|fortnights?|months?|years?)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MONTH = (
    r"(?:january|february|march|april|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?(?:{_MONTH}|may)|(?:{_MONTH}|may)\ \d{{1,2}}(?:st|nd|rd|th)?\b)"
)
_PREP = (
    r"(?:in|by|from|until|till|during|early|late|mid|end\ of|beginning\ of|start\ of|since|for|before|after)"
)

_POINT = [
    _DATE,
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{2,4})?|\d{1,2}[:.]\d\d(?:\s?[ap]m)?|\d{1,2}\s?(?:[ap]\.?m\b|o'clock)",
    r"the\ \d{1,2}(?:st|nd|rd|th)",
    _WEEKDAY,
    rf"{_PREP}[- ](?:{_MONTH}|may)(?=\W|$)",
    r"today|tonight|tomorrow|overnight|noon|midnight|yesterday|right\ away|straight\ away|immediately|at\ once"
    r"|instantly|this\ (?:morning|afternoon|evening|minute|week|weekend|month)|right\ now",
    rf"next\ (?:week|weekend|month|year|{_MONTH}|spring|summer|autumn|fall|winter)",
    r"(?:by|at|before|until|the|within\ the)\ (?:the\ )?(?:end|close|start|beginning|middle)\ of\ (?:the|this|next|your)?"
    r"\ ?(?:business\ )?(?:day|week|month|year|quarter|spring|summer|autumn|winter)",
    r"q[1-4]\b|(?:at|by|before|until|from|between)\ \d{1,2}(?!\d|[.,]\d|\ ?%|\ ?[a-z€£$])|between\ \d{1,2}\ and\ \d{1,2}",
    r"end\ of\ (?:day|week|month)|same\ day|the\ (?:next|same|following)\ (?:working\ |business\ )?day"
    r"|every\ (?:day|week|month|hour|night|morning)|daily|hourly|weekly",
]
_SPAN = [
    rf"{_NUMBER}(?:\ ?(?:-|to|or|and)\ ?{_NUMBER})?[ -]{_UNIT}",
    r"\d+(?:h|min)",
]
_VAGUE_TRIGGER = (
    r"possible|feasible|practicable|(?:we|i|he|she|they|someone|one) (?:can|could|gets?|finds?|is free|are free|ha(?:ve|s) "
    r"(?:a |the |some )?(?:chance|time|moment|minute|room|capacity))\b|(?:it|this|that)(?:'s| is) (?:possible|ready)"
    r"|something comes|time (?:allows|permits)|things |the (?:time comes|dust)|capacity|one becomes|there is (?:room|time)"
)
_TRIGGER = (
    r"(?:once|as soon as|when|after|until|upon|the moment|the minute|on receipt|on arrival) "
    rf"(?!{_VAGUE_TRIGGER})(?:\w|')+(?: (?:\w|')+)+"
)
POINT_IN_TIME = re.compile(rf"(?<!\w)(?:{'|'.join([*_POINT, *_SPAN])})(?!\w)", re.IGNORECASE)
DURATION = re.compile(
    rf"(?<!\w)(?:{'|'.join(_SPAN)}|instantly|overnight|immediately|at once)(?!\w)", re.IGNORECASE
)
TRIGGER = re.compile(rf"(?<!\w)(?:{_TRIGGER})", re.IGNORECASE)


def names_a_time(text: str) -> bool:
    """Whether `text` gives a date, a clock time or a duration."""
    return POINT_IN_TIME.search(text) is not None


def names_a_trigger(text: str) -> bool:
    """Whether `text` says what must happen first ("once the part arrives"); "as soon as we can" is none."""
    return TRIGGER.search(text) is not None
