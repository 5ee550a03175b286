"""The word lists of `wordings.toml` as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@dataclass(frozen=True, slots=True)
class Wordings:
    """Patterns over folded text; those called `..._starts` match at the start of a sentence only."""

    sensitive: tuple[tuple[str, re.Pattern[str]], ...]
    sequence_starts: re.Pattern[str]
    announced: re.Pattern[str]
    time_starts: re.Pattern[str]
    conditional_starts: re.Pattern[str]
    topic_starts: re.Pattern[str]
    leaning_starts: re.Pattern[str]
    leaning_inside: re.Pattern[str]
    contrast_starts: re.Pattern[str]
    contrast_ends: re.Pattern[str]
    pointing_back: re.Pattern[str]
    farewell: re.Pattern[str]
    lead_in_starts: re.Pattern[str]
    others: re.Pattern[str]
    not_good: re.Pattern[str]
    glued_starts: re.Pattern[str]
    glued_ends: re.Pattern[str]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """`text` in lower case with straight quotes, as the patterns expect it; the same length."""
    plain = text.translate(_FOLD)
    if plain.isascii():
        return plain.lower()
    return "".join(lower if len(lower := letter.lower()) == 1 else letter for letter in plain)


@lru_cache(maxsize=1)
def wordings() -> Wordings:
    """The lists that ship with the package, read once."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return Wordings(
        sensitive=tuple((entry["topic"], _inside(entry["words"])) for entry in data["sensitive"]),
        sequence_starts=_starts(data["sequence"]["starts"]),
        announced=_inside(data["sequence"]["announced"]),
        time_starts=_starts(data["sequence"]["times"]),
        conditional_starts=_starts(data["conditional"]["starts"]),
        topic_starts=_starts(data["topics"]["starts"]),
        leaning_starts=_starts(data["links"]["leaning"]),
        leaning_inside=_inside(data["links"]["leaning_inside"]),
        contrast_starts=re.compile(rf"(?:{'|'.join(data['contrast']['starts'])})(?:,\s*|\s+)"),
        contrast_ends=re.compile(rf"(?:{'|'.join(data['contrast']['ends'])})(?=[.!]?$)"),
        pointing_back=_inside(data["links"]["pointing_back"]),
        farewell=_inside(data["farewell"]["words"]),
        lead_in_starts=_starts(data["lead_in"]["starts"]),
        others=_starts(data["others"]["starts"]),
        not_good=_inside(data["not_good"]["words"]),
        glued_starts=_starts(data["glued"]["starts"]),
        glued_ends=re.compile(rf"(?<!\w)(?:{'|'.join(data['glued']['ends'])})[.!]?$"),
    )


def _starts(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(alternatives)})(?!\w)")


def _inside(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")
