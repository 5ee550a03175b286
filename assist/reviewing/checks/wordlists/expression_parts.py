"""What parts of a regular expression stand for, told from the tree that Python's own `re` reads it into."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import product
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined]  # the only reading of expressions that is sure to be re's
_MOST = 300  # texts that a part may stand for before it counts as open
_WORD = re.compile(r"\w")
_BORDERS = {"AT_BOUNDARY", "AT_END", "AT_END_STRING", "AT_BEGINNING", "AT_BEGINNING_STRING"}
_NO_WORD = {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}
_NO_WORD_HERE = str([(_parser.IN, [(_parser.CATEGORY, _parser.CATEGORY_WORD)])])
REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}
Node = tuple[Any, Any]
Nearest = Callable[[Sequence[Node]], tuple[Node, Sequence[Node]]]


def parts_of(pattern: str) -> list[Node]:
    """The parts of `pattern` one after the other."""
    return list(_parser.parse(pattern, re.IGNORECASE))


def texts_of(node: Node) -> list[str] | None:
    """All texts that a part stands for; None if they are many.

    A blank stands for all that is no word, 0 for all digits.
    """
    kind, value = node[0].name, node[1]
    if kind == "LITERAL":
        return [_letter(value)]
    if kind == "IN":
        return _texts_of_class(value)
    if kind == "SUBPATTERN":
        return _texts_in_a_row(list(value[3]))
    if kind == "BRANCH":
        parts = [_texts_in_a_row(list(part)) for part in value[1]]
        return None if None in parts else few(text for part in parts for text in part or [])
    if kind in REPEATS:
        return _texts_of_repeat(*value)
    return [""] if kind in ("AT", "ASSERT", "ASSERT_NOT") else None


def few(texts: Iterable[str]) -> list[str] | None:
    """Different texts in their order; None if they are too many."""
    kept: dict[str, None] = {}
    for text in texts:
        kept[text] = None
        if len(kept) > _MOST:
            return None
    return list(kept)


@cache
def _letter(value: int) -> str:
    character = chr(value)
    return "0" if character.isdecimal() else character if _WORD.match(character) else " "


def _texts_in_a_row(nodes: Sequence[Node]) -> list[str] | None:
    rows: list[list[str]] = []
    for node in nodes:
        row = texts_of(node)
        if row is None:
            return None
        rows.append(row)
    return few("".join(row) for row in product(*rows))


def _texts_of_class(members: Sequence[Node]) -> list[str] | None:
    if all(map(_is_no_word, members)):
        return [" "]
    if all(map(_is_digit, members)):
        return ["0"]
    return [_letter(value) for _, value in members] if all(k.name == "LITERAL" for k, _ in members) else None


def _is_digit(member: Node) -> bool:
    kind, value = member[0].name, member[1]
    if kind == "RANGE":
        return all(chr(end).isdecimal() for end in value)
    return (
        value.name == "CATEGORY_DIGIT" if kind == "CATEGORY" else kind == "LITERAL" and chr(value).isdecimal()
    )


def _texts_of_repeat(least: int, most: int, inner: Sequence[Node]) -> list[str] | None:
    texts = _texts_in_a_row(list(inner))
    if texts is None or not (most == 1 or texts in ([" "], ["0"])):
        return None
    return texts if least > 0 else ["", *texts]


def _is_no_word(member: Node) -> bool:
    """Whether a member of a character class is no letter, digit or underscore."""
    kind, value = member[0].name, member[1]
    if kind == "LITERAL":
        return not _WORD.match(chr(value))
    return kind == "CATEGORY" and value.name in _NO_WORD


def ends_word(after: Sequence[Node], *, beyond: bool) -> bool:
    """Whether the parts `after` a place are sure to begin with no letter or digit; else `beyond` holds."""
    return _at_border(after, lambda nodes: (nodes[0], nodes[1:]), beyond=beyond)


def begins_word(before: Sequence[Node], *, beyond: bool) -> bool:
    """Whether the parts `before` a place are sure to end with no letter or digit; else `beyond` holds."""
    return _at_border(before, lambda nodes: (nodes[-1], nodes[:-1]), beyond=beyond)


def _at_border(nodes: Sequence[Node], nearest: Nearest, *, beyond: bool) -> bool:
    if not nodes:
        return beyond
    (kind_, value), rest = nearest(nodes)
    kind = kind_.name
    if kind in ("LITERAL", "IN"):
        return all(map(_is_no_word, [(kind_, value)] if kind == "LITERAL" else value))
    if kind not in {"SUBPATTERN", "BRANCH", "ASSERT", "ASSERT_NOT", *REPEATS}:
        return kind == "AT" and value.name in _BORDERS
    further = _at_border(rest, nearest, beyond=beyond)
    if kind in ("ASSERT", "ASSERT_NOT"):
        return further or (kind == "ASSERT_NOT" and str(list(value[1])) == _NO_WORD_HERE)
    inner = value[1] if kind == "BRANCH" else [value[3] if kind == "SUBPATTERN" else value[2]]
    skipped = kind in REPEATS and value[0] == 0
    return (further or not skipped) and all(_at_border(list(part), nearest, beyond=further) for part in inner)
