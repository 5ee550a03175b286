"""Points in time and spans of time as people write them."""

from __future__ import annotations

import re
from functools import lru_cache

from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.text.spans import Span


@lru_cache(maxsize=10_000)  # asked by several checks about each sentence
def names_a_time(text: str) -> bool:
    """Whether `text` gives a date, a clock time or a duration."""
    return load_lexicon("times").has("point", text)


def names_a_duration(text: str) -> bool:
    """Whether `text` says how long something takes."""
    return load_lexicon("times").has("duration", text)


@lru_cache(maxsize=10_000)
def names_a_trigger(text: str) -> bool:
    """Whether `text` says what must happen first ("once the part arrives"); "as soon as we can" is none."""
    return load_lexicon("times").has("trigger", text)


def find_time(text: str, within: Span) -> Span | None:
    """The first trigger or time inside a span, with its preposition and all that goes on with it."""
    words = load_lexicon("times")
    trigger = next(words.find("trigger", text, within), None)
    point = next(words.find("point", text, within), None)
    if trigger and not (point and point.start() < trigger.start()):
        return Span(*trigger.span())
    if point is None:
        return None
    lead = words.expression("lead_in").search(text[within.start : point.start()])
    return Span(point.start() - (len(lead.group()) if lead else 0), _end(text, point, within))


def _end(text: str, point: re.Match[str], within: Span) -> int:
    """Where a time ends that goes on: "Friday, 4 May at noon"."""
    words, end = load_lexicon("times"), point.end()
    while joint := words.expression("further").match(text, end, within.end):
        following = words.expression("point").match(text, joint.end(), within.end)
        if following is None:
            break
        end = following.end()
    return end
