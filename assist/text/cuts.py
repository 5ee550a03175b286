"""Sentence ends that the splitter misses: after a salutation and after a unit."""

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


def missed_ends(sentence: str) -> tuple[int, ...]:
    """Places in `sentence` where one sentence ends and another begins, in order; mostly none."""
    salutation = _SALUTATION.match(sentence)
    return (
        *((salutation.end(),) if salutation else ()),
        *(match.end() for match in _AFTER_UNIT.finditer(sentence)),
    )
