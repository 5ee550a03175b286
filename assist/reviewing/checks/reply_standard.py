"""A greeting or a closing that the team's standard asks for."""

from __future__ import annotations

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "missing_greeting"


def check(context: CheckContext) -> list[Finding]:
    """At most one finding for the greeting and one for the closing; none unless the team asks for them."""
    written = [sentence.span for sentence, _ in context.sentences]
    if not written:
        return []
    words = load_lexicon("reply_standard")
    found: list[Finding] = []
    # The signature is masked, so the closing is looked for in the whole text.
    if context.standard.greeting and not words.has("greeting", written[0].of(context.prose)):
        found.append(_finding("missing_greeting", written[0]))
    if context.standard.closing and not words.has("closing", context.document.text):
        found.append(_finding("missing_closing", written[-1]))
    return found


def _finding(kind: str, span: Span) -> Finding:
    table = load_lexicon("reply_standard").tables[kind]
    return Finding(kind, "hint", table["message"], table["advice"], span)
