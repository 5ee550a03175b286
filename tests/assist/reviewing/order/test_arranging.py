"""The order that a review chooses lasts."""

from __future__ import annotations

from assist.reviewing.edits import Edit
from assist.reviewing.order.arranging import arrange
from assist.reviewing.order.ordering import Ordering
from assist.text.document import Document, read_document
from assist.text.spans import Span

KEPT = Ordering((0, 1), applied=False, declined="nothing to order", why="")
TURNED = Ordering((1, 0), applied=True, declined=None, why="bad news first")
DRAFT = "It works now. The desk is gone."


def _edit(before: str, after: str) -> Edit:
    start = DRAFT.index(before)
    return Edit("wording", Span(start, start + len(before)), before, after, "a.rule", "message", "why")


def _sorted_by_start(document: Document) -> Ordering:
    """Wants the sentence that begins with "The" first."""
    starts = [sentence.text.startswith("The") for sentence in document.sentences]
    return TURNED if starts == [False, True] else KEPT


def test_a_lasting_order_is_taken() -> None:
    """The draft's own order applies where its outcome asks for no other."""
    arranged = arrange(read_document(DRAFT), (), TURNED, _sorted_by_start)
    assert arranged.revised == "The desk is gone. It works now."
    assert arranged.ordering.applied


def test_the_reworded_draft_may_ask_for_the_order() -> None:
    """Where a rewording makes the order needed, it is made at once and not with the next review."""
    edits = (_edit("gone", "on its way"),)
    arranged = arrange(read_document(DRAFT), edits, KEPT, _sorted_by_start)
    assert arranged.revised == "The desk is on its way. It works now."
    assert _sorted_by_start(read_document(arranged.revised)) == KEPT


def test_an_order_that_would_turn_forever_is_declined() -> None:
    """Sentences that would change places with every review keep theirs, and the writer hears why."""
    arranged = arrange(read_document(DRAFT), (), TURNED, lambda _: TURNED)
    assert arranged.revised == DRAFT
    assert not arranged.ordering.applied
    assert arranged.ordering.declined == "no order of these sentences would last"


def test_a_draft_without_edits_is_not_read_twice() -> None:
    """What changes nothing asks for no second order."""

    def never(_: Document) -> Ordering:
        raise AssertionError("asked again")

    assert arrange(read_document(DRAFT), (), KEPT, never).revised == DRAFT
