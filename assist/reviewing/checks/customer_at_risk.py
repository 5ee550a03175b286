"""A customer who is angry, about to leave or talking of lawyers."""

from __future__ import annotations

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding

KIND = "customer_at_risk"
_SIGNS = ("legal", "leaving", "angry")  # the gravest first


def check(context: CheckContext) -> list[Finding]:
    """One hint at the draft's first sentence, naming the gravest sign in the customer's message."""
    words = load_lexicon(KIND)
    written = [sentence.span for sentence, _ in context.sentences]
    for sign in _SIGNS:
        if written and context.customer.says(sign):
            table = words.tables[sign]
            return [words.finding(written[0], "hint", message=table["message"], advice=table["advice"])]
    return []
