"""Why an item is suggested, in values an agent can check."""

from __future__ import annotations

import math

from assist.retrieval.layout import Scores
from assist.retrieval.search import Found, Heard
from assist.retrieval.suggestion import Reason, ReasonKind
from assist.retrieval.wording import WordSearch
from assist.store.records import Item

_MOST_TERMS = 8
# Below these a reason would be noise.
_LEAST_NEAREST = 0.5
_LEAST_LEARNED = 0.05
_LEAST_THREAD = 0.3
_LONGEST_QUESTION = 300


def reasons_for(found: Found, slot: int, item: Item, words: WordSearch) -> tuple[Reason, ...]:
    """Each kind of evidence that speaks for the item, weightiest kinds first."""
    main, team = found.main, found.field.scope.team
    reasons = [Reason("meaning", _rounded(main.signals.meaning[slot]))]
    terms = words.shared_words(item, main.wording)[:_MOST_TERMS]
    if terms:
        reasons.append(Reason("words", _rounded(main.signals.words[slot]), terms))
    reasons += _single("thread", main.signals.thread, slot, _LEAST_THREAD)
    if found.question and found.draft:
        reasons.append(_draft_reason(found.draft, slot, item, words))
    return (*reasons, *_past_reasons(found, main, slot, team))


def _past_reasons(found: Found, main: Heard, slot: int, team: str | None) -> list[Reason]:
    past = found.field.snapshot.past
    uses = past.uses_of(slot)
    if not uses:
        return []
    reasons = []
    question = past.question(slot, main.row_scores, team)
    if question and question.score >= _LEAST_NEAREST:
        text = _end_of(question.evidence.question)
        reasons.append(Reason("past_question", _rounded(question.score), text=text))
    if (
        main.signals.log_p is not None
        and (chance := math.exp(float(main.signals.log_p[slot]))) >= _LEAST_LEARNED
    ):
        reasons.append(Reason("learned", _rounded(chance)))
    reasons.append(Reason("used", uses))
    kept = past.kept(slot)
    return reasons if kept is None else [*reasons, Reason("kept", _rounded(kept))]


def _end_of(question: str) -> str:
    """`question`, or its end where it is long: the customer's words come after those they answer to."""
    return question if len(question) <= _LONGEST_QUESTION else f"…{question[1 - _LONGEST_QUESTION :]}"


def _draft_reason(draft: Heard, slot: int, item: Item, words: WordSearch) -> Reason:
    terms = words.shared_words(item, draft.wording)[:_MOST_TERMS]
    return Reason("draft", _rounded(draft.signals.base()[slot]), terms)


def _single(kind: ReasonKind, values: Scores | None, slot: int, least: float) -> list[Reason]:
    if values is None or values[slot] < least:
        return []
    return [Reason(kind, _rounded(values[slot]))]


def _rounded(value: float) -> float:
    return round(float(value), 4)
