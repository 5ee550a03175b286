"""Parts of a draft that are not the agent's own prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assist.text.signatures import find_signature
from assist.text.spans import Span
from phrasebook.patterns.opaque import DIALLED

MaskKind = Literal[
    "quote", "quoted_line", "code", "link", "email", "template", "signature", "legal", "safety"
]

# Parts of these kinds may be copied inside a sentence, like words; the others end what may be edited.
COPYABLE = frozenset({"quote", "code", "link", "email", "template"})


@dataclass(frozen=True, slots=True)
class Mask:
    """A span that is left alone, and why."""

    span: Span
    kind: MaskKind


_COMMANDS = r"curl|wget|sudo|npm|pip|git|docker|kubectl|ssh|cd|chmod|apt(?:-get)?|brew|ping|ipconfig"
_PATTERNS: tuple[tuple[MaskKind, re.Pattern[str]], ...] = (
    ("code", re.compile(r"```.*?(?:```|\Z)", re.DOTALL)),
    ("code", re.compile(r"`[^`\n]+`")),
    ("code", re.compile(rf"^[ \t]*(?:[$#] |(?:{_COMMANDS}) +(?=[-\w./:]*[-/.])).*$", re.MULTILINE)),
    ("code", DIALLED),
    ("code", re.compile(r"\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) /[^\s,;]*")),
    ("code", re.compile(r"\{\s*\"[^{}\n]*\}|\[\s*\{\s*\"[^\n]*\}\s*\]")),
    (
        "code",
        re.compile(
            r"(?<![\w/])(?:~|\.{1,2})?/(?:[\w.-]+/)+[\w.-]*\w|\b[A-Za-z]:\\[^\s\"<>|]*[^\s\"<>|.,;:!?)]"
        ),
    ),
    ("code", re.compile(r"(?<![\w-])--[a-z][\w-]+(?:=\S+)?")),
    ("quoted_line", re.compile(r"^[ \t]*>.*$", re.MULTILINE)),
    (
        "quoted_line",
        re.compile(
            r"^[ \t]*(?:On|Am|Le|El) [^\n]{4,120}(?:wrote|schrieb|a écrit|escribió) ?:[ \t]*$.*", re.M | re.S
        ),
    ),
    ("quoted_line", re.compile(r"^[ \t]*-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,}.*", re.M | re.S)),
    ("link", re.compile(r"(?:https?://|www\.)[^\s<>\"']*[^\s<>\"'.,;:!?)\]]")),
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),
    (
        "template",
        re.compile(
            r"\{\{.*?\}\}|\{%.*?%\}|</?[A-Za-z][^<>\n]{0,200}>|\[\[[^\[\]\n]{1,60}\]\]|%[A-Z_]{3,30}%"
        ),
    ),
    ("quote", re.compile(r"\"[^\"\n]+\"|“[^”\n]+”|«[^»\n]+»|„[^“”\n]+[“”]")),
    ("quote", re.compile(r"(?<!\w)‘[^’\n]{2,80}’(?!\w)|(?<![\w'])'(?=[A-Z\d])[^'\n]{1,80}'(?![\w'])")),
)


def find_masks(text: str) -> tuple[Mask, ...]:
    """All masks of `text`, in order; they may touch and overlap."""
    found = [
        Mask(Span(*match.span()), kind) for kind, pattern in _PATTERNS for match in pattern.finditer(text)
    ]
    signature = find_signature(text)
    if signature is not None:
        found.append(Mask(signature, "signature"))
    return tuple(sorted(found, key=lambda mask: mask.span))


def blank(text: str, masks: Iterable[Mask]) -> str:
    """`text` with masked characters replaced by spaces; line breaks stay, the length is the same."""
    characters = list(text)
    for mask in masks:
        for index in range(mask.span.start, mask.span.end):
            if characters[index] != "\n":
                characters[index] = " "
    return "".join(characters)
