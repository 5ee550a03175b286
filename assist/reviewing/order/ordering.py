"""Bad news first, or good news first: the order of a reply's sentences, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assist.reviewing.edits import Edit
from assist.reviewing.order.blocks import FIRST_NEWS, Goal, Layout, Line, News, lay_out
from assist.reviewing.order.connectives import repairs_for
from assist.reviewing.order.constraints import LEANING, why_blocks_fail, why_order_fails
from assist.reviewing.order.declining import why_these_stay, why_unsure, why_whole_draft_stays
from assist.reviewing.order.goals import suggest_goal
from assist.reviewing.order.matters import parts_answers
from assist.reviewing.order.naming import subjects_named, with_names
from assist.reviewing.order.reordering import reorder_text
from assist.reviewing.order.wordings import fold, wordings
from assist.reviewing.roles import SentenceRole
from assist.text.document import Document

__all__ = ["Goal", "Ordering", "order_sentences", "reorder_text"]

_WHY: dict[Goal, str] = {
    "satisfaction": "Eases worry: the bad news first, then what can be done.",
    "action": "Keeps the will to act: the good news first, what to do last.",
}
_CLEAR = 0.5  # probability of a role from which news is news, whatever stands before it
_BEYOND_DOUBT = 0.8
_LABEL = re.compile(r"^(?:[A-ZÀ-Þ][\w'’&/-]*|[a-z]+)(?: [\w'’&/-]+){0,3}: \S")


@dataclass(frozen=True, slots=True)
class Ordering:
    """Sentence indexes in their new order; when nothing moves, `declined` says why.

    `declined_silently` marks reasons that no writer needs to hear (nothing to order, already in order).
    """

    order: tuple[int, ...]
    applied: bool
    declined: str | None
    why: str
    repairs: tuple[Edit, ...] = ()
    suggested_goal: Goal | None = None
    declined_silently: bool = False


def order_sentences(
    document: Document,
    roles: Sequence[SentenceRole],
    goal: Goal = "satisfaction",
    asks: Sequence[str] = (),
) -> Ordering:
    """The order of `document`'s sentences for `goal`; `roles` has one entry a sentence.

    `asks` are the customer's sentences that ask something, whose answers stay in their order.
    """
    lines = _lines(document, roles)
    suggested = suggest_goal(lines, goal)
    if declined := why_whole_draft_stays(document):
        return _kept(len(lines), declined, suggested, silent=_lacks_either(lines))
    order: list[int] = []
    reasons: list[str] = []
    names: dict[int, str] = {}
    issues = _issues(lines)
    for start, end in issues:
        several = len(issues) > 1
        found, reason = _order_issue(lines[start:end], roles[start:end], goal, several=several)
        # "The tent is back. Its bag is lost." keeps its order; for action the good news about "it" may lead.
        if goal == "action" and reason in LEANING and (named := subjects_named(lines[start:end])):
            clearer = with_names(lines[start:end], named)
            again, still = _order_issue(clearer, roles[start:end], goal, several=several)
            if still is None:
                found, reason = again, None
                names |= {start + at: name for at, name in named.items()}
        order += [start + index for index in found]
        reasons += [reason] if reason else []
    if order == sorted(order):
        several = len(reasons) > 1
        reason = "the reply deals with several issues, each kept together" if several else reasons[0]
        return _kept(len(lines), reason, suggested, silent=_lacks_either(lines) or reason == _IN_ORDER[goal])
    if parts_answers(lines, order, asks):
        return _kept(len(lines), _ANSWERS, suggested, silent=False)
    return Ordering(
        order=tuple(order),
        applied=True,
        declined=None,
        why=_WHY[goal],
        repairs=repairs_for(document, order, names),
        suggested_goal=suggested,
    )


_ANSWERS = "the sentences answer several questions, each in its place"
_IN_ORDER: dict[Goal, str] = {
    "satisfaction": "the bad news already comes first",
    "action": "the good news already comes first",
}


def _lines(document: Document, roles: Sequence[SentenceRole]) -> list[Line]:
    lines: list[Line] = []
    paragraph = -1
    for sentence, role in zip(document.sentences, roles, strict=True):
        line = _line(sentence.text, role, opens_paragraph=sentence.paragraph != paragraph)
        paragraph = sentence.paragraph
        # Right after bad news, what may be either is taken for its reason and stays with it.
        if line.news and _is_doubtful(line, role) and lines and lines[-1].news == "bad":
            line = replace(line, role="reason", news=None, clear=False)
        lines.append(line)
    return lines


def _is_doubtful(line: Line, role: SentenceRole) -> bool:
    """Whether it is not clear that the sentence is news, or that its news is good."""
    return role.probability < _CLEAR or (
        line.news == "good" and role.valence == "bad" and role.probability < _BEYOND_DOUBT
    )


def _line(text: str, role: SentenceRole, *, opens_paragraph: bool) -> Line:
    news: News | None = None
    if role.role == "bad_news" or (role.role == "apology" and role.valence == "bad"):
        news = "bad"
    elif role.role == "good_news" and not wordings().lead_in_starts.match(fold(text)):
        news = "good"
    alone = role.valence_probability if role.valence == news else 0.0
    clear = max(role.probability, alone) >= _BEYOND_DOUBT
    return Line(text, role.role, news, clear=clear, opens_paragraph=opens_paragraph)


def _kept(count: int, declined: str, suggested: Goal | None, *, silent: bool) -> Ordering:
    return Ordering(
        order=tuple(range(count)),
        applied=False,
        declined=declined,
        why="",
        suggested_goal=suggested,
        declined_silently=silent,
    )


def _lacks_either(lines: Sequence[Line]) -> bool:
    return len({line.news for line in lines} - {None}) < 2


def _issues(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Ranges of sentences that deal with one issue each; one range when no second issue is marked."""
    marked = [index for index, line in enumerate(lines) if _opens_issue(line)]
    if len(marked) < 2 and not any(_turns_to_topic(lines, index) for index in marked):
        return _paragraphs(lines)
    borders = sorted({0, *marked, len(lines)})
    return list(pairwise(borders))


def _paragraphs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The paragraphs where the news of several is mixed; two of one kind of news each may change places."""
    opened = [index for index, line in enumerate(lines) if index and line.opens_paragraph]
    ranges = list(pairwise([0, *opened, len(lines)]))
    told = [{line.news for line in lines[start:end]} - {None} for start, end in ranges]
    telling = [kinds for kinds in told if kinds]
    if len(telling) < 2 or (len(telling) == 2 and all(len(kinds) == 1 for kinds in telling)):
        return [(0, len(lines))]
    return ranges


def _turns_to_topic(lines: Sequence[Line], at: int) -> bool:
    """Whether "As for the crash: ..." turns from news that was told before."""
    turns = wordings().topic_starts.match(fold(lines[at].text))
    return bool(turns) and any(line.news for line in lines[:at])


def _opens_issue(line: Line) -> bool:
    return bool(_LABEL.match(line.text) or wordings().topic_starts.match(fold(line.text)))


def _order_issue(
    lines: Sequence[Line], roles: Sequence[SentenceRole], goal: Goal, *, several: bool
) -> tuple[list[int], str | None]:
    """The order within one issue, of one or `several`, and why it is the old one if it is."""
    old = list(range(len(lines)))
    if reason := why_these_stay(lines):
        return old, reason
    if several and lines[0].news:
        return old, "each issue opens with its own news"
    layout = lay_out(lines, goal)
    if reason := why_blocks_fail(layout, goal):
        return old, reason
    order = _sorted(layout, goal)
    if order == old:
        return old, _IN_ORDER[goal]
    if reason := why_unsure(roles, lines) or why_order_fails(lines, order, goal):
        return old, reason
    return order, None


def _sorted(layout: Layout, goal: Goal) -> list[int]:
    """Stable: blocks of the first kind, then the others, each kind in its old order."""
    blocks = sorted(layout.blocks, key=lambda block: block.news[0] != FIRST_NEWS[goal])
    return [*layout.head, *(index for block in blocks for index in block.sentences), *layout.tail]
