"""Clauses that leave out what the one before said, and other words that live on those before them."""

from __future__ import annotations

import pytest

from assist.reviewing.wording.leaning import (
    hanging_words,
    leaning_clause,
    stranded_piece,
    subjectless_verb,
    undenied,
)


@pytest.mark.parametrize(
    ("before", "after", "following", "leaning"),
    [
        ("We can't take cards", "Cards are out", ", the kiosk does.", "the kiosk does"),
        ("Row 12 is no longer free", "Row 12 is taken", ". Rows 15 and 16 are.", "Rows 15 and 16 are"),
        ("We can't take cards", "Cards are out", ". The kiosk takes them.", None),
        ("We can't take cards", "Cards are out", ". Please ask who can.", None),
        ("We take cards", "Cards are fine", ", the kiosk does too.", None),
        ("We don't know it", "It is open", " and the shop doesn't either.", "doesn't either"),
        ("We don't know it", "It is open", ", and neither does the shop.", "neither does"),
        ("Sadly we don't know it", "We don't know it", ", and neither does the shop.", None),
    ],
)
def test_leaning_clauses(before: str, after: str, following: str, leaning: str | None) -> None:
    """What lives on the verb of a negated clause is found; a clause with its own verb is not."""
    assert leaning_clause(before, after, following) == leaning


@pytest.mark.parametrize(
    ("before", "after", "following", "word"),
    [
        ("last time, so it's not our fault", "last time", " that you waited.", "that"),
        ("caused, and I apologize again", "caused", " for any trouble.", "for"),
        ("caused, and I apologize again", "caused", ".", None),
        ("We can unfortunately", "We can", " in most cases move it.", None),
        ("You have to wait", "Please wait", " for the code.", None),
    ],
)
def test_hanging_words(before: str, after: str, following: str, word: str | None) -> None:
    """What went with words that would go is found; what goes with the words that stay is not."""
    assert hanging_words(before, after, following) == word


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ("We are unable to process anything until both", "We can process anything once both", "anything"),
        ("We can't ship any orders until Monday", "We can ship any orders from Monday", "any"),
        ("We can't ship any orders until Monday", "We can ship orders from Monday", None),
        ("If you have any trouble, you can't pay", "If you have any trouble, please wait", None),
        ("We can't ship any orders", "No way to ship any orders", None),
    ],
)
def test_undenied_words(before: str, after: str, word: str | None) -> None:
    """An "any" that only a negation before it makes sense of is found where the negation goes."""
    assert undenied(before, after) == word


@pytest.mark.parametrize(
    ("before", "after", "following", "verb"),
    [
        ("The plan doesn't include SSO", "SSO is outside the plan", " and won't any time soon.", "won't"),
        ("We don't take cheques", "Cheques are not accepted", " but can take a transfer.", "can"),
        ("You need to log out", "Please log out", " and can then change it.", "can"),
        ("You failed to sign it", "Please sign it", " and have not enclosed it.", "have not"),
        ("We no longer stock it", "It has left our range", " and have none left.", "have"),
        ("You must bring your ID", "Please bring your ID", " and have it ready.", None),
        ("We can't deliver before Friday", "We can deliver from Friday", " and will not wait.", None),
        ("Unfortunately we can't ship it", "We can't ship it", " and can't say when.", None),
        ("I can't open it without a code", "To open it, I need a code", " and won't guess.", None),
        ("We don't take cheques", "Cheques are not accepted", " but we can take a transfer.", None),
        ("We don't take cheques", "Cheques are not accepted", " or cash.", None),
        ("We don't take cheques", "Cheques are not accepted", ", and is it urgent?", None),
    ],
)
def test_verbs_without_a_subject(before: str, after: str, following: str, verb: str | None) -> None:
    """A second verb needs the subject that the first one had; where that stays, all is well."""
    assert subjectless_verb(before, after, following) == verb


@pytest.mark.parametrize(
    ("before", "after", "following", "piece"),
    [
        ("We can't refund the fee", "Refunding the fee is not possible", ", only the ticket.", "only"),
        ("We can't move it to Monday", "Moving it to Monday is not possible", ", or Tuesday.", "or"),
        (
            "We don't come on Sundays, let alone at night",
            "Sundays, let alone at night are out",
            ".",
            "let alone",
        ),
        ("We can't extend it as we did", "Extending it as we did is not possible", ".", "as we did"),
        ("Unfortunately we can't refund the fee", "We can't refund the fee", ", only the ticket.", None),
        ("The trial can't export it, only Pro can", "Only Pro can export it, not the trial", ".", None),
        ("We can't refund the fee", "Refunding the fee is not possible", ", as agreed.", None),
    ],
)
def test_stranded_pieces(before: str, after: str, following: str, piece: str | None) -> None:
    """A piece without a verb stays beside the words that it belongs to, or the edit is not made."""
    assert stranded_piece(before, after, following) == piece
