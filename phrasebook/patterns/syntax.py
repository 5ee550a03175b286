"""The pattern language's grammar: text of a pattern to a tree of nodes (see docs/pattern-language.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKS = ",;:.!?-"
ANCHORS = {"^": "sentence start", "$": "sentence end", "<": "clause start", ">": "clause end"}
_ITEM = re.compile(
    r"(?P<space>\s+)|\{(?P<slot>[^{}]*)\}|(?P<open>[(\[])|(?P<bar>\|)|(?P<close>[)\]])|(?P<anchor>[\^$<>])"
    r"|(?P<mark>[,;:.!?]+(?=[\s()\[\]|$>]|$)|-(?=\s))|(?P<word>[^\s(){}\[\]|^$<>]+?(?=[,;:.!?]*(?:[\s()\[\]|^$<>{]|$)))"
)
_SLOT = re.compile(
    r"(?:(?P<name>[a-z]+\d*)=)?(?P<kind>[a-z]+)(?P<number>\d*)(?:\.(?P<form>[a-z]+))?(?::(?P<spec>.+))?$",
    re.DOTALL,
)


class PatternError(ValueError):
    """A pattern that cannot be read; the message shows where and what to write instead."""


@dataclass(frozen=True, slots=True)
class Word:
    """One literal word."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Punctuation; a comma may be missing in the draft (a doubled one not), a full stop ends a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place, no text: one of `ANCHORS`."""

    sign: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A typed hole, `{name=kind.form:spec}`; without a name of its own it is called kind and number."""

    name: str
    kind: str
    form: str
    spec: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """`(a|b)`, or `[a|b]` when optional."""

    branches: tuple[tuple[Node, ...], ...]
    optional: bool


Node = Word | Mark | Anchor | Slot | Group


def parse(pattern: str) -> tuple[Node, ...]:
    """The nodes of `pattern`.

    Raises:
        PatternError: brackets do not match, a slot is malformed, or nothing is left.
    """
    items = _items(pattern)
    branches, rest = _branches(pattern, items, None)
    if rest:
        raise PatternError(f"{pattern!r}: a closing bracket without its opening one")
    if len(branches) > 1:
        raise PatternError(f"{pattern!r}: put alternatives in brackets: (a|b)")
    if not branches[0]:
        raise PatternError("an empty pattern matches nothing; write the words to find")
    return branches[0]


def splice(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes with their sentences joined as hurried writers do: by a comma, ";" or a dash, and "but"."""
    joint = (
        Group(((Mark(",,"),), (Mark(";"),), (Mark("-"),)), optional=False),
        Group(((Word("but"),),), optional=True),
    )
    found: list[Node] = []
    for place, node in enumerate(nodes):
        if isinstance(node, Mark) and node.text in ".!" and place < len(nodes) - 1:
            found += joint
        else:
            found.append(node)
    return tuple(found)


def _items(pattern: str) -> list[tuple[str, str]]:
    found = []
    at = 0
    while at < len(pattern):
        item = _ITEM.match(pattern, at)
        if item is None or item.end() == at:
            raise PatternError(f"{pattern!r}: cannot read {pattern[at:]!r}; close every {{ and [")
        kind = str(item.lastgroup)
        if kind != "space":
            found.append((kind, item.group(kind)))
        at = item.end()
    return found


def _branches(
    pattern: str, items: list[tuple[str, str]], closing: str | None
) -> tuple[tuple[tuple[Node, ...], ...], list[tuple[str, str]]]:
    branches: list[list[Node]] = [[]]
    while items:
        (kind, text), items = items[0], items[1:]
        if kind == "close":
            if text != closing:
                raise PatternError(f"{pattern!r}: {text!r} closes nothing")
            return tuple(map(tuple, branches)), items
        if kind == "bar":
            branches.append([])
        elif kind == "open":
            inner, items = _branches(pattern, items, ")" if text == "(" else "]")
            branches[-1].append(Group(inner, optional=text == "["))
        else:
            branches[-1] += _leaf(pattern, kind, text)
    if closing is not None:
        raise PatternError(f"{pattern!r}: a bracket is not closed with {closing!r}")
    return tuple(map(tuple, branches)), []


def _leaf(pattern: str, kind: str, text: str) -> list[Node]:
    if kind == "anchor":
        return [Anchor(text)]
    if kind == "mark":
        return [Mark(text)]
    if kind == "word":
        return [Word(text)]
    if "'" in text or "’" in text:  # a contraction class, {can't}
        return [Slot(text, text.replace("’", "'"), "", ())]
    return [_slot(pattern, text)]


def _slot(pattern: str, text: str) -> Slot:
    found = _SLOT.match(text)
    if found is None:
        raise PatternError(
            f"{pattern!r}: {{{text}}} is no slot; write {{kind}}, {{kind2}}, {{name=kind}}, {{kind.form:a|b}}"
        )
    spec = tuple(part.strip() for part in (found["spec"] or "").split("|") if part.strip())
    name = found["name"] or found["kind"] + found["number"]
    return Slot(name, found["kind"], found["form"] or "", spec)
