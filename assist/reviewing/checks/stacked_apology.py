"""More apologies than one reply can carry."""

from __future__ import annotations

from itertools import pairwise

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "stacked_apology"
_MOST = 2  # one at the start and, in a long reply, one at the end


def check(context: CheckContext) -> list[Finding]:
    """One finding at the apology that is one too many; two in a row are already one too many."""
    words = load_lexicon(KIND)
    hits: list[tuple[int, Span]] = []
    for number, (sentence, prose) in enumerate(context.sentences):
        if not words.has("no_apology", prose):
            hits += [
                (number, Span(*match.span())) for match in words.find("apology", context.prose, sentence.span)
            ]
    for (before, _), (after, span) in pairwise(hits):
        if after - before <= 1:
            return [words.finding(span, "hint")]
    return [words.finding(hits[_MOST][1], "hint")] if len(hits) > _MOST else []
