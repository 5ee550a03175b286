"""Whether a draft leads anywhere: an action, an instruction, an offer, a question."""

from __future__ import annotations

from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.checks.wordlists.times import names_a_time

_STANDS = 0.6  # probability from which a sentence only takes note
_FORWARD = 0.75  # probability from which it moves things on


def leads_on(context: CheckContext) -> bool:
    """Whether any sentence of the writer says what happens, or what the customer can do."""
    words = load_lexicon("missing_next_step")
    if "://" in context.visible or "www." in context.visible:
        return True
    for sentence, prose in context.sentences:
        stands = words.has("no_step", prose) or context.sounds(sentence, "standing", _STANDS)
        if stands and not words.has("strong_step", prose):
            continue
        if (
            context.sounds(sentence, "forward", _FORWARD)
            or words.has("step", prose)
            or prose.rstrip().endswith("?")
            or _is_dated(prose)
        ):
            return True
        if any(gives_instruction(clause) for clause in words.expression("clause_border").split(prose)):
            return True
    return False


def _is_dated(prose: str) -> bool:
    """Whether `prose` names a time that is not over: "tomorrow at 8", but not "it was made on 3 April"."""
    return names_a_time(prose) and not load_lexicon("missing_next_step").has("past", prose)


def gives_instruction(clause: str) -> bool:
    """Whether `clause` opens with a verb in the imperative, such as "restart" or "please send"."""
    match = load_lexicon("missing_next_step").expression("opening_verb").match(clause)
    return match is not None and load_lexicon("missing_next_step").has("imperative", match.group("verb"))
