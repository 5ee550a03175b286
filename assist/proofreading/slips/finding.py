"""All slips of a text: every checker in turn, the surer ones first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from assist.proofreading.contexts.confused_words import BY_CONTEXT, find_confused
from assist.proofreading.issue import Issue
from assist.proofreading.slips.agreement import find_disagreements
from assist.proofreading.slips.counted_subjects import find_counted_subjects
from assist.proofreading.slips.finished_times import find_finished_times
from assist.proofreading.slips.inverted_clauses import find_inverted
from assist.proofreading.slips.joined_subjects import find_joined_subjects
from assist.proofreading.slips.look_alikes import find_look_alikes
from assist.proofreading.slips.noun_numbers import find_wrong_numbers
from assist.proofreading.slips.phrases import find_phrases
from assist.proofreading.slips.rare_words import find_rare_words
from assist.proofreading.slips.split_words import find_split_words
from assist.proofreading.slips.tokens import sentence_spans, tokens
from assist.proofreading.slips.verb_forms import find_verb_forms
from assist.proofreading.slips.whole_clauses import find_in_whole_clauses
from assist.text.taken import Taken

# The surer ones first.
_CHECKERS = (
    find_split_words,
    find_counted_subjects,
    find_joined_subjects,
    find_disagreements,
    find_wrong_numbers,
    find_in_whole_clauses,
    find_inverted,
    find_verb_forms,
    find_finished_times,
    find_look_alikes,
    find_rare_words,
    find_confused,
)


def find_slips(text: str) -> tuple[Issue, ...]:
    """Slips in an English `text`, in order; the first rule to see a place has it."""
    found: list[Issue] = []
    taken = Taken(len(text))
    for issue in _find(text, lower(text)):
        # Beside a slip that is sure the context proves nothing: “these form” wants one change, not two.
        apart = 2 if issue.rule_id == BY_CONTEXT else 0
        if not taken.touches(max(0, issue.span.start - apart), min(len(text), issue.span.end + apart)):
            taken.take(issue.span.start, issue.span.end)
            found.append(issue)
    return tuple(sorted(found, key=lambda issue: issue.span))


def _find(text: str, lowered: str) -> Iterator[Issue]:
    """What each checker finds, the surer ones first."""
    yield from find_phrases(text, lowered)
    for span in sentence_spans(lowered):
        found = _in_sentence(span.of(text), span.of(lowered))
        yield from (issue.shifted(span.start) for issue in found)


@lru_cache(maxsize=4096)
def _in_sentence(text: str, lowered: str) -> tuple[Issue, ...]:
    """What the checkers that never look beyond a sentence find; a keystroke costs one sentence."""
    words = tokens(text, lowered)
    return tuple(issue for find in _CHECKERS for issue in find(words))


def lower(text: str) -> str:
    """`text` in lower case with straight apostrophes and the same length."""
    return text.lower() if text.isascii() else "".join(_lower(character) for character in text)


def _lower(character: str) -> str:
    if character in "’ʼ":
        return "'"
    small = character.lower()
    return small if len(small) == 1 else character
