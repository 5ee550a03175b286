"""The pattern language: what each piece finds, and where."""

from __future__ import annotations

import time

import pytest

from phrasebook.patterns.pattern import compile_pattern
from phrasebook.patterns.syntax import PatternError
from tests.phrasebook.reading import found, slots


@pytest.mark.parametrize(
    ("pattern", "text", "matched"),
    [
        ("we don't accept", "We do not accept cash.", "We do not accept"),
        ("we don't accept", "Here we dont accept cash.", "we dont accept"),
        ("we don't accept", "Here we don’t accept cash.", "we don’t accept"),
        ("{can't} send", "I cannot send it.", "cannot send"),
        ("{can't} send", "I can not send it.", "can not send"),
        ("{can't} send", "I cant send it.", "cant send"),
        ("{isn't} open", "They aren't open.", "aren't open"),
        ("{don't} work", "It doesnt work.", "doesnt work"),
        ("{unable} find", "We are not able to find it.", "are not able to find"),
        ("you are", "I hope you're well.", "you're"),
        ("it is", "It's blue.", "It's"),
        ("it has been", "It's been sent.", "It's been"),
        ("apologize", "We apologise for it.", "apologise"),
        ("your color", "your colour", "your colour"),
        ("until", "Not untill Monday.", "untill"),
        ("you must go", "You must to go now.", "You must to go"),
        ("(red|blue [and green]) desk", "A blue and green desk.", "blue and green desk"),
        ("please [kindly] wait", "Please wait here.", "Please wait"),
        ("well , we wait", "Well we wait.", "Well we wait"),
        ("well , we wait", "Well, we wait.", "Well, we wait"),
        ("back-ordered", "It is back-ordered now.", "back-ordered"),
        ("pls tell", "Plz tell me.", "Plz tell"),
    ],
)
def test_words_are_found_in_every_spelling(pattern: str, text: str, matched: str) -> None:
    """A literal finds its contractions, spellings and slips, and points at the original."""
    assert [words for words, _ in found(pattern, text)] == [matched]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("you are", "Is this your area?"),
        ("will not", "The willow is not here."),
        ("can not", "Cannon"),
        ("we {can't}", "We can send it."),
        ("it is", "Ask IT is what I said"),
        ("may be", "In May beaches open."),
        ("until", "The stilt is here."),
        ("refund", "We refunded it."),
    ],
)
def test_lookalikes_are_not_found(pattern: str, text: str) -> None:
    """A literal is a whole word, a name is not a closed-class word, and an inflected form is another word."""
    assert found(pattern, text) == []


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("ship {object} until", "We ship the red desk until May.", {"object": "the red desk"}),
        ("ship {object}", "We ship the key of the desk, too.", {"object": "the key of the desk"}),
        ("ship {object}", "We ship it because we can.", {"object": "it"}),
        ("ship {object}", "We ship the shoes and the hat.", {"object": "the shoes and the hat"}),
        ("{object} {isn't} here", "Your mother's form isn't here.", {"object": "Your mother's form"}),
        ("{thing} for {thing2}", "The lid for your pot", {"thing": "The lid", "thing2": "your pot"}),
        ("{plan=thing} ends", "The Solo plan ends.", {"plan": "The Solo plan"}),
        ("to {action}", "You have to log out of it, then wait.", {"action": "log out of it"}),
        ("to {action}", "You have to log in and restart it.", {"action": "log in and restart it"}),
        ("before {gerund}", "Wait before signing in again.", {"gerund": "signing in again"}),
        ("{verb:send|ship} it", "We ship it.", {"verb": "ship"}),
        ("{verb.done:SEND} to", "It was sent to you.", {"verb": "sent"}),
        ("until {event}", "Wait until the notary confirms.", {"event": "the notary confirms"}),
        ("ask {name}", "I ask Dr. Aydin now.", {"name": "Dr. Aydin"}),
        ("ask {name}", "I ask Priya Shah, then.", {"name": "Priya Shah"}),
        ("order {id}", "Your order TC-5518 left.", {"id": "TC-5518"}),
        ("see {link}", "Please see https://a.example/x-1?y=2.", {"link": "https://a.example/x-1?y=2"}),
        ("role {quote}", 'The role "Editor, 2" works.', {"quote": '"Editor, 2"'}),
        ("run {code}", "Run `a, b` now.", {"code": "`a, b`"}),
        ("know {clause}", "I know why it stopped, sorry.", {"clause": "why it stopped"}),
        ("know {rest}", "I know why it stopped, sorry.", {"rest": "why it stopped, sorry"}),
        ("{x:we|our team} wait", "Our team wait.", {"x": "Our team"}),
    ],
)
def test_slots_take_their_kind(pattern: str, text: str, expected: dict[str, str]) -> None:
    """A slot takes what is of its kind, as it stands in the draft, and stops where its phrase does."""
    assert slots(pattern, text) == expected


@pytest.mark.parametrize(
    "when",
    [
        "9 May",
        "the 14th",
        "next month",
        "Monday",
        "4 p.m.",
        "tomorrow morning",
        "the end of the week",
        "early next week",
        "2026-11-02",
        "14 February 2027",
        "31 July at 9:00",
        "noon on Friday",
        "mid-March",
        "later this week",
        "the next business day",
        "8/8",
        "Monday 3 March, 8:00",
        "May 3, 2027",
        "the end of May",
        "Saturday afternoon",
        "11:30",
        "10 o'clock",
    ],
)
def test_points_in_time(when: str) -> None:
    """Dates, weekdays, months, clock times and their combinations are a `{when}`."""
    assert slots("X until {when} $", f"X until {when}.") == {"when": when}


@pytest.mark.parametrize("event", ["the notary confirms", "we are done", "you reply on Monday"])
def test_a_clause_is_no_point_in_time(event: str) -> None:
    """`{when}` does not take clauses and `{event}` does not take times."""
    assert found("X until {when} $", f"X until {event}.") == []
    assert slots("X until {event} $", f"X until {event}.") == {"event": event}
    assert found("X until {event} $", "X until Monday 3 March at 8:00.") == []


@pytest.mark.parametrize(
    "after", ["14 May because it is sold out", "tomorrow as the truck is full", "Friday and we are closed"]
)
def test_a_time_with_a_clause_behind_it_is_no_event(after: str) -> None:
    """A day with its reason is a time still; "Monday's parcel is here" is what happens."""
    assert found("X until {event} $", f"X until {after}.") == []
    assert slots("X until {event} $", "X until Monday's parcel is here.") == {
        "event": "Monday's parcel is here"
    }


@pytest.mark.parametrize("money", ["€34.50", "$3", "CHF 1,980.00", "20 euros", "EUR 40", "12.50 €", "£1,200"])
def test_amounts_of_money(money: str) -> None:
    """A `{money}` is a figure with its currency before or after it."""
    assert slots("pay {money} now", f"You pay {money} now.") == {"money": money}


@pytest.mark.parametrize(
    "duration", ["5 days", "5-7 business days", "a few minutes", "24 hours", "2 to 3 weeks", "an hour"]
)
def test_durations(duration: str) -> None:
    """A `{duration}` is a count or a range with a unit of time."""
    assert slots("takes {duration} $", f"It takes {duration}.") == {"duration": duration}


@pytest.mark.parametrize(
    ("pattern", "text", "count"),
    [
        ("^you must {action}", "You must log out.", 1),
        ("^you must {action}", "Hi Ana, you must log out.", 1),
        ("^you must {action}", "2. You must log out.", 1),
        ("^you must {action}", "The form you must sign is here.", 0),
        ("<you must {action}", "It is late, you must sign it.", 1),
        ("<you must {action}", "The form you must sign is here.", 0),
        ("we wait $", "We wait.", 1),
        ("we wait $", "We wait here.", 0),
        ("we wait >", "We wait, then go.", 1),
        ("we wait >", "We wait here.", 0),
    ],
)
def test_anchors(pattern: str, text: str, count: int) -> None:
    """`^` `$` hold a pattern to a sentence's ends, `<` `>` to a clause's."""
    assert len(found(pattern, text)) == count


def test_a_sigh_before_a_match_goes_with_it() -> None:
    """ "Unfortunately, " before a match that opens the sentence is part of it; elsewhere it is not."""
    assert found("we {can't} wait", "Unfortunately, we can't wait.")[0][0] == "Unfortunately, we can't wait"
    assert found("we {can't} wait", "It is unfortunately so we can't wait.")[0][0] == "we can't wait"


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "a [b",
        "a) b",
        "a | b",
        "{nonsense} b",
        "{9}",
        "{verb:flurb} it",
        "a ^ b",
        "{verb.sung:send} it",
        "^",
    ],
)
def test_what_is_not_a_pattern_is_refused(pattern: str) -> None:
    """A pattern that cannot be read raises with the pattern and a cure in its message."""
    with pytest.raises(PatternError) as error:
        compile_pattern(pattern)
    assert len(str(error.value)) > 20


def test_a_hostile_pattern_on_a_hostile_text_takes_no_time() -> None:
    """Nested repetition over 100,000 characters ends within a second."""
    pattern = "x [a [a [a [a [a [a [a [a b]]]]]]]] {rest} y"
    text = "x " + "a " * 50_000
    began = time.perf_counter()
    assert found(pattern, text) == []
    assert time.perf_counter() - began < 5


def test_a_doubled_comma_must_be_there() -> None:
    """`,` finds a comma or none; `,,` only a comma."""
    with_comma, without = "It is late, so we go.", "It is late so we go."
    assert found("it is late , so", with_comma)
    assert found("it is late , so", without)
    assert found("it is late ,, so", with_comma)
    assert not found("it is late ,, so", without)
