"""Clauses that leave out what the one before said: "we can't take cards, the kiosk does"."""

from __future__ import annotations

import re

_NEGATION = re.compile(
    r"n['’]?t\b|\b(?:not|cannot|no|never|nobody|none|unable|impossible|unavailable)\b",
    re.IGNORECASE,
)
_REACH = 120
_AUXILIARY = "can|could|does|do|did|is|are|was|were|will|would|has|have"
_LINK = r"(?:(?:but|and|while|whereas|although|though|however|only|sorry|instead),?\s+){0,2}"
_TAIL = "(?:now|instead|too|though|so|gladly|always|after|afterwards|then|later|before|sooner|earlier)"
_LEANING = re.compile(
    rf"\s*[.,;:!–—-]+\s*{_LINK}(?!(?:here|this|that|it|what|how|where|there|who)\b)"
    rf"(?P<clause>(?:[\w'’&/-]+\s+){{1,7}}(?:{_AUXILIARY})(?:\s+{_TAIL})?)"
    r"\s*(?:[.;,!]|$|(?:for (?:[\w-]+ ){1,3}(?:days?|weeks?|months?|years?|hours?)|until|up to|within)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:what|how|where|who|which|if|whether|as|than|when)\b", re.IGNORECASE)


def leaning_clause(before: str, following: str) -> str | None:
    """The clause at the start of `following` whose verb is only said in the negated words `before` it."""
    if _NEGATION.search(before) is None:
        return None
    found = _LEANING.match(following[:_REACH])
    if found is None or _ASKS.search(found["clause"]):
        return None
    return found["clause"]
