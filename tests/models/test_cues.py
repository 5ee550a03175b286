"""Cues in a sentence's wording."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from models.cues import cue_features, cue_names, read_wording


def features(text: str) -> NDArray[np.float64]:
    return cue_features(text, read_wording(text))


def cue(text: str, name: str) -> float:
    return float(features(text)[cue_names().index(name)])


def test_every_value_has_its_own_name() -> None:
    """There is one name a value, and no name twice."""
    assert len(features("Hello.")) == len(cue_names()) == len(set(cue_names()))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("You won't be charged, but it is late.", ["be", "charged"]),
        ("No fee applies.", ["fee", "applies"]),
        ("The fee applies.", []),
        ("We don’t ship on 3 May; we ship on 4 May.", ["ship", "on", "0", "may"]),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(text: str, denied: list[str]) -> None:
    """Words after a negation are denied up to the next comma, stop or conjunction."""
    wording = read_wording(text)
    assert [word for scope in wording.scopes for word in wording.tokens_of(scope)] == denied


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("You won't be charged.", 1),
        ("There is no penalty.", 1),
        ("We can't find your parcel.", -1),
        ("Your parcel was lost.", -1),
        ("Your refund was approved.", 1),
        ("Your claim wasn't approved.", -1),
        ("The form has four pages.", 0),
    ],
)
def test_negation_turns_the_news(text: str, sign: int) -> None:
    """The sum of good and bad words changes its sign under a negation."""
    news = cue(text, "news")
    assert (news > 0) - (news < 0) == sign


def test_quotes_and_case_do_not_matter_to_words() -> None:
    """Curly quotes and capitals give the same word cues."""
    assert cue("I’M SORRY", "apology_first") == cue("i'm sorry", "apology_first") == 1


@given(st.text(max_size=200))
def test_any_text_has_cues(text: str) -> None:
    """No text is refused: emoji, controls and right-to-left included."""
    assert features(text).shape == (len(cue_names()),)
