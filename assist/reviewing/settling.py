"""Edits from several sources made into one list without overlaps."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assist.reviewing.edits import Edit
from assist.text.spans import Span

# A wording edit may swallow a word that proofreading mends; then the mended word goes into the wording.
_KIND_ORDER = {"wording": 0, "repair": 1, "spelling": 2, "grammar": 3, "spacing": 4}


def settle(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits in the order of the draft; of two applied edits that overlap, one keeps its place.

    Wording comes before repairs, repairs before proofreading. A spelling or grammar edit inside a wording
    edit is carried over into its replacement where the wrong word was copied there, dropped where the wording
    leaves no wrong word, and otherwise shown without being applied.
    """
    ranked = sorted(edits, key=lambda edit: (_KIND_ORDER[edit.kind], edit.span.start, -edit.span.end))
    applied: list[Edit] = []  # by place, none overlaps another
    shown: list[Edit] = []
    for edit in ranked:
        first, last = _rivals(applied, edit.span)
        rivals = applied[first:last]
        if any(_makes_needless(other, edit) for other in rivals):
            continue
        if not edit.applied or edit.effect == "offer":
            shown.append(replace(edit, applied=False))
        elif not rivals:
            applied.insert(first, edit)
        elif (carried := _carry(edit, rivals)) is not None:
            applied[first] = carried
        else:
            shown.append(replace(edit, applied=False))
    return tuple(sorted([*applied, *shown], key=lambda edit: (edit.span, not edit.applied, edit.rule_id)))


def _rivals(applied: Sequence[Edit], span: Span) -> tuple[int, int]:
    """Where those stand in `applied` that cannot be applied together with an edit of `span`.

    They share a character with it, or are another insertion at its place.
    """
    first = bisect_left(applied, span.start, key=lambda edit: edit.span.end)
    while first < len(applied) and not _collide(span, applied[first].span) and applied[first].span < span:
        first += 1
    last = first
    while last < len(applied) and _collide(span, applied[last].span):
        last += 1
    return first, last


def _collide(one: Span, other: Span) -> bool:
    """Whether both cannot be applied: a shared character, or two insertions at one place."""
    return one.overlaps(other) or one == other


def _makes_needless(wording: Edit, fix: Edit) -> bool:
    """Whether a fix is about words that a rewording leaves out or has mended."""
    proof = fix.kind in {"spelling", "grammar", "spacing"}
    inside = wording.kind == "wording" and wording.span.contains(fix.span)
    wrong = re.compile(rf"(?<!\w){re.escape(fix.original)}(?!\w)")
    return proof and inside and not wrong.search(wording.replacement)


def _carry(edit: Edit, rivals: Sequence[Edit]) -> Edit | None:
    """The rival with `edit`'s fix in its replacement, if the wrong word was copied there just once."""
    if len(rivals) != 1 or rivals[0].kind != "wording" or not rivals[0].span.contains(edit.span):
        return None
    copied = re.compile(rf"(?<!\w){re.escape(edit.original)}(?!\w)")
    replacement, times = copied.subn(lambda _: edit.replacement, rivals[0].replacement)
    if times != 1:
        return None
    message = f"{rivals[0].message} Also: {edit.message}"
    return replace(rivals[0], replacement=replacement, message=message)


def framed(text: str, edit: Edit) -> Edit:
    """The same edit on whole words, without the words that its two sides share at both ends.

    An edit that only adds words keeps one to point at. Alternatives are framed alike, or the edit stays wide.
    """
    wide = _on_whole_words(text, edit)
    sides = (wide.original, wide.replacement, *wide.alternatives)
    start = min(_shared(wide.original, side) for side in sides[1:])
    end = min(_shared(wide.original[start:][::-1], side[start:][::-1]) for side in sides[1:])
    if start + end >= len(wide.original) and start:
        start = max(wide.original[: start - 1].rstrip().rfind(" ") + 1, 0)
    return _cut(wide, start, end)


def _cut(edit: Edit, start: int, end: int) -> Edit:
    def side(words: str) -> str:
        return words[start : len(words) - end]

    return replace(
        edit,
        span=Span(edit.span.start + start, edit.span.end - end),
        original=side(edit.original),
        replacement=side(edit.replacement),
        alternatives=tuple(map(side, edit.alternatives)),
    )


def _on_whole_words(text: str, edit: Edit) -> Edit:
    """The edit, grown to where words begin and end, so that nobody reads half a word."""
    start, end = edit.span.start, edit.span.end
    while start and start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    before, after = text[start : edit.span.start], text[edit.span.end : end]
    return replace(
        edit,
        span=Span(start, end),
        original=text[start:end],
        replacement=before + edit.replacement + after,
        alternatives=tuple(before + words + after for words in edit.alternatives),
    )


def _shared(one: str, other: str) -> int:
    """Length of the common beginning, back to a blank between words."""
    shared = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    shared = min(len(one), len(other)) if shared is None else shared
    while shared and not one[shared - 1].isspace():
        shared -= 1
    return shared
