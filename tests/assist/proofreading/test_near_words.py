"""Words one slip away from a misspelt one."""

from __future__ import annotations

from assist.proofreading.harper import HarperEngine
from assist.proofreading.near_words import near_words


def test_common_words_one_slip_away() -> None:
    """A missing letter is filled in; words that are rare, and the word itself, are not offered."""
    assert "power" in near_words("powr")
    assert "power" not in near_words("power")
    assert near_words("qzxj") == ()


def test_names_codes_and_endless_words_have_none() -> None:
    """What is no plain word of letters is not guessed at."""
    assert near_words("e10b") == near_words("x" * 40) == near_words("né") == ()


def test_the_dialect_decides_what_is_offered() -> None:
    """A British text is not offered an American word, however common."""
    (issue,) = HarperEngine().check("It has a colur.", "en-GB")
    assert issue.replacements[0] == "colour" and "color" not in issue.replacements
