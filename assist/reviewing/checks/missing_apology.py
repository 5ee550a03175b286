"""Our own mistake, admitted without a word of regret."""

from __future__ import annotations

import re

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

_ASKS = re.compile(
    r"\W*(?:did|was|were|is|are|do|does|have|has|had|which|who|what|when|how|where|why|can|could|would|will|may|should)"
    r"\b[^,;]*\?\s*$",
    re.IGNORECASE,
)
KIND = "missing_apology"
_SOUNDS = 0.5  # probability from which the tone alone is enough


def check(context: CheckContext) -> list[Finding]:
    """One finding at the first admission, if the draft says sorry nowhere."""
    words = load_lexicon(KIND)
    if words.has("regret", context.prose):
        return []
    for sentence, prose in context.sentences:
        if words.has("no_admission", prose) or _ASKS.match(prose):
            continue
        for match in words.find("admission", context.prose, sentence.span):
            return [words.finding(Span(*match.span()))]
        if context.sounds(sentence, "admission", _SOUNDS):
            return [words.finding(sentence.span)]
    return []
