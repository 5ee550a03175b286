"""What stands around a rewrite can refuse it."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    "before", ["We're sorry that ", "I understand how annoying it is that ", "Apologies, "]
)
def test_an_apology_keeps_its_bad_news(before: str) -> None:
    """After words of regret a clause keeps its negation."""
    assert needs_negation(before, " by Monday.")


@pytest.mark.parametrize(
    "before", ["", "Hi Ana, ", "We are sorry for the wait. ", "I have checked and ", "They denied the claim"]
)
def test_other_words_before_do_not_matter(before: str) -> None:
    """A finished sentence of regret, or none, needs nothing of the next one."""
    assert needs_negation(before, " by Monday.") is None


def test_a_feeling_does_not_need_a_no_that_stays_one() -> None:
    """ "Sorry" before what is still a no is in its place, before good news it is not."""
    assert needs_negation("Sorry, ", ".", after="Malta is outside our delivery area") is None
    assert needs_negation("Sorry, ", ".", after="we ship from Monday")
    assert needs_negation("If ", ".", after="Malta is outside our delivery area") is not None


def test_a_reason_goes_with_a_no_that_stays_one() -> None:
    """ "Because" behind "are taken" gives the reason of a no as before, behind good news it would turn it."""
    assert needs_negation("", " because of the fair.", after="the rooms are taken") is None
    assert needs_negation("", " because of the fair.", after="there are rooms from Monday")


def test_a_second_thing_shares_the_negation() -> None:
    """ "Can't send the sofa until May and the table until June" denies both."""
    assert needs_negation("", " and the table until 9 June.")
    assert needs_negation("", " and call you on Monday.") is None


@pytest.mark.parametrize(
    ("thing", "inside"),
    [
        ("liquid damage and our technicians found rust", "and our technicians found"),
        ("the fee and we waived it", "and we waived"),
        ("liquid damage and accidental damage", None),
        ("the cable and our printed manuals", None),
        ("The reason we", "reason we"),
        ("It's good that the doors", "It's good that"),
    ],
)
def test_a_clause_is_no_thing(thing: str, inside: str | None) -> None:
    """Words with a subject and a verb of their own are told from a list of things."""
    assert clause_inside(thing) == inside


@pytest.mark.parametrize(
    "before",
    [
        "I moved it because ",
        "The strike means that ",
        "You wrote that ",
        "He told me ",
        "That's why ",
        "As ",
        "According to him ",
    ],
)
def test_a_reason_or_reported_words_keep_their_negation(before: str) -> None:
    """What explains something, or was said by somebody, is not turned into good news."""
    assert needs_negation(before, ".")


@pytest.mark.parametrize(
    "following",
    [
        ", although you can rebook.",
        " because the driver is ill.",
        ", and even then it costs £25.",
        ", and the ramp won't either.",
        " guests, or any pets.",
    ],
)
def test_what_leans_on_the_bad_news_keeps_it(following: str) -> None:
    """A reason or a contrast after a clause needs its negation."""
    assert needs_negation("", following)


@pytest.mark.parametrize(
    ("words", "harm"),
    [
        ("You won't be charged until 3 May", "n't be charged"),
        ("The alarm can't go off unless", "n't go off"),
        ("The sale does not end until", "does not end"),
        ("You can't change the date until", None),
        ("We won't start until", None),
    ],
)
def test_a_denied_harm_is_a_reassurance(words: str, harm: str | None) -> None:
    """What nobody wants, denied, is told from what the reader waits for."""
    found = reassurance(words)
    assert harm is None if found is None else harm is not None and found.endswith(harm)


def test_an_echo_needs_the_clause_before_it() -> None:
    """ "And so did your wife" has no verb but the one before it."""
    assert echo_after("", ", and so did your wife.")
    assert echo_after("", ", nor the car park.")
    assert echo_after("Page 3 was not signed, and so", " did your wife.")
    assert echo_after("", ", let alone sell it.")
    assert echo_after("", ", so the form came back.") is None


def test_half_a_list_is_not_a_thing() -> None:
    """What follows the first of several things is seen."""
    assert more_things(", candles or pets in the rooms.")
    assert more_things(" or Thursday.")
    assert more_things(", please call and ask.") is None


def test_what_tells_more_of_the_last_thing_stays_beside_it() -> None:
    """ "Which costs $20" goes with the bag before it; "which is why" goes with the whole clause."""
    assert told_of_last(", which costs $20.") == "which"
    assert told_of_last(" who signed it.") == "who"
    assert told_of_last(", which is why it came back.") is None
    assert told_of_last(". Which one is it?") is None


def test_who_can_needs_the_verb_before_it() -> None:
    """ "But the maker can" and "and neither can members" live on the verb that would go."""
    assert echo_after("we can't repair it here", " but the maker can.")
    assert echo_after("Guests can't cancel after noon", ", and neither can members.")
    assert echo_after("we can't repair it here", " but the maker can send a new one.") is None


def test_sorrow_stays_at_a_death() -> None:
    """ "Sadly" goes before a price, and stays before a death."""
    assert lost_condolence("Sadly we", "We", "Sadly we lost our colleague Tom last week.")
    assert lost_condolence("Sadly we", "We", "Sadly we lost our parcel contract.") is None


def test_them_means_those_that_were_left_out() -> None:
    """ "Files over 20 MB can't be sent. Zip them" is no advice for those up to 20 MB."""
    before, after = "Files over 20 MB can't be sent", "Files up to 20 MB can be sent"
    assert those_left_out(before, after, ". Zip them first.") == "Zip them"
    assert those_left_out(before, after, ". Our plan for teams has more room.") is None


def test_them_after_a_date_means_the_same_things() -> None:
    """ "We can't ship the tables before Monday. They are in the van" stays true of all tables."""
    before, after = "We can't ship the tables before Monday", "We can ship the tables from Monday"
    assert those_left_out(before, after, ". They are in the van.") is None


@pytest.mark.parametrize(
    "before",
    [
        "If you ",
        "Tell me if ",
        "I asked whether it ",
        "In case the part ",
        "Should we ",
        "It is not true that ",
        "It isn't true that ",
    ],
)
def test_a_condition_makes_no_promise(before: str) -> None:
    """ "If you do not use it until June" is no "if you use it from June"."""
    assert needs_negation(before, " until June.")


@pytest.mark.parametrize("before", ["If you like, ", "I know if. ", "You should ", "As for the shift, "])
def test_a_condition_ends_with_its_clause(before: str) -> None:
    """After a comma or a stop the condition is over."""
    assert needs_negation(before, " until June.") is None


def test_any_stays_behind_its_negation() -> None:
    """ "Any other discount does not show" is no English."""
    assert any_first("Any other discount does not show")
    assert not any_first("Anyone may sign")
    assert not any_first("No other discount shows")
