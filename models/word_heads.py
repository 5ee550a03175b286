"""What the matches of an expression may begin with, read off the expression."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_LITERAL = re.compile(r"[a-z0-9]+|[%']")
_DIGIT = r"\d"
SKIPS: Final = ("?", "*", "{")  # after these, what stands before may be missing


@dataclass(frozen=True, slots=True)
class Head:
    r"""The letters a match begins with (`\d`: any digit); `whole` if its first word holds nothing else."""

    letters: str
    whole: bool = False


ANY: Final = Head("")


class HeadIndex:
    """Finds the expressions that a word may begin, among many, without asking each."""

    def __init__(self, heads_of: Iterable[tuple[Head, ...]]) -> None:
        self._by_head: dict[Head, list[int]] = defaultdict(list)
        for number, known in enumerate(heads_of):
            for head in known:
                self._by_head[head].append(number)
        self._longest = max((len(head.letters) for head in self._by_head), default=0)

    def begun_by(self, word: str) -> list[int]:
        """The numbers of the expressions a match of which may begin with `word`, in their order."""
        fitting = [Head(word[:length]) for length in range(min(len(word), self._longest) + 1)]
        fitting += [Head(word, whole=True), *([Head(_DIGIT)] if word[:1].isdecimal() else [])]
        return sorted({number for head in fitting for number in self._by_head.get(head, ())})


def heads(expression: str) -> tuple[Head, ...]:
    """What whole-word matches of `expression` may begin with; `ANY` where that cannot be told."""
    branches = split_branches(expression)
    if len(branches) > 1:
        return tuple(head for branch in branches for head in heads(branch))
    if expression.startswith("(?:"):
        return _heads_of_group(expression)
    if literal := _LITERAL.match(expression):
        return (_head_of_literal(literal.group(), expression[literal.end() :]),)
    if expression.startswith(r"\w+'"):
        return (Head("'"),)  # any word, but an apostrophe is sure to be there
    is_digit = expression.startswith(_DIGIT) and not expression.startswith(SKIPS, len(_DIGIT))
    return (Head(_DIGIT) if is_digit else ANY,)


def _head_of_literal(letters: str, after: str) -> Head:
    if after.startswith(SKIPS):
        return Head(letters[:-1])
    return Head(letters, whole=not after or (after[0] in " ',-" and not after.startswith(SKIPS, 1)))


def _heads_of_group(expression: str) -> tuple[Head, ...]:
    end = closing(expression, 0)
    body, rest = expression[3:end], expression[end + 1 :]
    if rest[:1] in ("*", "+", "{"):
        begun = tuple(Head(head.letters) for head in heads(body))
        return begun + {"*": heads(rest[1:]), "+": (), "{": (ANY,)}[rest[0]]
    skipped = heads(rest[1:]) if rest.startswith("?") else ()
    rest = rest.removeprefix("?")
    return (*(head for branch in split_branches(body) for head in heads(branch + rest)), *skipped)


def split_branches(expression: str) -> list[str]:
    """The alternatives of `expression`, split at each bar that stands in no group."""
    branches, depth, start, at = [], 0, 0, 0
    while at < len(expression):
        letter = expression[at]
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            branches.append(expression[start:at])
            start = at + 1
        at += 2 if letter == "\\" else 1
    return [*branches, expression[start:]]


def closing(expression: str, opening: int) -> int:
    """Where the group that opens at `opening` closes."""
    depth, at = 0, opening
    while at < len(expression):
        depth += (expression[at] == "(") - (expression[at] == ")")
        if not depth:
            return at
        at += 2 if expression[at] == "\\" else 1
    raise ValueError(f"a group is not closed in {expression!r}")
