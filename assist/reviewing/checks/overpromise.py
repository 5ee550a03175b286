"""Certainty that nobody can give."""

from __future__ import annotations

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import Lexicon, load_lexicon
from assist.reviewing.edits import Finding
from assist.text.sentences import Sentence
from assist.text.spans import Span

KIND = "overpromise"
_SOUNDS = 0.5  # probability from which the tone alone is enough
_SOUNDS_SURELY = 0.9  # and from which not even bad news speaks against it
_BEFORE = (
    40  # characters in which a negation still governs the promise: "we cannot give you a full guarantee"
)


def check(context: CheckContext) -> list[Finding]:
    """One finding for each absolute promise that is not denied, conditional or the name of a warranty."""
    words = load_lexicon(KIND)
    for sentence, prose in context.sentences:
        spans = _absolute(words, context.prose, sentence.span)
        if not spans and _sounds_certain(context, sentence) and not words.has("harmless", prose):
            spans = [sentence.span]
        if spans:
            return [words.finding(spans[0])]
    return []


def _sounds_certain(context: CheckContext, sentence: Sentence) -> bool:
    """Whether the tone is that of a promise; "it can never be matched again" is bad news, not one."""
    if context.sounds(sentence, "overpromise", _SOUNDS_SURELY):
        return True
    return context.sounds(sentence, "overpromise", _SOUNDS) and not context.brings_bad_news(sentence)


def _absolute(words: Lexicon, prose: str, sentence: Span) -> list[Span]:
    hits = [Span(*match.span()) for match in words.find("absolute", prose, sentence)]
    if words.has("ahead", sentence.of(prose)):
        hits += [Span(*match.span()) for match in words.find("absolute_ahead", prose, sentence)]
    return [span for span in hits if not _is_harmless(words, prose, sentence, span)]


def _is_harmless(words: Lexicon, prose: str, sentence: Span, hit: Span) -> bool:
    """Whether the hit is negated ("cannot guarantee") or a name ("2-year guarantee")."""
    lead = prose[max(sentence.start, hit.start - _BEFORE) : hit.start]
    around = prose[max(sentence.start, hit.start - _BEFORE) : min(sentence.end, hit.end + _BEFORE)]
    if words.has("harmless", around):
        return True
    return words.has("negation", lead) and not words.has("still_absolute", hit.of(prose))
