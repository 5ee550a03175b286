"""Which words are taken for names, and what a checker is shown in their place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assist.proofreading.harper import HarperEngine
from assist.proofreading.issue import Issue
from assist.proofreading.proper_names import is_about_name, is_name_place, with_known_names
from assist.text.spans import Span


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hi Agnieszka, I asked Oyelaran about it.", ["Agnieszka", "Oyelaran"]),
        ("Kind regards,\nWojciechowska", ["Wojciechowska"]),
        ("Set failOnError in the file.", ["failOnError"]),
    ],
)
def test_strange_names_are_shown_as_known_ones(text: str, names: list[str]) -> None:
    """Within a sentence, after a greeting, under a letter, and in words with a capital inside."""
    shown, spans = with_known_names(text)
    assert len(shown) == len(text)
    assert not any(name in shown for name in names)
    assert [name for name in names if any(name in span.of(text) for span in spans)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Unfortunatly we were late.",
        "I will call on Wendesday.",
        "Kind regards,\nUnfortunatly",
        "See docs.Oyelaran.com and ID-Oyelaran.",
        "We wrote to Oyelaran Oyelaran twice.",
        "I use Windows and Excel in March.",
    ],
)
def test_what_may_be_a_slip_is_shown_as_it_is(text: str) -> None:
    """A sentence's first word, a weekday, a known word, part of a link, and what is said twice."""
    assert with_known_names(text) == (text, ())


def test_grammar_beside_a_name_that_stands_for_another_is_not_said() -> None:
    """What is misspelt beside it is."""
    _, names = with_known_names("My collegue Oyelaran sent an letter.")
    assert names == (Span(12, 20),)
    misspelt = Issue(Span(3, 11), "spelling", "error", ("colleague",), "", "X", ("harper",))
    grammar = replace(misspelt, kind="grammar")
    assert not is_about_name(misspelt, names)
    assert is_about_name(grammar, names)
    assert not is_about_name(replace(grammar, span=Span(26, 28)), names)


@pytest.mark.integration
@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_harper_knows_the_names_it_is_shown(locale: str) -> None:
    """For every length that is exchanged, nothing is said of the sentence."""
    lengths = range(3, 15)
    names = [("Q" + "zx" * 8)[:length] for length in lengths]
    engine = HarperEngine()
    for name in names:
        shown, _ = with_known_names(f"I asked {name} about it.")
        assert name not in shown
        assert engine.check(shown, locale) == ()


def test_a_capital_is_a_name_within_a_sentence_or_after_a_greeting() -> None:
    """Not at a sentence's start, though after a title with its full stop."""
    text = "Hi Bo. Call Dr. Xu."
    assert [is_name_place(text, text.index(word)) for word in ("Hi", "Bo", "Call", "Xu")] == [
        *(False, True, False, True)
    ]
