"""A question of the customer's that no sentence answers."""

from __future__ import annotations

from assist.reviewing.checks.answers import answered
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding

KIND = "unanswered_question"


def check(context: CheckContext) -> list[Finding]:
    """One finding for each question that stays open, at the draft's last sentence, naming the question."""
    words = load_lexicon(KIND)
    written = [sentence for sentence, _ in context.sentences]
    if not written or not context.customer.asks:
        return []
    answers = zip(context.customer.asks, answered(context), strict=True)
    return [
        words.finding(written[-1].span, message=f'Still open: "{ask.text.strip()}"')
        for ask, is_answered in answers
        if not is_answered
    ]
