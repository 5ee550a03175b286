"""Two greetings or two closings, as a saved reply pasted under an own greeting leaves them."""

from __future__ import annotations

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "doubled_greeting"


def check(context: CheckContext) -> list[Finding]:
    """One finding at the second greeting, one at the second closing."""
    words = load_lexicon(KIND)
    found: list[Finding] = []
    for group in ("greeting", "closing"):
        hits = list(words.find(group, context.prose))
        if len(hits) > 1:
            message = words.tables["messages"][group]
            found.append(words.finding(Span(*hits[1].span()), "hint", message=message))
    return found
