"""A rule as the whole answer."""

from __future__ import annotations

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "policy_wall"
_SOUNDS = 0.5  # probability from which the tone alone is enough


def check(context: CheckContext) -> list[Finding]:
    """One finding where a rule refuses, and the draft offers neither a reason for it nor another way."""
    words = load_lexicon(KIND)
    if words.has("other_way", context.prose):
        return []
    for sentence, prose in context.sentences:
        wall = next(words.find("wall", context.prose, sentence.span), None)
        if wall is None and words.has("refusal", prose):
            wall = next(words.find("rule", context.prose, sentence.span), None)
        if wall is not None and not words.has("permission", prose):
            return [words.finding(Span(*wall.span()))]
        if context.sounds(sentence, "wall", _SOUNDS) and not words.has("permission", prose):
            return [words.finding(sentence.span)]
    return []
