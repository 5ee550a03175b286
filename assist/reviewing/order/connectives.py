"""Words that make no sense at a sentence's new place: contrasts, pronouns, capitals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assist.reviewing.edits import Edit
from assist.reviewing.order.naming import pronoun_length
from assist.reviewing.order.wordings import fold, wordings
from assist.text.document import Document
from assist.text.spans import Span

# Words that are written small but at the start of a sentence.
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "we you it they he she this that these those there the a an our your their his her its my no not if "
        "as in on at for to from with without until once when while after before since because due both "
        "all some any each most please unfortunately sadly regrettably however although nothing "
        "what how why who which where everything",
    )
)
NAMING = "ordering.name"
_WHY = "Its sentence moved: nothing before it is left to contrast with."


def repairs_for(
    document: Document, order: Sequence[int], names: Mapping[int, str] | None = None
) -> tuple[Edit, ...]:
    """Edits of the draft that take back a contrast from each sentence that got a new one before it, and put
    one of `names` in place of the pronoun that began it."""
    edits = []
    for place, index in enumerate(order):
        before = order[place - 1] if place else None
        if names and index in names:
            edits.append(_name(document, index, names[index], small=_opens(document, before)))
        elif before != index - 1:
            edits += _without_contrast(document, index) or _initial(document, index, before)
        if place + 1 < len(order) and order[place + 1] != index + 1:
            edits += _stop(document, index)
    return tuple(edits)


def _stop(document: Document, index: int) -> list[Edit]:
    """A full stop for a sentence that ended without a mark and has another one after it now."""
    sentence = document.sentences[index]
    if not sentence.text[-1:].isalnum():
        return []
    return [
        Edit(
            kind="repair",
            span=Span(sentence.span.end, sentence.span.end),
            original="",
            replacement=".",
            rule_id="ordering.stop",
            message="The sentence gets a full stop at its new place.",
            why="Another sentence follows it now.",
        )
    ]


def _name(document: Document, index: int, name: str, *, small: bool) -> Edit:
    sentence = document.sentences[index]
    span = Span(sentence.span.start, sentence.span.start + pronoun_length(sentence.text))
    small = (small and name.split(maxsplit=1)[0].lower() in _SMALL) or sentence.text[:1].islower()
    return Edit(
        kind="repair",
        span=span,
        original=span.of(document.text),
        replacement=name[0].lower() + name[1:] if small else name,
        rule_id=NAMING,
        message=f"“{span.of(document.text)}” becomes “{name}” at the new place.",
        why="Its sentence moved: the one that named it comes later now.",
    )


def _initial(document: Document, index: int, before: int | None) -> list[Edit]:
    """Another first letter for a sentence that comes to stand after "Hi Tom,", or that stood there."""
    return _small(document, index) if _opens(document, before) else _capital(document, index)


def _opens(document: Document, before: int | None) -> bool:
    """Whether the sentence now before ends in a comma after which the draft goes on small."""
    if before is None or before + 1 >= len(document.sentences):
        return False
    after = document.sentences[before + 1].text
    return document.sentences[before].text.endswith(",") and after[:1].islower()


def _small(document: Document, index: int) -> list[Edit]:
    """A small letter where the first word is no name."""
    sentence = document.sentences[index]
    first = re.match(r"[A-Z][a-z]*(?=['’ ])", sentence.text)
    if first is None or first[0].lower() not in _SMALL:
        return []
    return [_letter(document, sentence.span.start, small=True)]


def _capital(document: Document, index: int) -> list[Edit]:
    """A capital for a sentence that began small only because it followed "Hi Tom,"."""
    sentence = document.sentences[index]
    after_comma = index > 0 and document.sentences[index - 1].text.endswith(",")
    if not after_comma or not sentence.text[:1].islower() or _writes_small(document, index):
        return []
    return [_letter(document, sentence.span.start, small=False)]


def _letter(document: Document, at: int, *, small: bool) -> Edit:
    span = Span(at, at + 1)
    letter = span.of(document.text)
    return Edit(
        kind="repair",
        span=span,
        original=letter,
        replacement=letter.lower() if small else letter.upper(),
        rule_id="ordering.small-letter" if small else "ordering.capital",
        message=f"The sentence gets a {'small letter' if small else 'capital'} at its new place.",
        why="It follows the greeting's comma now."
        if small
        else "It began small because it followed a comma.",
    )


def _writes_small(document: Document, but: int) -> bool:
    """Whether other sentences of the draft begin small, too."""
    return any(
        sentence.text[:1].islower() for sentence in document.sentences[:but] + document.sentences[but + 1 :]
    )


def _without_contrast(document: Document, index: int) -> list[Edit]:
    sentence = document.sentences[index]
    folded = fold(sentence.text)
    edits = []
    if opening := wordings().contrast_starts.match(folded):
        rest = sentence.text[opening.end() :]
        initial = rest[:1].upper() if sentence.text[:1].isupper() else rest[:1]
        end = sentence.span.start + opening.end() + 1
        edits.append(_edit(document, Span(sentence.span.start, end), initial, "opening"))
    if ending := wordings().contrast_ends.search(folded):
        start = sentence.span.start
        edits.append(_edit(document, Span(start + ending.start(), start + ending.end()), "", "ending"))
    return edits


def _edit(document: Document, span: Span, replacement: str, place: str) -> Edit:
    original = span.of(document.text)
    word = re.sub(r"\W+$|^\W+", "", original[:-1] if place == "opening" else original)
    return Edit(
        kind="repair",
        span=span,
        original=original,
        replacement=replacement,
        rule_id=f"ordering.contrast-{place}",
        message=f"“{word}” is left out at the new place.",
        why=_WHY,
    )
