"""Harper's lints become our issues."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import harper

from assist.proofreading.harper import HarperEngine


def test_a_first_name_is_no_acronym() -> None:
    """A signature like Sam is not said to want capitals; a misspelling before it still is found."""
    issues = HarperEngine().check("Your recepit is attached.\n\nSam", "en-US")
    assert [issue.replacements[0] for issue in issues] == ["receipt"]


def test_every_rule_we_weigh_is_one_of_harpers() -> None:
    """A rule that Harper renames is noticed, and none is weighed and switched off at once."""
    data = tomllib.loads(files("assist.proofreading").joinpath("data/harper.toml").read_text("utf-8"))[
        "rules"
    ]
    known = set(harper.get_default_lint_config())
    weighed = {name for names in data.values() for name in names}
    assert weighed <= known
    assert not {*data["off"], *data["unused"]} & {*data["hint"], *data["error"]}
    assert not set(data["off"]) & set(data["unused"])


def test_a_rule_that_is_off_does_not_run() -> None:
    """The serial comma is the desk's own matter."""
    assert HarperEngine().check("We sent the lid, box and cable.", "en-US") == ()


def test_chat_words_mean_what_they_mean() -> None:
    """ "u" is you and no slip of "up"; "dec" is a month; "hrs" is no slip at all."""
    found = HarperEngine().check("If u like, we can move it 2 hrs later or to 31 dec.", "en-US")
    assert {
        issue.span.of("If u like, we can move it 2 hrs later or to 31 dec."): issue.replacements
        for issue in found
    } == {
        "u": ("you",),
        "dec": ("Dec",),
    }


def test_another_countrys_spelling_is_the_same_word() -> None:
    """In American text "apologise" is first of all "apologize"."""
    text = "We apologise for the colour."
    found = HarperEngine().check(text, "en-US")
    assert [issue.replacements[0] for issue in found] == ["apologize", "color"]


def test_a_greeted_name_gets_its_capital() -> None:
    """“hey sam” greets a person, and a sentence that begins with “dont” lacks more than a capital."""
    (name,) = HarperEngine().check("hey sam, thanks.", "en-US")
    assert name.replacements[0] == "Sam"
    text = "It came on Monday. dont use it."
    found = HarperEngine().check(text, "en-US")
    assert [issue.replacements[0] for issue in found if issue.span.of(text) == "dont"] == ["don't"]
