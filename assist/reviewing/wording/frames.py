"""What stands around a rewrite and would turn it: an apology before it, a second thing after it."""

from __future__ import annotations

import re

# "We're sorry that we can ship from Monday" is no apology.
_FEELING = re.compile(
    r"\b(?:sorry|apolog(?:y|ies|i[sz]e)|regret|afraid|sad|shame|pity|unfortunate|upset|unhappy|angry|trouble"
    r"|(?:annoy|frustrat|disappoint|complain)\w*)\b[^.!?\n]{0,12}$",
    re.IGNORECASE,
)
# "We can't send the sofa until May and the table until June".
_SHARED_VERB = re.compile(
    r",?\s+(?:and|or|nor)\s+(?:[\w'’-]+\s+){1,5}(?:until|till|before|unless)\b", re.IGNORECASE
)
# "The warranty does not cover water and our team found rust".
_CLAUSE = re.compile(
    r"\band (?:our|the|my|your|his|her|their|we|they|he|she|it|I) (?:\w+ ){0,2}"
    r"(?:found|sent|told|gave|made|went|came|saw|took|got|said|kept|left|paid|\w{3,}ed)\b"
    r"(?! (?:and|or|\w+s)\b)",
    re.IGNORECASE,
)
_REACH = 120


def needs_negation(before: str, following: str) -> str | None:
    """The words around a negated clause that need its negation, if there are any."""
    found = _FEELING.search(before[-_REACH:]) or _SHARED_VERB.match(following[:_REACH])
    return found[0].strip() if found else None


def clause_inside(thing: str) -> str | None:
    """The clause in what was taken for one thing, if there is one."""
    found = _CLAUSE.search(thing)
    return found[0] if found else None
