"""What proofreading found, as edits and findings of a review."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assist.conversation import Conversation
from assist.proofreading.issue import Issue
from assist.reviewing.checks.customer import read_customer
from assist.reviewing.edits import Edit, EditKind, Finding
from assist.reviewing.wording.fact_expressions import FactKind
from assist.reviewing.wording.facts import find_facts
from assist.text.spans import Span

PREFERRED = "PREFERRED_TERM"
# Words and figures that are copied from somewhere; dates and names may be misspelt as any word.
_EXACT: frozenset[FactKind] = frozenset(
    {"time", "money", "quantity", "id", "version", "phone", "link", "email", "iban"}
)
_FIGURE_BEFORE = re.compile(r"\d[ \u00a0]?$")
_FIGURE_AFTER = re.compile(r"[.]?[ \u00a0]?\d")
_JOINED_BEFORE, _JOINED_AFTER = re.compile(r"\w[-_]$"), re.compile(r"[-_]\w")
_SHORT = 3  # letters of a part that stands for a country, a language or a test
_CAPITALS = frozenset({"HARPER_SentenceCapitalization", "UPPERCASE_SENTENCE_START"})
_ON_PURPOSE = 3  # sentences
_KINDS: dict[str, EditKind] = {
    "spelling": "spelling",
    "grammar": "grammar",
    "spacing": "spacing",
    "style": "wording",
}


def outside_facts(text: str, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues without those on how an amount, a number or a code is spelled: “kr 399” wants no “KR”."""
    return tuple(issue for issue in issues if issue.kind != "spelling" or not _is_copied(text, issue))


def _is_copied(text: str, issue: Issue) -> bool:
    """Whether the word belongs to what nobody spells as they please."""
    fact = next((fact for fact in find_facts(text) if fact.span.contains(issue.span)), None)
    return fact.kind in _EXACT if fact else _is_unit(text, issue) or _is_joined(text, issue)


def _is_joined(text: str, issue: Issue) -> bool:
    """Whether the word is a short part of a name made with hyphens, such as the “eu” of “acme-eu”."""
    start, end = issue.span.start, issue.span.end
    return end - start <= _SHORT and bool(
        _JOINED_BEFORE.search(text, max(0, start - 2), start) or _JOINED_AFTER.match(text, end)
    )


def _is_unit(text: str, issue: Issue) -> bool:
    """Whether the word stands beside a figure, and only its capitals are doubted."""
    word, (start, end) = issue.span.of(text), (issue.span.start, issue.span.end)
    beside = _FIGURE_BEFORE.search(text, max(0, start - 3), start) or _FIGURE_AFTER.match(text, end)
    return (
        beside is not None and issue.replacements[:1] != () and issue.replacements[0].lower() == word.lower()
    )


def proof_edits(text: str, issues: Iterable[Issue]) -> Iterator[Edit]:
    """An edit for each error that has a fix; applied only where the engines agree on one fix."""
    for issue in issues:
        if issue.replacements and (issue.severity == "error" or issue.rule_id == PREFERRED):
            yield Edit(
                kind=_KINDS[issue.kind],
                span=issue.span,
                original=issue.span.of(text),
                replacement=issue.replacements[0],
                rule_id=issue.rule_id,
                message=issue.message,
                why=f"Found by {' and '.join(issue.sources)}.",
                applied=issue.dominant,
                alternatives=issue.replacements[1:],
                source=issue.sources,
            )


def proof_findings(issues: Iterable[Issue]) -> Iterator[Finding]:
    """A finding for each hint, and for each error that has no fix; one for all sentences in lower case."""
    for issue in _capitals_once(tuple(issues)):
        if issue.rule_id == PREFERRED or (issue.severity == "error" and issue.replacements):
            continue
        words = ", ".join(f"“{words}”" for words in issue.replacements[:3])
        yield Finding(
            kind="spelling" if issue.kind == "spelling" else "grammar",
            severity="hint" if issue.severity == "hint" else "warn",
            message=issue.message,
            advice=f"Perhaps: {words}" if words else "Look at it once more.",
            span=Span(issue.span.start, issue.span.end),
            rule_id=issue.rule_id,
        )


def _capitals_once(issues: tuple[Issue, ...]) -> Iterator[Issue]:
    """The issues; who begins several sentences in lower case does so on purpose, and is told once."""
    small = [issue for issue in issues if issue.rule_id in _CAPITALS]
    for issue in issues:
        if len(small) < _ON_PURPOSE or issue.rule_id not in _CAPITALS:
            yield issue
        elif issue is small[0]:
            yield replace(issue, message=f"{len(small)} sentences do not start with a capital letter.")


def names_in(conversation: Conversation | None) -> tuple[str, ...]:
    """Names of customer and agent, signed ones and those in their addresses: no speller may flag them."""
    if conversation is None:
        return ()
    people = (conversation.customer, conversation.agent)
    names = [person.name for person in people if person.name]
    signed = [part.title() for name in read_customer(conversation).names for part in name.parts]
    locals_ = [person.email.split("@")[0] for person in people if person.email]
    return tuple(
        dict.fromkeys(
            [*names, *signed, *(word for part in locals_ for word in re.findall(r"[^\W\d_]{2,}", part))]
        )
    )
