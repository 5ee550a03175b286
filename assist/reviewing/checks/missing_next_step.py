"""A problem, and a reply that leads nowhere."""

from __future__ import annotations

from assist.reviewing.checks import vague_timeline
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.way_forward import leads_on
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.edits import Finding

KIND = "missing_next_step"
_STILL = ("standing", "admission")  # tones of sentences in which nothing happens
_STANDS = 0.4  # probability from which one of them counts


def check(context: CheckContext) -> list[Finding]:
    """One finding at the last sentence, if the customer needs something and no sentence moves it on."""
    words = load_lexicon(KIND)
    written = [sentence for sentence, _ in context.sentences]
    if not written or not _needs_something(context) or leads_on(context) or _has_its_word(context):
        return []
    if vague_timeline.check(context):
        return []  # that says what happens, and its own finding asks when
    if not any(
        words.has("no_step", prose) or any(context.sounds(sentence, tone, _STANDS) for tone in _STILL)
        for sentence, prose in context.sentences
    ):
        return []  # plain information; only thanks, sympathy and "that was us" leave the customer standing
    return [words.finding(written[-1].span)]


def _has_its_word(context: CheckContext) -> bool:
    """Whether the customer wants no more than a word on something, and the draft gives it."""
    words, customer = load_lexicon(KIND), context.customer
    if not words.has("wants_word", customer.text) or customer.says("problem"):
        return False
    return any(words.has("gives_word", prose) for _, prose in context.sentences)


def _needs_something(context: CheckContext) -> bool:
    """Whether the message reports a problem or makes a request; questions are another check's matter."""
    customer = context.customer
    if not customer.text.strip() or any(ask.kind != "request" for ask in customer.asks):
        return False
    if customer.asks or customer.says("problem"):
        return True
    return not (customer.says("content") or customer.says("for_information"))
