"""Names in a draft: capitalised words that owe their capital to nothing else."""

from __future__ import annotations

import re

from phrasebook.english.words import dictionary, tag_of

_TITLE = r"(?:Dr|Mr|Mrs|Ms|Mx|Prof|Nurse|Sir|Madam)\.?"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’&-]*"
_RUN = re.compile(rf"(?:{_TITLE} )?(?:\.?{_CAPITAL})(?: (?:{_CAPITAL}|&|of (?={_CAPITAL})))*")
_STARTS = re.compile(r"(?:\A|[.!?:…\n]['\"”’)]*\s+|^\s*(?:[-*•]|\d+[.)])\s+|[\"“(]\s*)$")
# "Hi Ana, We ...": the word after a salutation begins a sentence.
_SALUTED = re.compile(
    r"\b(?:hi|hello|hey|dear|morning|afternoon|evening)(?:,? [\w.’'-]+){0,3},\s+$", re.IGNORECASE
)
_GREETING = re.compile(r"(?:hi|hello|hey|dear|morning|afternoon|evening|thanks|you),?\s+$", re.IGNORECASE)
_NEVER = frozenset(
    {
        "i",
        "i'm",
        "i'll",
        "i've",
        "i'd",
        "ok",
        "faq",
        "pdf",
        "usb",
        "sms",
        "url",
        "vat",
        "id",
        "pin",
        "cd",
        "dvd",
    }
) | {"tv", "no", "yes", "hi", "hello", "dear"}
_LOOK_BACK = 40


def find_names(text: str) -> list[tuple[int, int]]:
    """Places of names; a sentence's first word counts when it is no common word or follows a greeting."""
    spans = []
    for run in _RUN.finditer(text):
        start = _start_of_name(text, run)
        if start is not None and run.end() - start > 1:
            spans.append((start, run.end()))
    return spans


def _start_of_name(text: str, run: re.Match[str]) -> int | None:
    words = run[0].split(" ")
    start = run.start()
    before = text[max(0, start - _LOOK_BACK) : start]
    if _SALUTED.search(before) or (_STARTS.search(before) and not _GREETING.search(before)):
        if _is_common(words[0]):
            start += len(words[0]) + 1
            words = words[1:]
    elif len(words) == 1 and words[0].lower().replace("’", "'") in _NEVER:
        return None
    return start if words and words[0].lower().replace("’", "'") not in _NEVER else None


def _is_common(word: str) -> bool:
    lower = word.lower().replace("’", "'")
    if word.isupper() and len(word) > 1:
        return lower in _NEVER
    return bool(tag_of(lower)) or lower.split("'")[0] in dictionary()
