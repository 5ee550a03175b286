"""Words that put the fault on the customer."""

from __future__ import annotations

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "blame"


def check(context: CheckContext) -> list[Finding]:
    """One finding for each reproach; hedged, denied and conditional ones are left alone."""
    words = load_lexicon(KIND)
    found: list[Finding] = []
    for sentence, prose in context.sentences():
        if words.has("harmless", prose):
            continue
        hits = words.find("reproach", context.prose, sentence.span)
        found += [words.finding(Span(*match.span())) for match in hits]
    return found[:1]
