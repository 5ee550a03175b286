"""What a new order of sentences must not break."""

from __future__ import annotations

from collections.abc import Sequence

from assist.reviewing.order.blocks import FIRST_NEWS, Goal, Layout, Line
from assist.reviewing.order.references import definite, introduced, reference

_LEANS = "a word such as “it” or “this” would point at another sentence"


def why_blocks_fail(layout: Layout, goal: Goal) -> str | None:
    """Why the news cannot be sorted at all: a block tells it in the wrong order and cannot be parted."""
    if any(_is_inseparable(block.news, goal) for block in layout.blocks):
        return "the good and the bad news lean on each other"
    return None


def why_order_fails(lines: Sequence[Line], order: Sequence[int], goal: Goal) -> str | None:
    """Why `order` cannot be used; None when every sentence still means what it meant."""
    if _cause_is_unclear(lines):
        return "it is not clear which news the reason belongs to"
    if not _requests_stay_last(lines, order, goal):
        return "a question or request would come before the news it closes"
    if not _references_hold(lines, order):
        return _LEANS
    if not _nouns_come_before(lines, order):
        return "something would be mentioned before it is introduced"
    return None


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
    """Whether questions, and for `action` requests too, still come after all the news."""
    closing = {"question"} if goal == "satisfaction" else {"question", "next_step"}
    last_news = max(place for place, index in enumerate(order) if lines[index].news)
    return not any(lines[index].role in closing for index in order[:last_news] if index)


def _references_hold(lines: Sequence[Line], order: Sequence[int]) -> bool:
    """Whether each pronoun is still nearest to the sentence it meant, and no doubtful one has moved."""
    old = [line.text for line in lines]
    new = [lines[index].text for index in order]
    for place, index in enumerate(order):
        before, after = reference(old, index), reference(new, place)
        if before is None and after is None:
            continue
        if before is None or after is None or before.to != order[after.to]:
            return False
        if not before.sure and _is_doubtful(lines, index, order[place - 1] if place else None):
            return False
    return True


def _is_doubtful(lines: Sequence[Line], at: int, now_before: int | None) -> bool:
    """Whether a request or question with a pronoun follows bad news, or no longer follows what it did."""
    if lines[at].role not in {"next_step", "question", "info"}:
        return now_before != at - 1
    return lines[at - 1].news != "good" or now_before != at - 1


def _nouns_come_before(lines: Sequence[Line], order: Sequence[int]) -> bool:
    """Whether "the lamp" still comes after "a lamp"."""
    place = {index: at for at, index in enumerate(order)}
    return not any(
        place[later] < place[earlier] and definite(lines[later].text) & introduced(lines[earlier].text)
        for later in range(len(lines))
        for earlier in range(later)
    )
