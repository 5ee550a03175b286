"""Parts of a line that patterns may copy but never look into: links, addresses, code, quotes, templates."""

from __future__ import annotations

import re

from phrasebook.patterns.folding import Opaque

DIALLED = re.compile(r"(?<![\w*#])[*#]{1,3}\d+(?:\*\d+)*#(?!\w)")  # "*62#", as it stands
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("code", re.compile(r"`[^`\n]+`")),
    ("template", re.compile(r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|</?[A-Za-z][^<>\n]{0,200}>")),
    ("link", re.compile(r"(?:https?://|www\.)[^\s<>\"']*[^\s<>\"'.,;:!?)\]]")),
    ("code", DIALLED),
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),
    (
        "quote",
        re.compile(
            r"\"[^\"\n]+\"|“[^”\n]+”|«[^»\n]+»|„[^“”\n]+[“”]|(?<!\w)‘[^’\n]+’(?!\w)|(?<![\w'])'[^'\n]+'(?![\w'])"
        ),
    ),
)


def find_opaque(text: str) -> tuple[Opaque, ...]:
    """The opaque parts of `text` in order, not overlapping; where two do, the earlier and longer stays."""
    found = [Opaque(*match.span(), kind) for kind, pattern in _KINDS for match in pattern.finditer(text)]
    kept: list[Opaque] = []
    for part in sorted(found, key=lambda part: (part.start, -part.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return tuple(kept)
