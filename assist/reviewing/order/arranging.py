"""The order of a reviewed draft, chosen so that reviewing the outcome moves nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assist.reviewing.edits import Edit, apply_edits
from assist.reviewing.order.connectives import NAMING
from assist.reviewing.order.ordering import Ordering
from assist.reviewing.order.reordering import reorder_text, splits_edit
from assist.reviewing.settling import settle
from assist.text.document import Document, read_document

# Edits may change what a sentence tells, so the order is asked of the draft and of what became of it.
OrderOf = Callable[[Document], Ordering]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Edits with the repairs that the order needs, the order, and the text that both make."""

    edits: tuple[Edit, ...]
    ordering: Ordering
    revised: str


def arrange(document: Document, edits: tuple[Edit, ...], ordering: Ordering, order_of: OrderOf) -> Arranged:
    """The draft with `edits` in the first order that lasts: the draft's, the reworded draft's, none.

    An order lasts when the text it makes asks for no other; if none lasts, the draft keeps its own.
    """
    if not any(edit.applied for edit in edits) and not ordering.applied:
        return unmoved(document, edits, ordering)
    candidates = _candidates(document, edits, ordering, order_of)
    for candidate in candidates:
        if not order_of(read_document(candidate.revised)).applied:
            return candidate
    kept = replace(_kept(document, ordering), declined="no order of these sentences would last")
    return unmoved(document, edits, kept)


def unmoved(document: Document, edits: tuple[Edit, ...], ordering: Ordering) -> Arranged:
    """The draft with `edits`, in its own order."""
    return Arranged(edits, replace(ordering, applied=False), apply_edits(document.text, edits))


def _candidates(
    document: Document, edits: tuple[Edit, ...], ordering: Ordering, order_of: OrderOf
) -> Iterator[Arranged]:
    yield _moved(document, edits, ordering)
    reworded = read_document(apply_edits(document.text, edits))
    other = order_of(reworded)
    same_sentences = len(reworded.sentences) == len(document.sentences)
    if other.applied and same_sentences and not other.repairs and other.order != ordering.order:
        yield _moved(document, edits, other)
    if ordering.applied:
        yield unmoved(
            document, edits, replace(_kept(document, ordering), declined="the new order would not last")
        )


def _moved(document: Document, edits: tuple[Edit, ...], ordering: Ordering) -> Arranged:
    if not ordering.applied:
        return unmoved(document, edits, ordering)
    if splits_edit(document, ordering.order, edits):
        kept = replace(_kept(document, ordering), declined="a rewording joins sentences that would part")
        return unmoved(document, edits, kept)
    settled = settle((*edits, *ordering.repairs))
    if any(edit.rule_id == NAMING and edit not in settled for edit in ordering.repairs):
        kept = replace(
            _kept(document, ordering), declined="a rewording holds a pronoun that would need its name"
        )
        return unmoved(document, edits, kept)
    return Arranged(settled, ordering, reorder_text(document, ordering.order, settled))


def _kept(document: Document, ordering: Ordering) -> Ordering:
    order = tuple(range(len(document.sentences)))
    return Ordering(order, applied=False, declined=None, why="", suggested_goal=ordering.suggested_goal)
