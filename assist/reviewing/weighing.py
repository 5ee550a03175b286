"""How heavily each sentence weighs on its reader, beside what single words of it say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from assist.reviewing.edits import Edit, Finding, apply_edits
from assist.reviewing.roles import SentenceRole
from assist.text.document import Document
from assist.text.sentences import Sentence
from assist.text.spans import Span
from assist.text.taken import Taken

RULE = "polarity.negative"
# Probabilities from which a sentence is shown, and up to which words of it that are on a list are not; both
# chosen on batches that were not fitted on (docs/benchmarks.md).
_SHOWN = 0.6
_HARMLESS = 0.15
_LISTS = "negativity."  # the lexicon's rules: what a trainer's own rule says is always told
_ON_TONE = frozenset({"negative_wording", "blame", "policy_wall", "customer_effort", "shouting"})
_FEWEST_WORDS = 3
_OTHER_ROLES = frozenset(
    {"greeting", "thanks", "acknowledgement", "apology", "question", "closing", "signature"}
)
_MESSAGE = "This sentence weighs on the reader, and nothing in it eases that."
_ADVICE = "Say it once and calmly, with its reason; put what is possible or what happens next beside it."


@dataclass(frozen=True, slots=True)
class Weighed:
    """Findings without those on harmless sentences, with those on heavy ones; and the heavy sentences."""

    findings: tuple[Finding, ...]
    heavy: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Weigher:
    """Weighs the sentences of a draft by the probability that each reads negative."""

    polarity_of: Callable[[str], float]

    def weigh(
        self,
        document: Document,
        roles: Sequence[SentenceRole],
        edits: Sequence[Edit],
        findings: Iterable[Finding],
    ) -> Weighed:
        """`findings` weighed against what the sentences say as a whole.

        A sentence that weighs heavily and that nothing speaks of gets a hint of its own. Where an edit
        rewords it, what it becomes is weighed.
        """
        light, heavy = set(), set()
        for sentence in document.sentences:
            chance = self.polarity_of(_as_edited(document.text, sentence, edits))
            if chance >= _SHOWN:
                heavy.add(sentence.span)
            elif chance < _HARMLESS:
                light.add(sentence.span)
        kept = tuple(one for one in findings if not (_is_listed(one) and _lies_in(one.span, light)))
        hints = _hints(document, roles, frozenset(heavy), edits, kept)
        return Weighed((*kept, *hints), frozenset(heavy))


def _is_listed(finding: Finding) -> bool:
    return finding.severity == "hint" and (finding.rule_id or "").startswith(_LISTS)


def _lies_in(span: Span, places: Iterable[Span]) -> bool:
    return any(place.contains(span) for place in places)


def _as_edited(text: str, sentence: Sentence, edits: Iterable[Edit]) -> str:
    """What becomes of a sentence that no edit joins to its neighbours."""
    span = sentence.span
    inside = [edit for edit in edits if edit.applied and span.contains(edit.span)]
    if not inside:
        return sentence.text
    moved = [replace(edit, span=edit.span.shifted(-span.start)) for edit in inside]
    return apply_edits(span.of(text), moved)


def _hints(
    document: Document,
    roles: Sequence[SentenceRole],
    heavy: frozenset[Span],
    edits: Iterable[Edit],
    findings: Sequence[Finding],
) -> Iterator[Finding]:
    """A hint on each heavy sentence of the writer's own that no finding tells to say kinder."""
    length = len(document.text)
    told = Taken(length, (one.span for one in findings if one.kind in _ON_TONE))
    others = (one.span for one in findings if one.kind not in _ON_TONE)
    taken = Taken(length, chain(others, (edit.span for edit in edits)))
    masked = (mask.span for mask in document.masks)
    closed = Taken(length, chain(masked, (part.span for part in document.protected)))
    for sentence, role in zip(document.sentences, roles, strict=True):
        place = (sentence.span.start, sentence.span.end)
        if sentence.span in heavy and role.role not in _OTHER_ROLES and not closed.touches(*place):
            free = _longest_free(sentence.span, taken)
            if not told.touches(*place) and len(free.of(document.text).split()) >= _FEWEST_WORDS:
                yield Finding("negative_wording", "hint", _MESSAGE, _ADVICE, free, RULE)


def _longest_free(span: Span, taken: Taken) -> Span:
    """The longest stretch of `span` that is not taken."""
    longest, start = Span(span.start, span.start), span.start
    for at in range(span.start, span.end + 1):
        if at == span.end or taken.touches(at, at + 1):
            longest = max(longest, Span(start, at), key=len)
            start = at + 1
    return longest
