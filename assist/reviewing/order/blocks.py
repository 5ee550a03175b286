"""Sentences that must stay together, and the news each such block brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assist.reviewing.order.references import content_words, definite, reference
from assist.reviewing.order.wordings import fold, wordings
from assist.reviewing.roles import Role

Goal = Literal["satisfaction", "action"]
News = Literal["bad", "good"]
FIRST_NEWS: dict[Goal, News] = {"satisfaction": "bad", "action": "good"}
_TAIL_ROLES = frozenset({"closing", "signature", "greeting", "thanks"})
_ASKING = frozenset({"next_step", "question"})


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences that move together; `news` lists what they bring, in their order."""

    sentences: tuple[int, ...]
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A draft as what stands before the news, the news, and what stands after it."""

    head: tuple[int, ...]
    blocks: tuple[Block, ...]
    tail: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as ordering sees it; `clear` where its role is beyond doubt."""

    text: str
    role: Role
    news: News | None
    clear: bool = True
    opens_paragraph: bool = False


def lay_out(lines: Sequence[Line], goal: Goal) -> Layout:
    """`lines` grouped around their news; at least one line must bring news."""
    telling = [index for index, line in enumerate(lines) if line.news]
    first, end = telling[0], _end_of_news(lines, telling[-1], goal)
    groups: list[list[int]] = [[first]]
    for at in range(first + 1, end):
        together = _leans(lines, at, goal) or _stays_with_previous(lines, at) or _is_opened(lines, at)
        if together or _may_answer(lines, at, groups[-1], goal):
            groups[-1].append(at)
        else:
            groups.append([at])
    blocks = tuple(
        Block(tuple(group), tuple(news for index in group if (news := lines[index].news)))
        for group in _with_news(lines, groups)
    )
    return Layout(tuple(range(first)), blocks, tuple(range(end, len(lines))))


def _end_of_news(lines: Sequence[Line], last: int, goal: Goal) -> int:
    """Where the tail begins. What follows the last news belongs to it, but for a farewell, a question that
    can stand alone, and what the customer is asked to do in a paragraph of its own, or anywhere if that is
    the aim."""
    ending = _TAIL_ROLES | (_ASKING if goal == "action" else frozenset())
    end = last + 1
    while end < len(lines) and (
        lines[end - 1].text.rstrip().endswith(":")
        or not (
            lines[end].role in ending
            or wordings().farewell.search(fold(lines[end].text))
            or (lines[end].role in _ASKING and lines[end].opens_paragraph)
            or _asks_alone(lines, end)
            or _returns_to_earlier_news(lines, end)
        )
    ):
        end += 1
    return end


def _asks_alone(lines: Sequence[Line], at: int) -> bool:
    """Whether the last sentence is a question that can be read away from the sentence before it."""
    return (
        lines[at].role == "question"
        and not wordings().pointing_back.search(fold(lines[at].text))
        and not any(line.news for line in lines[at:])
        and reference([line.text for line in lines], at) is None
    )


def _returns_to_earlier_news(lines: Sequence[Line], at: int) -> bool:
    """Whether a request or question after bad news is about the good news before that, by its words."""
    return lines[at].role in _ASKING | {"info"} and _speaks_of_good_news(lines, at)


def _speaks_of_good_news(lines: Sequence[Line], at: int) -> bool:
    """Whether a line takes up words of good news before it and of nothing else, without pointing back."""
    line = lines[at]
    if wordings().pointing_back.search(fold(line.text)):
        return False
    words = content_words(line.text)
    good, other = (
        {
            word
            for before in lines[:at]
            if (before.news == "good") == good
            for word in content_words(before.text)
        }
        for good in (True, False)
    )
    return bool(words & good) and not words & other


def _may_answer(lines: Sequence[Line], at: int, before: Sequence[int], goal: Goal) -> bool:
    """Whether good news may be the answer to the bad news before it, and not the next item: it points back,
    or it may not be good news at all but the reason."""
    line = lines[at]
    follows_bad = goal == "satisfaction" and lines[before[0]].news == "bad" and line.news == "good"
    if not follows_bad or _speaks_of_good_news(lines, at):
        return False
    return not line.clear or bool(wordings().pointing_back.search(fold(line.text)))


def _with_news(lines: Sequence[Line], groups: Sequence[list[int]]) -> list[list[int]]:
    """`groups`, each one without news joined to the one before it."""
    joined: list[list[int]] = []
    for group in groups:
        if joined and not any(lines[index].news for index in group):
            joined[-1] = joined[-1] + group
        else:
            joined.append(list(group))
    return joined


def _leans(lines: Sequence[Line], at: int, goal: Goal) -> bool:
    """Whether line `at` cannot be read away from the line before it."""
    line, before = lines[at], lines[at - 1]
    if line.role in _TAIL_ROLES:
        return False
    if before.text.rstrip().endswith(":"):
        return True
    if line.role in {"reason", "apology"} and before.role in {"bad_news", "reason", "apology"}:
        return True
    if _answers_contrast(lines, at, goal):
        return True
    found = reference([other.text for other in lines], at)
    return (found is not None and found.to == at - 1) or _takes_up(lines, at)


def _answers_contrast(lines: Sequence[Line], at: int, goal: Goal) -> bool:
    """Whether the line starts with "But" and answers the line before: it speaks of the same, or its news
    comes second by the goal anyway."""
    if not wordings().contrast_starts.match(fold(lines[at].text)):
        return False
    shared = content_words(lines[at].text) & content_words(lines[at - 1].text)
    return bool(shared) or lines[at].news != FIRST_NEWS[goal]


def _takes_up(lines: Sequence[Line], at: int) -> bool:
    """Whether a request or question takes up a noun of the line before that no other line has."""
    if lines[at].role not in {"next_step", "question", "info"}:
        return False
    known = definite(lines[at].text) & content_words(lines[at - 1].text)
    return any(
        all(noun not in content_words(line.text) for line in lines[: at - 1] if line.news) for noun in known
    )


def _stays_with_previous(lines: Sequence[Line], at: int) -> bool:
    """Whether a line between news items, without news of its own, belongs to the item before it."""
    return lines[at].news is None and not _opens_bad_news(lines, at)


def _opens_bad_news(lines: Sequence[Line], at: int) -> bool:
    return lines[at].role == "apology" and lines[at - 1].news == "good"


def _is_opened(lines: Sequence[Line], at: int) -> bool:
    """Whether the line before is an apology that opens the news of this one."""
    return at > 1 and lines[at - 1].news is None and _opens_bad_news(lines, at - 1)
