"""Our own checker: slips that both engines miss, over closed-class words and word-pair counts."""

from __future__ import annotations

from collections.abc import Iterator

from assist.proofreading.issue import Issue
from assist.proofreading.slips.agreement import find_disagreements
from assist.proofreading.slips.look_alikes import find_look_alikes
from assist.proofreading.slips.phrases import find_phrases
from assist.proofreading.slips.tokens import sentences
from assist.proofreading.slips.verb_forms import find_verb_forms


def find_slips(text: str) -> tuple[Issue, ...]:
    """Slips in an English `text`, in order; the first rule to see a place has it."""
    taken: list[Issue] = []
    for issue in _find(text, lower(text)):
        if not any(issue.span.overlaps(other.span) for other in taken):
            taken.append(issue)
    return tuple(sorted(taken, key=lambda issue: issue.span))


def _find(text: str, lowered: str) -> Iterator[Issue]:
    """What each checker finds, the surer ones first."""
    yield from find_phrases(text, lowered)
    for words in sentences(text, lowered):
        yield from find_disagreements(words)
        yield from find_verb_forms(words)
        yield from find_look_alikes(words)


def lower(text: str) -> str:
    """`text` in lower case with straight apostrophes and the same length."""
    return "".join(_lower(character) for character in text)


def _lower(character: str) -> str:
    if character in "’ʼ":
        return "'"
    small = character.lower()
    return small if len(small) == 1 else character
