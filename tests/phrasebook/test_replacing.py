"""Whole sentences after a rule: forms, agreement, capitals, articles, stops."""

from __future__ import annotations

import pytest

from tests.phrasebook.reading import rewritten


@pytest.mark.parametrize(
    ("find", "say", "before", "after"),
    [
        ("you have to {action}", "please {action}", "You have to log out.", "Please log out."),
        ("you have to {action}", "please {action}", "First, you have to log out.", "First, please log out."),
        (
            "you have to {action}",
            "{action.ing} helps",
            "You have to log out of it.",
            "Logging out of it helps.",
        ),
        (
            "you have to {action}",
            "{action.ing} helps",
            "You have to log out and restart.",
            "You have to log out and restart.",
        ),
        ("you have to {action}", "{action.ing} helps", "You have to FAX it.", "You have to FAX it."),
        (
            "{can't} {verb} {object}",
            "{object} {be@object} not {verb.done}",
            "We can't send the keys.",
            "We the keys are not sent.",
        ),
        (
            "^we {can't} {verb} {object}",
            "{object} {have@object} to wait",
            "We can't send it.",
            "It has to wait.",
        ),
        (
            "^we {can't} {verb} {object}",
            "{object} {be.past@object} kept",
            "We can't send the keys.",
            "The keys were kept.",
        ),
        ("^give me {object}", "{object} {be@object} here", "Give me your logs.", "Your logs are here."),
        ("^give me {object}", "{object} {be@object} here", "Give me the SIMs.", "The SIMs are here."),
        ("^give me {object}", "{object} {be@object} here", "Give me the savings.", "The savings are here."),
        ("^give me {object}", "{object} {be@object} here", "Give me the GPS.", "The GPS is here."),
        (
            "^we {can't} {action}",
            "{action.ing} is off",
            "We can't price match it.",
            "Price matching it is off.",
        ),
        ("^we {can't} {action}", "{action.ing} is off", "We can't gift wrap it.", "Gift wrapping it is off."),
        ("^we will {verb} {object}", "we {verb.past} {object}", "We will send it.", "We sent it."),
        (
            "^{object} {isn't} here",
            "there is no {object.bare}",
            "The red key isn't here.",
            "There is no red key.",
        ),
        ("^give me {object}", "an {object.bare} is here", "Give me the key.", "A key is here."),
        ("^give me {object}", "a {object.bare} is here", "Give me the old key.", "An old key is here."),
        ("^give me {object}", "a {object.bare} is here", "Give me the lamp.", "A lamp is here."),
        ("^give me {object}", "a {object.bare} is here", "Give me the SMS.", "An SMS is here."),
        ("^{object} is here", "we have {object}", "Video chat is here.", "We have video chat."),
        ("^pardon {object}", "we apologize for {object}", "Pardon the noise.", "We apologize for the noise."),
        (
            "^pardon {object}",
            "we apologize for {object}",
            "Pardon the delay, I apologise.",
            "We apologise for the delay, I apologise.",
        ),
        ("^we {verb:have|send} {object}", "{object} it is", "We have tea.", "Tea it is."),
        ("^{object} is here", "we have {object}", "Travel Plus is here.", "We have Travel Plus."),
        ("^{object} is here", "we have {object}", "Sunday lunch is here.", "We have Sunday lunch."),
        ("^{object} is here", "we have {object}", "Deleted text is here.", "We have deleted text."),
        ("^know {clause}", "ask {clause.swap}", "Know where my key is.", "Ask where your key is."),
        (
            "^{object} opens {when}",
            "from {when} you can see {object}",
            "Our tour opens Monday.",
            "From Monday you can see our tour.",
        ),
        ("^i {can't} wait", "they wait", "I can't wait.", "They wait."),
        ("i {can't} wait", "they wait", "If so, I can't wait.", "If so, they wait."),
        ("call at {time}", "call at noon", "Call at 4 p.m.", "Call at noon."),
        ("the form [is late]", "the form", "The form is late!", "The form!"),
    ],
)
def test_sentences_after_a_rule(find: str, say: str, before: str, after: str) -> None:
    """The replacement carries the right form, capital, article and stop; an uncertain one is not made."""
    assert rewritten(before, find, say) == after


@pytest.mark.parametrize(
    ("find", "before", "after"),
    [
        ("^honestly ,", "Honestly, we wait.", "We wait."),
        ("^honestly ,", "honestly we wait.", "we wait."),
        ("basically", "We basically wait.", "We wait."),
        (", basically", "We wait, basically.", "We wait."),
    ],
)
def test_deletion(find: str, before: str, after: str) -> None:
    """Deleted words take their space along, and the next word their capital."""
    assert rewritten(before, find, "") == after


def test_names_are_not_moved_into_a_sentence() -> None:
    """A first word whose capital may be a name's stays where it is; a common one is lowered."""
    assert rewritten(
        "Square is not open until Monday.",
        "^{object} {isn't} open until {when}",
        "from {when} you can use {object}",
    ) == ("Square is not open until Monday.")
    assert rewritten(
        "The desk is not open until Monday.",
        "^{object} {isn't} open until {when}",
        "from {when} you can use {object}",
    ) == ("From Monday you can use the desk.")


def test_two_sentences_become_one() -> None:
    """A pattern with a stop inside spans two sentences, which the replacement joins."""
    made = rewritten(
        "I don't know why it stopped. I will ask Ivo today.",
        "^i don't know {clause}. i will ask {name} [{rest}] $",
        "I'll ask {name} {clause}[ {rest}].",
    )
    assert made == "I'll ask Ivo why it stopped today."


def test_optional_parts_of_a_saying_need_their_slot() -> None:
    """`[...]` is said only when its slots were found."""
    find, say = "^wait [until {when}]", "hold on[ to {when}]"
    assert rewritten("Wait until Monday.", find, say) == "Hold on to Monday."
    assert rewritten("Wait here.", "^wait here [until {when}]", say) == "Hold on."


def test_each_pattern_may_have_its_own_saying() -> None:
    """With as many `say` as `find`, each answers its own."""
    rule = (["^stop that", "^go on"], ["please stop", "please continue"])
    assert rewritten("Stop that.", *rule) == "Please stop."
    assert rewritten("Go on.", *rule) == "Please continue."


def test_questions_are_left_alone_unless_asked_for() -> None:
    """A question is not rewritten by a rule that does not say so."""
    assert rewritten("Must you wait?", "must you wait", "do wait") == "Must you wait?"
    assert rewritten("Must you wait?", "must you wait", "do wait", questions=True) == "Do wait?"


def test_context_of_a_rule() -> None:
    """`unless` and `needs` look at the same sentence."""
    assert (
        rewritten("You must wait or pay.", "you must wait", "please wait", unless=("or pay",))
        == "You must wait or pay."
    )
    assert rewritten("You must wait.", "you must wait", "please wait", needs=("today",)) == "You must wait."
    assert (
        rewritten("You must wait today.", "you must wait", "please wait", needs=("today",))
        == "Please wait today."
    )


@pytest.mark.parametrize(
    "text",
    [
        'The page says "you must wait".',
        "Run `you must wait` now.",
        "See https://a.example/you-must-wait for it.",
        "Use {{you must wait}} here.",
    ],
)
def test_other_peoples_words_are_not_looked_into(text: str) -> None:
    """Quotes, code, links and templates are no place for a rule."""
    assert rewritten(text, "you must wait", "please wait") == text


def test_other_peoples_words_are_copied_whole() -> None:
    """A slot may hold a quote, with its commas and stops."""
    made = rewritten('You must press "Save, now." twice.', "^you must {action}", "please {action}")
    assert made == 'Please press "Save, now." twice.'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Send us the form or we stop.", "Please send us the form."),
        ("Restart it or we stop.", "Please restart it."),
        ("FAX it or we stop.", "FAX it or we stop."),
        ("Support is here or we stop.", "Support is here or we stop."),
        ("Mark the box or we stop.", "Please mark the box."),
        ("Mark Weber or we stop.", "Mark Weber or we stop."),
        ("Reboot it or we stop.", "Please reboot it."),
        ("send it or we stop.", "please send it."),
    ],
)
def test_an_imperative_moves_inside_its_sentence(before: str, after: str) -> None:
    """A verb slot's capital is the sentence's, unless the verb may be a name."""
    assert rewritten(before, "^{action} or we stop", "please {action}") == after


@pytest.mark.parametrize(
    ("find", "say", "before", "after"),
    [
        (
            "^we {can't} {verb} {object}",
            "{object} cannot be {verb.done}",
            "We can't move the points either.",
            "The points cannot be moved either.",
        ),
        (
            "^we {can't} {verb} {object} $",
            "{object} cannot be {verb.done}",
            "We can't move the points tho.",
            "We can't move the points tho.",
        ),
        (
            "^we {can't} {action}",
            "{action.ing} is not possible",
            "We can't move the points at all.",
            "We can't move the points at all.",
        ),
        ("^you must {action}", "please {action}", "You must send it as well.", "Please send it as well."),
    ],
)
def test_words_that_end_a_sentence_stay_there(find: str, say: str, before: str, after: str) -> None:
    """ "Either", "tho", "at all" are not carried to the front with the words before them."""
    assert rewritten(before, find, say) == after


@pytest.mark.parametrize(
    ("find", "say", "before", "after"),
    [
        ("^(we|I) {can't} wait", "we can go on", "I can't wait.", "I can go on."),
        ("^(we|I) {can't} wait", "we are ready", "I can't wait.", "I am ready."),
        ("^(we|I) {can't} wait", "I am ready", "We can't wait.", "We are ready."),
        ("^no wait", "we can go on", "No wait.", "We can go on."),
        ("^(we|I) {can't} wait so we rest", "we can go on", "I can't wait so we rest.", "We can go on."),
        ("^I am sorry , no wait", "we can go on", "I am sorry, no wait.", "We can go on."),
    ],
)
def test_the_one_who_speaks_stays(find: str, say: str, before: str, after: str) -> None:
    """What a rule says for "we" is said for "I" where the draft speaks so."""
    assert rewritten(before, find, say) == after
