"""Sentences that no wording rule may touch: security advice, safety, fraud, legal notices, bereavement."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

from assist.text.sentences import Sentence
from assist.text.spans import Span

ProtectedKind = Literal["security", "safety", "fraud", "legal", "bereavement"]
# Kinds that hold for the whole letter, not only for the sentence that shows them.
_WHOLE_LETTER: tuple[ProtectedKind, ...] = ("bereavement", "security")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'"})


@dataclass(frozen=True, slots=True)
class Protected:
    """A sentence left as it is, and why."""

    span: Span
    kind: ProtectedKind


@cache
def _expressions() -> tuple[tuple[ProtectedKind, re.Pattern[str]], ...]:
    data = tomllib.loads((Path(__file__).parent / "protected.toml").read_text("utf-8"))
    return tuple(
        (cast(ProtectedKind, kind), re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE))
        for kind, words in data.items()
    )


def find_protected(sentences: Iterable[Sentence]) -> tuple[Protected, ...]:
    """The protected ones of these sentences, in order; all where the letter is about a death or theft."""
    kinds = [(sentence.span, protected_kind(sentence.text)) for sentence in sentences]
    found = {kind for _, kind in kinds}
    whole = next((kind for kind in _WHOLE_LETTER if kind in found), None)
    if whole is not None:
        return tuple(Protected(span, kind or whole) for span, kind in kinds)
    return tuple(Protected(span, kind) for span, kind in kinds if kind is not None)


@lru_cache(maxsize=4096)
def protected_kind(sentence: str) -> ProtectedKind | None:
    """Why a sentence is protected, or None."""
    straight = sentence.translate(_APOSTROPHES)
    return next((kind for kind, expression in _expressions() if expression.search(straight)), None)
