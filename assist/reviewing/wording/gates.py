"""The gates every wording edit passes, in order. Each returns why it refuses, or None.

1 mask, 2 copy, 3 tokens, 4 ledger (bounds and polarity), 5 novelty, 6 leaning clauses, 7 the frame.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from assist.reviewing.wording.fact_tokens import fact_tokens
from assist.reviewing.wording.frames import (
    any_first,
    clause_inside,
    echo_after,
    lost_condolence,
    more_things,
    needs_negation,
    reassurance,
    those_left_out,
    told_of_last,
)
from assist.reviewing.wording.leaning import (
    hanging_words,
    leaning_clause,
    stranded_piece,
    subjectless_verb,
    undenied,
)
from assist.reviewing.wording.ledger import (
    flipped,
    keeps_refusal,
    listed,
    lost_bounds,
    lost_hedges,
    new_promises,
    reading,
)
from phrasebook.english.inflecting import any_lemma
from phrasebook.english.words import tag_of
from phrasebook.patterns.folding import Opaque
from phrasebook.replacing import Match
from phrasebook.rule import Rule

# Adverbs that only a negated sentence can end with.
_NEGATED_TAIL = re.compile(
    r"\s+(?:either|yet|so far|at all|any ?more|any longer)\b(?=\s*(?:[.,;:!?)\n]|$))", re.IGNORECASE
)
_NEGATION = re.compile(
    r"n['’]t\b|\b(?:not|cannot|no|never|nobody|nothing|none|without|unable)\b", re.IGNORECASE
)
_BAD = re.compile(
    rf"{_NEGATION.pattern}|\b(?:locked|blocked|closed|frozen|disabled|suspended|paused|out|un\w+able|impossible)\b",
    re.IGNORECASE,
)
# "no guests or any pets": words that mean something else without their negation.
_DENIED = re.compile(
    r"\b(?:or any\w*|any(?:one|body|thing|where)?(?= \w+s\b)|n?either|whatsoever|at all)\b", re.IGNORECASE
)
_TEMPLATE_SIGNS = re.compile(r"[{}@.\[\]]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match that wants to replace `source[match.start:match.end]`."""

    source: str
    match: Match
    opaque: tuple[Opaque, ...]
    sentence_starts: tuple[int, ...]

    @property
    def before(self) -> str:
        """The words that would go."""
        return self.source[self.match.start : self.match.end]

    @property
    def after(self) -> str:
        """The words that would come."""
        return self.match.replacement or ""


@dataclass(frozen=True, slots=True)
class Refused:
    """The gate that stopped a match, and why."""

    gate: str
    reason: str


def refusal_of(proposal: Proposal) -> Refused | None:
    """The first gate that refuses, or None when the edit may pass."""
    for name, gate in GATES:
        reason = gate(proposal)
        if reason is not None:
            return Refused(name, reason)
    return None


def mask_gate(proposal: Proposal) -> str | None:
    """Links, code, quotes, templates: copied whole or left alone."""
    match = proposal.match
    for part in proposal.opaque:
        if part.end <= match.start or part.start >= match.end:
            continue
        text = proposal.source[part.start : part.end]
        if (
            part.start < match.start
            or part.end > match.end
            or proposal.after.count(text) < proposal.before.count(text)
        ):
            return f"would touch the {part.kind} {text!r}"
    return None


def copy_gate(proposal: Proposal) -> str | None:
    """What claims to be copied is in the draft, letter for letter but for the first one's case."""
    for piece in proposal.match.pieces:
        if piece.kind != "copied" or piece.start < 0:
            continue
        original = proposal.source[piece.start : piece.end]
        if _uncased(original) != _uncased(piece.text):
            return f"{piece.text!r} is not what the draft says ({original!r})"
        if piece.text.casefold().strip(" .,") not in proposal.after.casefold():
            return f"{piece.text!r} got lost on the way"
    return None


def _uncased(text: str) -> str:
    return text[:1].lower() + text[1:]


def token_gate(proposal: Proposal) -> str | None:
    """Numbers, amounts, links, names, calendar and unit words: all there, none new."""
    drops = frozenset(proposal.match.rule.drops)
    before = fact_tokens(proposal.before, starts=_starts_in(proposal))
    after = fact_tokens(proposal.after, starts=frozenset({0}))
    lost = Counter(
        {token: count for token, count in (before.needed - after.seen).items() if token not in drops}
    )
    if lost:
        return f"would lose {min(lost)!r}"
    licensed = listed("units") & frozenset(proposal.match.rule.adds)  # "working", "day": words before numbers
    new = Counter(
        {token: count for token, count in (after.needed - before.seen).items() if token not in licensed}
    )
    return f"would bring in {min(new)!r}" if new else None


def _starts_in(proposal: Proposal) -> frozenset[int]:
    start = proposal.match.start
    return frozenset(at - start for at in proposal.sentence_starts if start <= at < proposal.match.end)


def ledger_gate(proposal: Proposal) -> str | None:
    """Limits, hedges and refusals are still stated, and nothing is promised that was not."""
    rule = proposal.match.rule
    before, after = reading(proposal.before), reading(proposal.after)
    drops = frozenset(rule.drops)
    lost = [
        name
        for name in lost_bounds(before, after)
        if name not in drops and not _kept_by_time(rule.preserves, name, proposal)
    ]
    if lost:
        return f"the limit {lost[0]!r} would go"
    hedges = [word for word in lost_hedges(before, after) if word not in drops]
    if hedges:
        return f"the hedge {hedges[0]!r} would go"
    promised = [word for word in new_promises(before, after) if word not in rule.adds]
    if promised:
        return f"{promised[0]!r} would promise more than the draft does"
    return _polarity(proposal, before, after)


def _kept_by_time(preserves: str, bound: str, proposal: Proposal) -> bool:
    """Whether "until next month" became "will be available next month": the time itself is the limit."""
    if preserves != "limit" or bound not in {"until", "before", "after"}:
        return False
    return bool(fact_tokens(proposal.after, starts=frozenset({0})).times)


def _polarity(proposal: Proposal, before: str, after: str) -> str | None:
    if proposal.match.rule.preserves == "refusal" and not keeps_refusal(before, after):
        return "the refusal would no longer be stated"
    if _NEGATED_TAIL.match(proposal.source, proposal.match.end) and not _NEGATION.search(proposal.after):
        return "the words after it need the negation"
    turned = flipped(before, after)
    if turned and not (
        proposal.match.rule.preserves == "limit" and fact_tokens(proposal.after, starts=frozenset({0})).times
    ):
        return f"not {turned[0]!r} would become {turned[0]!r}"
    return None


def novelty_gate(proposal: Proposal) -> str | None:
    """Every content word is the draft's, an inflection of one, or licensed by the rule."""
    rule = proposal.match.rule
    said = " ".join((*rule.say, *rule.adds))
    words = _words(proposal.before) | _words(said)
    new = [word for word in reading(proposal.after).split() if word.isalpha() and not tag_of(word)]
    new = [word for word in new if word not in words]
    if not new:
        return None
    known = _lemmas(proposal.before) | _lemmas(said)
    for word in new:
        if word not in known and any_lemma(word) not in known:
            return f"{word!r} comes from nowhere"
    return None


@lru_cache(maxsize=2048)
def _words(text: str) -> frozenset[str]:
    words = reading(_TEMPLATE_SIGNS.sub(" ", text)).split()
    return frozenset([*words, *(word.removesuffix("'s") for word in words if word.endswith("'s"))])


@lru_cache(maxsize=2048)
def _lemmas(text: str) -> frozenset[str]:
    words = _words(text)
    return words | {any_lemma(word) for word in words}


def leaning_gate(proposal: Proposal) -> str | None:
    """What follows does not live on words that would go, nor "any" on a negation behind it or gone."""
    denied = undenied(proposal.before, proposal.after)
    if any_first(proposal.after) or (denied and denied.lower() not in proposal.match.rule.adds):
        return "'any' needs its negation before it"
    following = proposal.source[proposal.match.end :]
    leaning = (
        leaning_clause(proposal.before, proposal.after, following)
        or hanging_words(proposal.before, proposal.after, following)
        or subjectless_verb(proposal.before, proposal.after, following)
        or stranded_piece(proposal.before, proposal.after, following)
    )
    return f"{leaning!r} needs its verb" if leaning else None


def frame_gate(proposal: Proposal) -> str | None:
    """No good news where the words around it need the bad, no clause or half a list taken for a thing."""
    match = proposal.match
    following = proposal.source[match.end :]
    if len(_BAD.findall(proposal.before)) > len(_BAD.findall(proposal.after)):
        needing = needs_negation(proposal.source[: match.start], following, after=proposal.after)
        if needing:
            return f"{needing!r} needs the negation"
        denied = _DENIED.search(proposal.after)
        if denied and denied[0].lower() not in match.rule.adds:
            return f"{denied[0]!r} belongs to a negation"
        harm = reassurance(proposal.before)
        if harm and not _writes(match.rule, harm.split()[-1]):
            return f"{harm!r} reassures"
    sorrow = lost_condolence(
        proposal.before, proposal.after, proposal.source[match.start : match.start + 200]
    )
    if sorrow:
        return f"{sorrow!r} is owed to a death"
    rest = (
        echo_after(proposal.before, following)
        or (more_things(following) or told_of_last(following) if _moves_end(proposal) else None)
        or those_left_out(proposal.before, proposal.after, following)
    )
    if rest:
        return f"{rest!r} belongs to what would go"
    copied = (piece.text for piece in match.pieces if piece.kind == "copied")
    swallowed = next(filter(None, map(clause_inside, copied)), None)
    return f"{swallowed!r} is a clause of its own" if swallowed else None


def _writes(rule: Rule, word: str) -> bool:
    """Whether the rule's own patterns name the word: whoever wrote it there has thought of it."""
    return re.search(rf"\b{re.escape(word.lower())}\b", " ".join(rule.find)) is not None


def _moves_end(proposal: Proposal) -> bool:
    """Whether the match's last word is no longer at its end."""
    last = proposal.before.rstrip(" .,").rpartition(" ")[2].casefold()
    return not proposal.after.rstrip(" .,").casefold().endswith(last)


GATES: tuple[tuple[str, Callable[[Proposal], str | None]], ...] = (
    ("mask", mask_gate),
    ("copy", copy_gate),
    ("tokens", token_gate),
    ("ledger", ledger_gate),
    ("novelty", novelty_gate),
    ("leaning", leaning_gate),
    ("frame", frame_gate),
)
