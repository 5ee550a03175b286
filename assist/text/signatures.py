"""The block under a reply: who wrote it."""

from __future__ import annotations

import re

from assist.text.spans import Span

_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|warmest|many|with (?:kind|best|warm))? ?(?:regards|wishes)|best|cheers|sincerely"
    r"|yours(?: (?:sincerely|faithfully|truly))?|many thanks|thanks(?: again| so much)?|thank you"
    r"|all the best|take care|respectfully|cordially|with gratitude|warmly|--)[,.!]?$",
    re.IGNORECASE,
)
# "Jorn" or "Kelly-Ann Moss" alone under the last sentence.
_NAME = re.compile(r"[A-Z\xc0-\xde][\w'’-]*(?: [A-Z\xc0-\xde][\w'’.-]*){0,2}")
_LONGEST_LINE = 60
_MOST_LINES = 8


def find_signature(text: str) -> Span | None:
    """The lines after the last closing line ("Kind regards,"), or from a line "-- "; else a last line's name.

    The closing line itself stays the agent's prose. Lines that read like sentences are no signature.
    """
    lines = list(re.finditer(r"[^\n]+", text))
    for index in range(len(lines) - 1, -1, -1):
        if _CLOSING.match(lines[index][0].strip()):
            block = lines[index + 1 :]
            if block and len(block) <= _MOST_LINES and all(_is_card_line(line[0]) for line in block):
                return Span(block[0].start(), block[-1].end())
            return None
    return _name_below(lines)


def _name_below(lines: list[re.Match[str]]) -> Span | None:
    """A last line that is a name, under one that ends a sentence."""
    if len(lines) < 2 or not lines[-2][0].rstrip().endswith((".", "!", "?", "…")):
        return None
    name = _NAME.fullmatch(lines[-1][0].strip())
    start = lines[-1].start() + lines[-1][0].find(name[0]) if name else 0
    return Span(start, start + len(name[0])) if name else None


def _is_card_line(line: str) -> bool:
    stripped = line.strip()
    return len(stripped) <= _LONGEST_LINE and not re.search(r"[a-z]{2}[.!?]$", stripped)
