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
    """One sentence as ordering sees it."""

    text: str
    role: Role
    news: News | None


def lay_out(lines: Sequence[Line], goal: Goal) -> Layout:
    """`lines` grouped around their news; at least one line must bring news."""
    telling = [index for index, line in enumerate(lines) if line.news]
    first, last = telling[0], telling[-1]
    groups: list[list[int]] = [[first]]
    at = first + 1
    while at < len(lines) and (at <= last or _leans(lines, at, goal)):
        if at > last or _leans(lines, at, goal) or _stays_with_previous(lines, at) or _is_opened(lines, at):
            groups[-1].append(at)
        else:
            groups.append([at])
        at += 1
    blocks = tuple(
        Block(tuple(group), tuple(news for index in group if (news := lines[index].news)))
        for group in _with_news(lines, groups)
    )
    return Layout(tuple(range(first)), blocks, tuple(range(at, len(lines))))


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
