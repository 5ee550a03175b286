"""What a new order of sentences must not break."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.reviewing.order.blocks import FIRST_NEWS, Goal, Layout, Line
from assist.reviewing.order.references import Reference, definite, introduced, reference, starts_with_pronoun

_ASKING = frozenset({"next_step", "question"})
_CONTRASTS_WITHIN = re.compile(
    r",\s*(?:though|however|on the other hand|as well|too|either|instead)\s*,", re.IGNORECASE
)
_LEANS = "a word such as “it” or “this” would point at another sentence"
_INSEPARABLE = "the good and the bad news lean on each other"
LEANING = frozenset({_LEANS, _INSEPARABLE})


def why_blocks_fail(layout: Layout, goal: Goal) -> str | None:
    """Why the news cannot be sorted at all: a block tells it in the wrong order and cannot be parted."""
    if any(_is_inseparable(block.news, goal) for block in layout.blocks):
        return _INSEPARABLE
    return None


def why_order_fails(lines: Sequence[Line], order: Sequence[int], goal: Goal) -> str | None:
    """Why `order` cannot be used; None when every sentence still means what it meant."""
    if _cause_is_unclear(lines):
        return "it is not clear which news the reason belongs to"
    if not _requests_stay_last(lines, order, goal):
        return "a question or request would come before the news it closes"
    if not _references_hold(lines, order, goal) or _leaves_contrast(lines, order):
        return _LEANS
    if not _nouns_come_before(lines, order):
        return "something would be mentioned before it is introduced"
    return None


def _leaves_contrast(lines: Sequence[Line], order: Sequence[int]) -> bool:
    """Whether "The fee stays, though, ..." would lose what it contrasts with."""
    pairs = zip((None, *order), order, strict=False)
    return any(before != at - 1 and _CONTRASTS_WITHIN.search(lines[at].text) for before, at in pairs if at)


def _is_inseparable(news: Sequence[str], goal: Goal) -> bool:
    first = FIRST_NEWS[goal]
    return len(set(news)) > 1 and (
        news[0] != first or list(news) != sorted(news, key=lambda kind: kind != first)
    )


def _cause_is_unclear(lines: Sequence[Line]) -> bool:
    """Whether a reason stands before the first news, or right between good news and bad news."""
    news = [index for index, line in enumerate(lines) if line.news]
    causes = [index for index, line in enumerate(lines) if line.role == "reason"]
    kinds = {index: line.news for index, line in enumerate(lines)}
    between = [index for index in causes if kinds.get(index - 1) == "good" and kinds.get(index + 1) == "bad"]
    return bool(between) or any(index < news[0] for index in causes)


def _requests_stay_last(lines: Sequence[Line], order: Sequence[int], goal: Goal) -> bool:
    """Whether for `action` questions and requests still come after all the news, and for the other goal
    questions still follow what they asked about."""
    last_news = max(place for place, index in enumerate(order) if lines[index].news)
    early = [place for place, index in enumerate(order[:last_news]) if index and lines[index].role in _ASKING]
    if goal == "action":
        return not early
    closing = max(index for index, line in enumerate(lines) if line.news)
    return all(
        lines[order[place]].role != "question"
        or (order[place] > closing and order[place - 1] == order[place] - 1)
        for place in early
    )


def _references_hold(lines: Sequence[Line], order: Sequence[int], goal: Goal) -> bool:
    """Whether each pronoun is still nearest to the sentence it meant, and no doubtful one has moved."""
    old = [line.text for line in lines]
    new = [lines[index].text for index in order]
    last_news = max(index for index, line in enumerate(lines) if line.news)
    for place, index in enumerate(order):
        if goal == "action" and index > last_news and lines[index].role in _ASKING:
            continue  # the request comes last by this goal, and stays near what it is about
        before = reference(old, index)
        if place and order[place - 1] == index - 1:
            if before and _may_begin_anew(lines, index) and before != Reference(index - 1, sure=True):
                return False
            continue
        after = reference(new, place)
        if (before or after) and not (before and after and before.sure and before.to == order[after.to]):
            return False
    return True


def _may_begin_anew(lines: Sequence[Line], at: int) -> bool:
    """Whether the sentence may speak of good news before the bad news that it follows: "It leaves at 8." """
    asking = lines[at].role in _ASKING | {"info"}
    return asking and lines[at - 1].news != "good" and starts_with_pronoun(lines[at].text)


def _nouns_come_before(lines: Sequence[Line], order: Sequence[int]) -> bool:
    """Whether "the lamp" still comes after "a lamp"."""
    place = {index: at for at, index in enumerate(order)}
    return not any(
        place[later] < place[earlier] and definite(lines[later].text) & introduced(lines[earlier].text)
        for later in range(len(lines))
        for earlier in range(later)
    )
