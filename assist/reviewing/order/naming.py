"""Sentences that begin with "It" or "Its", with the name of what the sentence before them is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assist.reviewing.order.blocks import Line
from assist.reviewing.order.wordings import fold

_SINGULAR = (
    r"(?:is|was|has|will|can|may|could|must|won't|isn't|can't|now|no longer|ends|expires|starts|runs|comes|"
    r"goes|works|opens|closes|arrives|leaves|ships|stays|keeps|covers|includes|costs|moves|allows|takes|gets|lets|"
    r"supports|fits|installs|reads|holds|carries|lapses|stops)"
)
_IN_NAME = r"(?!(?:on|in|at|of|for|from|to|with|by|until|end|run|and|or|you|we|is|was|has)\b)[a-zà-ÿ][\w'-]*"
# "Your pass expires on 31 July", "Version 12 starts twice as quickly": the first words name one thing, once.
_SUBJECT = re.compile(
    rf"(?:(?:your|the|our) (?:{_IN_NAME} ){{0,3}}?(?!\w*[^su\W]s\b){_IN_NAME}|version [\d.]*\d)"
    rf"(?= {_SINGULAR}\b)"
)
_PRONOUN = re.compile(r"it(?:'s|s)?(?= \w)")
# "It is important that", "it looks like rain", "it rains": stands for nothing.
_FOR_NOTHING = re.compile(
    r"it(?:'s| is| was| will be)? (?:(?:important|possible|clear|true|likely|worth|time|up to|because|why|"
    r"how|what|seems?|looks?|appears?|means?|happen\w*|turns?|turned|rain\w*|snow\w*|depends|my|our|your)\b"
    r"|\w+ (?:to|that)\b)"
)
# Things that "it" might mean beside the subject.
_THING = re.compile(r"\b(?:your|the|our|an?|this|that|another|one|my) (?!(?:same|first|last|whole)\b)[\w-]+")
# What is on offer with its flaw is told in this order, for the reader to choose.
_OFFERED = re.compile(
    r"\b(?:yours?(?=\W*$)|for you|available|in stock|on offer|free(?=\W*$)|to be had|if you|you may have|"
    r"set aside)\b"
)


def subjects_named(lines: Sequence[Line]) -> dict[int, str]:
    """For lines that begin with a pronoun for the subject of the line before: what may stand in its place."""
    if any(line.role == "question" for line in lines):
        return {}
    return {at: name for at in range(1, len(lines)) if (name := _name(lines[at - 1], lines[at]))}


def pronoun_length(text: str) -> int:
    """How many characters of `text` the pronoun at its beginning takes."""
    match = _PRONOUN.match(fold(text))
    return match.end() if match else 0


def with_names(lines: Sequence[Line], names: dict[int, str]) -> list[Line]:
    """`lines` with `names` in place of their pronouns."""
    return [
        replace(line, text=names[at] + line.text[pronoun_length(line.text) :]) if at in names else line
        for at, line in enumerate(lines)
    ]


def _name(before: Line, line: Line) -> str | None:
    told, folded = fold(before.text), fold(line.text)
    pronoun, subject = _PRONOUN.match(folded), _SUBJECT.match(told)
    if not (before.news and line.news and before.news != line.news and pronoun and subject):
        return None
    if _FOR_NOTHING.match(folded) or _OFFERED.search(told) or len(_THING.findall(told)) > 1:
        return None
    return before.text[: subject.end()] + _rest(pronoun[0], folded[pronoun.end() :])


def _rest(pronoun: str, after: str) -> str:
    """What follows the name: nothing, "'s", or the verb that "it's" has swallowed."""
    if pronoun == "its":
        return "'s"
    if pronoun == "it's":
        return " has" if re.match(r" (?:been|got|\w+ed)\b", after) else " is"
    return ""
