"""Words that put the fault on the customer."""

from __future__ import annotations

import re

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.sentences import Sentence
from assist.text.spans import Span

KIND = "blame"
_SOUNDS = 0.45  # probability from which the tone alone is enough
# What we do, and what may be: a reproach so begun has words of its own.
_OF_OTHERS = re.compile(r"\W*(?:we|i|our|my|should|if|when|once|in case)\b", re.IGNORECASE)


def check(context: CheckContext) -> list[Finding]:
    """One finding for each reproach; hedged, denied and conditional ones are left alone."""
    words = load_lexicon(KIND)
    found: list[Finding] = []
    for sentence, prose in context.sentences:
        if words.has("harmless", prose):
            continue
        hits = words.find("reproach", context.prose, sentence.span)
        found += [words.finding(Span(*match.span())) for match in hits]
        if not found and _sounds_like_blame(context, sentence, prose):
            found.append(words.finding(sentence.span))
    return found[:1]


def _sounds_like_blame(context: CheckContext, sentence: Sentence, prose: str) -> bool:
    """Whether the tone is that of a reproach, and the sentence neither asks for a step nor is about us."""
    if _OF_OTHERS.match(prose) or not context.sounds(sentence, "blame", _SOUNDS):
        return False
    return not context.asks_for_a_step(sentence)
