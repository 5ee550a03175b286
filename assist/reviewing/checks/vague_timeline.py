"""A promise without a date, a duration or a trigger."""

from __future__ import annotations

import re

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import Lexicon, load_lexicon
from assist.reviewing.checks.wordlists.times import names_a_time, names_a_trigger
from assist.reviewing.edits import Finding
from assist.text.sentences import Sentence
from assist.text.spans import Span

KIND = "vague_timeline"
_SOUNDS = 0.55  # probability from which the tone alone is enough
_IF = re.compile(r"\W*(?:if|should you|in case)\b", re.I)  # what may never happen needs no date
_GOES_ON = re.compile(
    r"(?:(?:so|and|then)\W+)?(?:it|they|that|this|you(?:'ll| will| should| can)|we expect|expect|the date)\b",
    re.I,
)


def check(context: CheckContext) -> list[Finding]:
    """One finding for each vague time in a sentence (or its follow-up) that names no real one."""
    words = load_lexicon(KIND)
    sentences = context.sentences
    found: list[Finding] = []
    for number, (sentence, prose) in enumerate(sentences):
        following = sentences[number + 1][1] if number + 1 < len(sentences) else ""
        if _is_clear(prose) or (_GOES_ON.match(following) and names_a_time(following)):
            continue
        spans = _vague(words, context.prose, sentence.span)
        if not spans and _sounds_vague(words, context, sentence, prose):
            spans = [sentence.span]
        found += [words.finding(span) for span in spans]
    return found or _bare_promises(words, context)


def _is_clear(prose: str) -> bool:
    return names_a_time(prose) or names_a_trigger(prose)


def _sounds_vague(words: Lexicon, context: CheckContext, sentence: Sentence, prose: str) -> bool:
    """Whether the tone alone is that of a vague promise of something that will happen."""
    if _IF.match(prose) or not context.sounds(sentence, "vague", _SOUNDS):
        return False
    return not words.has("idiom", prose)


def _vague(words: Lexicon, prose: str, span: Span) -> list[Span]:
    """Vague expressions of a sentence that looks ahead."""
    text = span.of(prose)
    if words.has("idiom", text) or words.has("customers_turn", text):
        return []
    ahead = words.has("ahead", text)
    groups = ("always_vague", "vague_ahead") if ahead else ("always_vague",)
    return [Span(*match.span()) for group in groups for match in words.find(group, prose, span)]


def _bare_promises(words: Lexicon, context: CheckContext) -> list[Finding]:
    """ "We'll be in touch" in a draft that names no time and no trigger anywhere."""
    if _is_clear(context.prose):
        return []
    return [
        words.finding(Span(*match.span()), message=words.tables["bare"]["message"])
        for sentence, prose in context.sentences
        if not words.has("idiom", prose)
        for match in words.find("bare_promise", context.prose, sentence.span)
    ]
