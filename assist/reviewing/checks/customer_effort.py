"""Work handed to the customer that the desk could do."""

from __future__ import annotations

from assist.reviewing.checks.answer_features import content_stems
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import Lexicon, load_lexicon
from assist.reviewing.edits import Finding
from assist.text.spans import Span

KIND = "customer_effort"
_SOUNDS = 0.45  # probability from which the tone alone is enough


def check(context: CheckContext) -> list[Finding]:
    """One finding where a customer with a request or a problem is sent to another place, form or person."""
    words = load_lexicon(KIND)
    if not _could_be_done_here(words, context) or words.has("done_here", context.prose):
        return []
    for sentence, _ in context.sentences:
        text = sentence.span.of(context.visible)
        if (
            words.has("their_choice", text)
            or words.has("only_they_can", text)
            or _gives_leave(words, context, text)
        ):
            continue
        groups = ("sent_away", "asked_again") if context.customer.says_already else ("sent_away",)
        for group in groups:
            for match in words.find(group, context.visible, sentence.span):
                return [words.finding(Span(*match.span()))]
        if context.sounds(sentence, "sent_away", _SOUNDS) or _has_it_already(words, context, text):
            return [words.finding(sentence.span)]
    return []


def _gives_leave(words: Lexicon, context: CheckContext, sentence: str) -> bool:
    """Whether "you can ..." tells a customer who asked what they may do: "Can we export it?" """
    if not words.has("you_can", sentence):
        return False
    return any(words.has("asks_leave", ask.text) for ask in context.customer.asks)


def _has_it_already(words: Lexicon, context: CheckContext, sentence: str) -> bool:
    """Whether the sentence asks for the very thing that the customer says they have sent."""
    if not words.has("asks_for", sentence) or words.has("something_else", sentence):
        return False
    wanted = content_stems(sentence)
    return any(wanted & content_stems(given) for given in context.customer.given)


def _could_be_done_here(words: Lexicon, context: CheckContext) -> bool:
    """Whether the customer wants something done; who asks where or how to do it wants the address."""
    customer = context.customer
    if not customer.text.strip() or customer.says("emergency"):
        return False
    if words.has("wants_address", customer.text):
        return False
    asks = customer.asks
    return not asks or any(ask.kind == "request" for ask in asks) or words.has("wants_done", customer.text)
