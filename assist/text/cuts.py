"""Where the splitter errs: ends it misses after salutations, units and dates, and ends that are none."""

from __future__ import annotations

import re

# "Hello Farid, We've found it": a salutation is a sentence of its own, whatever follows the comma.
_SALUTATION = re.compile(
    r"(?:hi|hiya|hello|hey|howdy|dear|greetings|good (?:morning|afternoon|evening|day)|morning)\b"
    r"(?:,? (?:(?:mr|mrs|ms|mx|dr|prof|sr)\.|[\w'’-]+)){0,4}?"
    # "Dear Dr. Ode, Mr. Bello," greets two; "Dear Dr. Ode, Mr. Bello has your file." tells of one.
    r"(?:,(?! (?:mr|mrs|ms|mx|dr|prof|sr)\b(?!\.? \w+ (?-i:[a-z]))))(?=\s+\S)",
    re.IGNORECASE,
)
# The splitter takes the h in "60 km/h. It" for an abbreviation.
_AFTER_UNIT = re.compile(r"/[a-z]{1,3}\.(?=\s+[A-Z])")
_SHORT_DAY = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_SHORT_MONTH = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_LONG_DATE = (
    "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    "|september|october|november|december)"
)
_CALENDAR_WORD = f"(?:{_LONG_DATE}|{_SHORT_DAY}|{_SHORT_MONTH})"
# In "2 May. I will call" it takes the month for an abbreviation. These begin sentences and are no names.
_STARTER = (
    "(?:I|We|You|He|She|It|They|This|That|These|Those|There|The|An?|My|Our|Your|Their|If|When|Once|Until|After"
    "|Before|As|For|From|In|On|At|To|By|Then|So|But|And|Please|Thanks?|Sorry|Unfortunately|However|No|Yes"
    "|Can|Could|Would|What|How|All|Both|Any|Every|Each|Should|Do|Does|Is|Are|Meanwhile|Just|Also|Not|Let)"
)
_AFTER_DATE = re.compile(
    rf"(?<!\w)(?<!dr\. )(?<!mr\. )(?<!ms\. )(?<!mrs\. )(?:{_LONG_DATE}\.(?=\s+(?-i:[A-Z]))"
    rf"|{_CALENDAR_WORD}\.(?=\s+(?-i:{_STARTER})(?!\w)))",
    re.I,
)
# Words that it takes for abbreviations, too: "Two nurses are ill. Dr. Lang ...", "door C. The driver ...".
_AFTER_WORD = re.compile(
    rf"(?<![\w.])(?:ill|me|miss|fed|ok|OK|ID)\.(?=\s+[A-Z])"
    rf"|(?:(?<=[a-z] )[A-Z]|(?<!\w)(?:Ltd|Inc|Co|Corp|etc|min|max))\.(?=\s+{_STARTER}(?!\w))"
)
# "Mon. and Tue.", "Sun. Oct. 5": the sentence goes on.
_ENDS_IN_SHORT_DATE = re.compile(rf"(?<!\w)(?:{_SHORT_DAY}|{_SHORT_MONTH})\.$", re.I)
_GOES_ON = re.compile(rf"[a-z]|\d|(?i:{_CALENDAR_WORD})(?!\w)")


def missed_ends(sentence: str) -> tuple[int, ...]:
    """Places in `sentence` where one sentence ends and another begins, in order; mostly none."""
    salutation = _SALUTATION.match(sentence)
    return (
        *((salutation.end(),) if salutation else ()),
        *sorted(
            match.end()
            for ends in (_AFTER_UNIT, _AFTER_DATE, _AFTER_WORD)
            for match in ends.finditer(sentence)
        ),
    )


def goes_on(before: str, piece: str) -> bool:
    """Whether `before` ends in a shortened day or month after which `piece` goes on with the sentence."""
    return _ENDS_IN_SHORT_DATE.search(before) is not None and _GOES_ON.match(piece) is not None
