"""Where the splitter errs: ends it misses after salutations, units and dates, and ends that are none."""

from __future__ import annotations

import re

# "Hello Farid, We've found it": a salutation is a sentence of its own, whatever follows the comma.
_SALUTATION = re.compile(
    r"(?:hi|hiya|hello|hey|howdy|dear|greetings|good (?:morning|afternoon|evening|day)|morning)\b"
    r"(?:,? (?:(?:mr|mrs|ms|mx|dr|prof|sr)\.|[\w'’-]+)){0,4}?"
    r"(?:,(?! (?:mr|mrs|ms|mx|dr|prof|sr)\b))(?=\s+\S)",
    re.IGNORECASE,
)
# The splitter takes the h in "60 km/h. It" for an abbreviation.
_AFTER_UNIT = re.compile(r"/[a-z]{1,3}\.(?=\s+[A-Z])")
_SHORT_DAY = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_SHORT_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_CALENDAR_WORD = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    rf"|september|october|november|december|{_SHORT_DAY}|{_SHORT_MONTH})"
)
# In "2 May. I will call" it takes the month for an abbreviation. These begin sentences and are no names.
_STARTER = (
    "(?:I|We|You|He|She|It|They|This|That|These|Those|There|The|An?|My|Our|Your|Their|If|When|Once|Until|After"
    "|Before|As|For|From|In|On|At|To|By|Then|So|But|And|Please|Thanks?|Sorry|Unfortunately|However|No|Yes"
    "|Can|Could|Would|What|How|All|Both|Any|Every|Each|Should|Do|Does|Is|Are|Meanwhile|Just|Also|Not|Let)"
)
_AFTER_DATE = re.compile(
    rf"(?<!\w)(?<!dr\. )(?<!mr\. )(?<!ms\. )(?<!mrs\. )(?:{_CALENDAR_WORD})\.(?=\s+(?-i:{_STARTER})(?!\w))",
    re.I,
)
# "Mon. and Tue.", "Sun. Oct. 5": the sentence goes on.
_ENDS_IN_SHORT_DATE = re.compile(rf"(?<!\w)(?:{_SHORT_DAY}|{_SHORT_MONTH})\.$", re.I)
_GOES_ON = re.compile(rf"[a-z]|\d|(?i:{_CALENDAR_WORD})(?!\w)")


def missed_ends(sentence: str) -> tuple[int, ...]:
    """Places in `sentence` where one sentence ends and another begins, in order; mostly none."""
    salutation = _SALUTATION.match(sentence)
    return (
        *((salutation.end(),) if salutation else ()),
        *sorted(match.end() for ends in (_AFTER_UNIT, _AFTER_DATE) for match in ends.finditer(sentence)),
    )


def goes_on(before: str, piece: str) -> bool:
    """Whether `before` ends in a shortened day or month after which `piece` goes on with the sentence."""
    return _ENDS_IN_SHORT_DATE.search(before) is not None and _GOES_ON.match(piece) is not None
