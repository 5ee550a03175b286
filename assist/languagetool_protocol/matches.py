"""What a review says, as LanguageTool's matches: typos and our own wording, ordering and check findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assist.reviewing.edits import Edit, Finding
from assist.reviewing.order.ordering import Ordering, reorder_text
from assist.reviewing.review import Review
from assist.text.document import Document
from assist.text.spans import Span


@dataclass(frozen=True, slots=True)
class Category:
    """A category a client can switch off by its id; `issue_type` chooses the colour of the underline."""

    id: str
    name: str
    issue_type: str


WORDING = Category("DRAFTWELL_WORDING", "Draftwell: positive wording", "style")
ORDERING = Category("DRAFTWELL_ORDERING", "Draftwell: order of news", "style")
CHECKS = Category("DRAFTWELL_CHECKS", "Draftwell: before you send", "style")
_TYPOS = Category("TYPOS", "Possible Typo", "misspelling")
_GRAMMAR = Category("GRAMMAR", "Grammar", "grammar")
_SPACING = Category("TYPOGRAPHY", "Typography", "whitespace")
_CATEGORIES = {"spelling": _TYPOS, "grammar": _GRAMMAR, "spacing": _SPACING}
_SHORT = {WORDING: "Wording", ORDERING: "Order", CHECKS: "Before you send", _TYPOS: "Spelling mistake"}


@dataclass(frozen=True, slots=True)
class Match:
    """One match; `span` counts code points of the checked text."""

    span: Span
    message: str
    replacements: tuple[str, ...]
    rule_id: str
    description: str
    category: Category
    is_hint: bool = False

    @property
    def short_message(self) -> str:
        """Two or three words for narrow places."""
        return _SHORT.get(self.category, self.category.name)


def matches_of(review: Review) -> tuple[Match, ...]:
    """All matches of a review, in order."""
    found = [
        *(_edit_match(edit) for edit in review.edits if edit.kind != "repair"),
        *(_finding_match(finding) for finding in review.findings),
        *_ordering_matches(review.document, review.ordering),
    ]
    return tuple(sorted(found, key=lambda match: (match.span, match.category.id, match.rule_id)))


def _edit_match(edit: Edit) -> Match:
    category = _CATEGORIES.get(edit.kind, WORDING)
    replacements = tuple(dict.fromkeys((edit.replacement, *edit.alternatives)))
    message = _joined(edit.message, edit.why) if category is WORDING else edit.message
    description = "An offer that only you can make" if edit.effect == "offer" else category.name
    return Match(edit.span, message, replacements, edit.rule_id, description, category)


def _finding_match(finding: Finding) -> Match:
    category = _CATEGORIES.get(finding.kind, CHECKS)
    rule_id = finding.rule_id or f"DRAFTWELL_{finding.kind.upper()}"
    message = _joined(finding.message, finding.advice)
    description = finding.kind.replace("_", " ").capitalize()
    return Match(finding.span, message, (), rule_id, description, category, finding.severity == "hint")


def _joined(*sentences: str) -> str:
    """The sentences as one text, each with its full stop."""
    ended = (words if words[-1] in ".!?…" else f"{words}." for words in sentences if words)
    return " ".join(ended)


def _ordering_matches(document: Document, ordering: Ordering) -> Iterator[Match]:
    """The better order as one replacement of all that moves."""
    moved = [index for index, old in enumerate(ordering.order) if index != old]
    if not ordering.applied or not moved:
        return
    span = Span(document.sentences[moved[0]].span.start, document.sentences[moved[-1]].span.end)
    reordered = reorder_text(document, ordering.order, ordering.repairs)
    replacement = reordered[span.start : len(reordered) - (len(document.text) - span.end)]
    yield Match(span, ordering.why, (replacement,), "DRAFTWELL_ORDER", "Order of good and bad news", ORDERING)
