"""Which goal a reply's order should serve."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.reviewing.order.blocks import Goal, Line
from assist.reviewing.order.wordings import fold

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|noon|midnight|then|next week|"
    rf"the end of|\d{{1,2}}(?:st|nd|rd|th)?\b(?! (?:minutes|hours))|{_MONTH}|the \d)"
)
_DEADLINE = re.compile(
    rf"\b(?:by|before|until|till|no later than|not later than|on or before) (?:\w+ )?{_DAY}"
    r"|\b(?:today|tonight|this week|as soon as possible|within (?:\w+ ){1,2}(?:hours?|days?|weeks?))\b"
)
_ENDS_ON = re.compile(
    rf"\b(?:ends?|expires?|stops?|closes?|runs? out|lapses?|due|held|valid|only)\b.*?{_DAY}"
)


def suggest_goal(lines: Sequence[Line], goal: Goal) -> Goal | None:
    """The goal action when the customer is asked to do something by a date and the goal is another."""
    requests = [fold(line.text) for line in lines if line.role == "next_step" and not _is_promise(line.text)]
    bad = [fold(line.text) for line in lines if line.news == "bad"]
    dated = any(_DEADLINE.search(text) for text in requests) or any(_ENDS_ON.search(text) for text in bad)
    return "action" if goal != "action" and requests and dated else None


def _is_promise(text: str) -> bool:
    """Whether the step is the desk's own: "we'll call you by Friday"."""
    return bool(re.match(r"\W*(?:i|we|our|the|a|you will|you'll)\b", fold(text)))
