"""Tokens no speller may judge: ids, codes, amounts, file names, acronyms, camelCase, endless words."""

from __future__ import annotations

import re

from assist.text.spans import Span

_TOKEN = re.compile(r"\S+")
_EDGES = "\"'“”‘’()[]{}<>,;:!?.…*_"
_INNER = re.compile(
    r"""
      .*\d                                  # anything with a digit: E1047, 3XL, 60-day
    | .*[_@\\#/~=+$€£¥%^|`]                 # ids, paths, handles, and/or, amounts
    | .*[a-z]\.[a-z]{2,}                    # vireohome.com, readme.txt
    | (?:[A-Z]{2,}['’]?s?)(?:-[A-Z]+)*$     # RMA, SMSs, DC-DC
    | (?:[A-Za-z]\.?){1}\.[A-Za-z]\b        # U.S., a.m., e.g.
    | .*[a-z][A-Z]                          # MacBook, iPhone
    | (?:b?cc|rsvp|ok|id|dm|pm)['’](?:d|ed|ing)$  # cc'd
    | [A-Z]+-[A-Za-z]+$                     # USB-C, X-ray
    | .*--                                  # --verbose
    | .{101,} | .*[^\W\d_]{61,}             # no word is that long
    """,
    re.VERBOSE,
)
# A checker's time grows with the square of a word's length, so it is shown a number of the same length.
_ENDLESS = re.compile(r"\S{101,}|[^\W\d_]{61,}")
# With at least this share of its letters in capitals a text is shouted, and capitals mean nothing.
_SHOUTED = 0.6


def opaque_spans(text: str) -> tuple[Span, ...]:
    """The spans of `text` that are codes rather than words, in order."""
    letters = [character for character in text if character.isalpha()]
    shouted = len(letters) > 8 and sum(map(str.isupper, letters)) >= _SHOUTED * len(letters)
    return tuple(
        Span(start, start + len(core))
        for start, core in _cores(text)
        if _INNER.match(core) and not (shouted and core.replace("'", "").isalpha())
    )


def legible(text: str) -> str:
    """`text` in the same length, with tokens that are too long for any word made numbers."""
    return _ENDLESS.sub(lambda token: "1" * len(token[0]), text)


def _cores(text: str) -> list[tuple[int, str]]:
    """Each run of non-spaces without the punctuation around it, and where it starts."""
    found = []
    for match in _TOKEN.finditer(text):
        left = match[0].lstrip(_EDGES)
        core = left.rstrip(_EDGES)
        if core:
            found.append((match.end() - len(left), core))
    return found
