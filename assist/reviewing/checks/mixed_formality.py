"""A stiff phrase and a chatty one in the same reply."""

from __future__ import annotations

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "mixed_formality"


def check(context: CheckContext) -> list[Finding]:
    """One finding at the first chatty word of a reply that is otherwise stiff."""
    words = load_lexicon(KIND)
    stiff = next(words.find("stiff", context.prose), None)
    chatty = next(words.find("chatty", context.prose), None)
    if stiff is None or chatty is None:
        return []
    message = f'"{stiff.group()}" and "{chatty.group()}" do not go together.'
    return [words.finding(Span(*chatty.span()), "hint", message=message)]
