"""“Have sent it yesterday”: a time that is over takes the simple past."""

from __future__ import annotations

from collections.abc import Iterator

from assist.proofreading.issue import Issue
from assist.proofreading.slips.clauses import PREPOSITIONS
from assist.proofreading.slips.lexicon import inflected, lemma, tags
from assist.proofreading.slips.tokens import Token
from assist.proofreading.slips.word_classes import word_class
from assist.text.spans import Span

Words = tuple[Token, ...]
_LAST = word_class("past_times")
_SUBJECTS = {"i", "we", "you", "they", "he", "she", "it"}
# After one of these the time belongs to something else: “the parcel that was sent yesterday”.
_ENDS = word_class("openers") | {
    "that",
    "which",
    "who",
    "and",
    "or",
    "from",
    "of",
    "by",
    "before",
    "after",
    "than",
}
_FAR = 9


def find_finished_times(words: Words) -> Iterator[Issue]:
    """Issues of one sentence."""
    for at in range(1, len(words) - 2):
        if words[at].word not in {"have", "has"} or words[at - 1].word not in _SUBJECTS:
            continue
        verb = words[at + 1]
        past = inflected(lemma(verb.word, "VERB"), "VBD")
        if "VBN" in tags(verb.word) and verb.is_plain and _is_over(words, at + 2) and not _asks(words, at):
            span = Span(words[at].start, verb.start + len(verb.word))
            message = "The time is over: write the simple past."
            yield Issue(span, "grammar", "error", (past,), message, "SLIP_FINISHED_TIME", ("draftwell",))


def _asks(words: Words, at: int) -> bool:
    return any(token.word == "if" for token in words[max(0, at - 3) : at])


def _is_over(words: Words, at: int) -> bool:
    """Whether a time that is over ends this clause, with nothing before it that it could belong to."""
    for place in range(at, min(at + _FAR, len(words))):
        word, before = words[place].word, words[place - 1].word
        if word in {"yesterday", "ago"}:
            return True
        if word == "last" and place + 1 < len(words) and words[place + 1].word in _LAST:
            return True
        is_object = place == at or before in PREPOSITIONS
        if not words[place].is_word and not word[:1].isdigit():
            return False
        if word in _ENDS or (word in _SUBJECTS and not is_object):
            return False
        if tags(word) & {"VBN", "VBD"} and not tags(word) & {"NN"}:
            return False
    return False
