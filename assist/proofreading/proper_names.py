"""Where a capital can only mean a name, and known names to check a text with in place of strange ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assist.proofreading.issue import Issue
from assist.proofreading.near_words import near_words
from assist.proofreading.slips.lexicon import tags
from assist.proofreading.typo_cost import typo_cost
from assist.text.spans import Span, any_overlaps

# Capitalised words that are misspelt rather than names: the calendar's, whose spelling everyone shares.
CALENDAR = frozenset(
    {*("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")}
    | {*("january", "february", "march", "april", "june", "july", "august", "september", "october")}
    | {*("november", "december", "christmas", "easter", "english", "french", "german", "spanish")}
)
_SENTENCE_START = re.compile(
    r"(?:^|(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bProf)(?<!\bSt)[.!?:…]['\"”’)\]]*\s+|\n)[\s\"“‘'(\[*•-]*$"
)
_GREETED = re.compile(
    r"(?:^|\n)\s*(?:hi|hello|hey|dear|thanks|thank you|cheers|good (?:morning|afternoon|evening))[, ]+$", re.I
)
_SEEN_BEFORE = 40  # characters

# Words with a capital within a sentence or within themselves, and by themselves: no part of a link or a code.
_STRANGE = re.compile(
    r"(?<![\w@./\\:#&'’+-])(?:[^\W\d_a-z][^\W\d_A-Z]{2,}|[A-Za-z]*[a-z][A-Z][A-Za-z]*)(?![\w@/\\&+]|[.-]\w)"
)
_CAMEL = re.compile(r"[a-z][A-Z]")
_NAMES_ALONE = re.compile(r"(?:[^\W\d_a-z][^\W\d_A-Z]+[ .]{0,2}){1,3}$")
# Names that Harper knows and has nothing to say about, by length.
_KNOWN = {
    len(name): name
    for name in (
        *("Tom", "Anna", "Maria", "Robert", "Michael", "Jonathan", "Catherine", "Maximilian"),
        *("Christopher", "Philadelphia", "Massachusetts", "Constantinople"),
    )
}
_CALENDAR_SLIP = 2.5  # more than any slip of a weekday or a month costs


def is_name_place(text: str, at: int) -> bool:
    """Whether a capital at `at` means a name: within a sentence or after a greeting."""
    return is_greeted(text, at) or not _SENTENCE_START.search(text[max(0, at - _SEEN_BEFORE) : at])


def is_greeted(text: str, at: int) -> bool:
    """Whether a greeting ends at `at`."""
    return _GREETED.search(text[max(0, at - _SEEN_BEFORE) : at]) is not None


def with_known_names(text: str) -> tuple[str, tuple[Span, ...]]:
    """`text` in the same length with known names for strange ones, and where these stand.

    Harper looks for what an unknown word may have been meant to be, which takes it up to 20 ms a word (half
    of its time on replies that name people, measured), and what it says of a name is never shown.
    """
    spans = tuple(_strange_names(text))
    parts, end = [], 0
    for span in spans:
        parts += [text[end : span.start], _KNOWN[len(span)]]
        end = span.end
    return "".join([*parts, text[end:]]), spans


def is_about_name(issue: Issue, names: Iterable[Span]) -> bool:
    """Whether an issue is about one of the names that stand for others.

    Grammar right beside one counts: “an” or “its” may be right before one name and wrong before another.
    """
    beside = 0 if issue.kind == "spelling" else 2
    start, end = max(0, issue.span.start - beside), issue.span.end + beside
    return any_overlaps(Span(start, end), names)


def _strange_names(text: str) -> Iterator[Span]:
    for match in _STRANGE.finditer(text):
        word, (start, end) = match.group(), match.span()
        if text.startswith(f" {word}", end) or text.endswith(f"{word} ", 0, start):
            continue  # said twice
        if len(word) in _KNOWN and (
            _CAMEL.search(word) or (_is_strange(word) and _is_name(text, start, word))
        ):
            yield Span(start, end)


def _is_name(text: str, start: int, word: str) -> bool:
    return is_name_place(text, start) or (_stands_alone(text, start) and not near_words(word))


def _stands_alone(text: str, at: int) -> bool:
    """Whether its line holds names only, as the last of a letter does."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return start > 0 and _NAMES_ALONE.match(text[start : end if end >= 0 else len(text)]) is not None


@lru_cache(maxsize=20_000)
def _is_strange(word: str) -> bool:
    """Whether no dictionary has `word`, and it is no slip of a word of the calendar."""
    lower = word.lower()
    return not tags(lower) and all(typo_cost(lower, day) > _CALENDAR_SLIP for day in _alike(lower))


def _alike(lower: str) -> Iterator[str]:
    """Words of the calendar that `lower` may be a slip of: about as long, and beginning like it."""
    return (
        day
        for day in CALENDAR
        if abs(len(lower) - len(day)) <= 2
        and (lower[0] in day[:2] or day[0] in lower[:2])
        and len({*day} - {*lower}) <= 2
    )
