"""Words that live on others: "we can't take cards, the kiosk does", "I apologize for it", "not ... any"."""

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

_WORD = re.compile(r"[\w'’-]+")
_BELONGS = re.compile(r"\s+(that|for|of|to|about|with|on|in|at|by|from|as|than|which|who)\b", re.IGNORECASE)
_FEWEST = 3  # words: a single adverb may go before anything
# "Has yet to arrive" says by itself what "not ... yet" did.
_DENIED = re.compile(r"\b(?:any(?:one|body|thing|where|more)?|ever|at all|either)\b", re.IGNORECASE)


def hanging_words(before: str, after: str, following: str) -> str | None:
    """The word at the start of `following` that went with the end of `before`, where that end just goes."""
    old, new = (_WORD.findall(words.lower()) for words in (before, after))
    if not new or len(old) - len(new) < _FEWEST or old[: len(new)] != new:
        return None
    found = _BELONGS.match(following)
    return found[1] if found else None


def undenied(before: str, after: str) -> str | None:
    """The "any" or "ever" that a negation in `before` denies, and nothing in `after`."""
    negation = _NEGATION.search(before)
    denied = _DENIED.search(before, negation.end()) if negation else None
    if denied is None or _NEGATION.search(after):
        return None
    return denied[0] if re.search(rf"\b{denied[0]}\b", after, re.IGNORECASE) else None


def leaning_clause(before: str, following: str) -> str | None:
    """The clause at the start of `following` whose verb is only said in the negated words `before` it."""
    if _NEGATION.search(before) is None:
        return None
    found = _LEANING.match(following[:_REACH])
    if found is None or _ASKS.search(found["clause"]):
        return None
    return found["clause"]
