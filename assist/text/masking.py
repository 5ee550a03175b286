"""Parts of a draft that are not the agent's own prose, or that no rule may touch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assist.text.spans import Span

MaskKind = Literal["quote", "quoted_line", "code", "link", "email", "template", "signature", "legal", "safety"]


@dataclass(frozen=True, slots=True)
class Mask:
    """A span that is left alone, and why."""

    span: Span
    kind: MaskKind


_PATTERNS: tuple[tuple[MaskKind, re.Pattern[str]], ...] = (
    ("code", re.compile(r"```.*?(?:```|\Z)", re.DOTALL)),
    ("code", re.compile(r"`[^`\n]+`")),
    ("quoted_line", re.compile(r"^[ \t]*>.*$", re.MULTILINE)),
    ("link", re.compile(r"(?:https?://|www\.)[^\s<>\"']*[^\s<>\"'.,;:!?)\]]")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("template", re.compile(r"\{\{.*?\}\}|\{%.*?%\}|<[A-Za-z/][^<>\n]*>")),
    ("quote", re.compile(r"\"[^\"\n]+\"|“[^”\n]+”|«[^»\n]+»")),
)


def find_masks(text: str) -> tuple[Mask, ...]:
    """All masks of `text`, in order; they may touch and overlap."""
    return tuple(
        sorted(
            (Mask(Span(*match.span()), kind) for kind, pattern in _PATTERNS for match in pattern.finditer(text)),
            key=lambda mask: mask.span,
        )
    )


def blank(text: str, masks: Iterable[Mask]) -> str:
    """`text` with masked characters replaced by spaces; line breaks stay, the length is the same."""
    characters = list(text)
    for mask in masks:
        for index in range(mask.span.start, mask.span.end):
            if characters[index] != "\n":
                characters[index] = " "
    return "".join(characters)
