"""Keeps issues away from what is not the agent's to spell: masked text, codes, names and the desk's terms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assist.proofreading.built_words import is_built_word
from assist.proofreading.issue import Issue
from assist.proofreading.locales import is_english
from assist.proofreading.opaque import opaque_spans
from assist.proofreading.proper_names import CALENDAR, is_name_place
from assist.proofreading.terms import Terms
from assist.proofreading.typo_cost import typo_cost
from assist.proofreading.words import is_word
from assist.text.document import Document
from assist.text.spans import Span
from assist.text.taken import Taken

_POSSESSIVE = re.compile(r"['’]s?$")
# “We had had it”, and “I know that that lamp works”: right unless an article or a pronoun follows.
_AFTER_THAT = r"the|an?|your|our|my|his|her|their|its|we|you|i|they|he|she|it|this|these"
_REPEATABLE = re.compile(rf"had had\b|that that (?!(?:{_AFTER_THAT})\b)", re.I)
# At the start of a sentence any word has a capital; a cheap, plain slip of a common word is still a slip.
_PLAIN_SLIP = 1.4


class Guard:
    """What may be said about one document."""

    def __init__(self, document: Document, terms: Terms, locale: str) -> None:
        self._document, self._terms, self._locale = document, terms, locale
        self._is_english = is_english(locale)
        self._masked = _marked(document.text, (mask.span for mask in document.masks))
        self._opaque = _marked(document.text, opaque_spans(document.text))
        self._known = _marked(document.text, terms.spans(document.text, locale))

    def keep(self, issues: Iterable[Issue], piece: Span) -> list[Issue]:
        """Those issues of a piece (counted from its start) that may be shown."""
        return [issue for issue in issues if self._may_say(issue, issue.span.shifted(piece.start))]

    def finish(self, issues: Iterable[Issue]) -> tuple[Issue, ...]:
        """All issues in order with the desk's preferred words added; those outweigh what overlaps them."""
        document = self._document
        preferred = [
            issue
            for issue in self._terms.preferred(document.text, self._locale)
            if not self._masked.touches(issue.span.start, issue.span.end)
        ]
        taken = _marked(document.text, (issue.span for issue in preferred))
        others = (issue for issue in issues if not taken.touches(issue.span.start, issue.span.end))
        return tuple(sorted((*preferred, *others), key=lambda issue: issue.span))

    def _may_say(self, issue: Issue, span: Span) -> bool:
        place = (span.start, span.end)
        if self._masked.touches(*place) or not len(issue.span) or self._opaque.covers(*place):
            return False
        if issue.kind == "spelling":
            return not self._is_name_or_term(issue, span)
        if _REPEATABLE.match(self._document.text, span.start, span.end + 30):
            return False
        return not self._known.covers(*place)

    def _is_name_or_term(self, issue: Issue, span: Span) -> bool:
        text = self._document.text
        word = span.of(text)
        if self._opaque.touches(span.start, span.end) or self._known.touches(span.start, span.end):
            return True
        by_dictionary = self._is_english and issue.sources != ("draftwell",)
        if by_dictionary and is_built_word(word.lower()):
            return True
        if not by_dictionary or not word[:1].isupper():
            return False  # in other languages a capital does not make a name
        best = issue.replacements[0] if issue.replacements else ""
        if best.lower().split("'")[0].rstrip("s") in CALENDAR or best.lower() in CALENDAR:
            return False
        if _POSSESSIVE.search(word) and not word.isupper() and not is_word(best):  # “Kaitlyn's”: a person's
            return True
        return is_name_place(text, span.start) or not best or typo_cost(word, best) > _PLAIN_SLIP


def _marked(text: str, spans: Iterable[Span]) -> Taken:
    marked = Taken(len(text))
    for span in spans:
        marked.take(span.start, span.end)
    return marked
