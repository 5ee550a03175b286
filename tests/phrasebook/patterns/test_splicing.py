"""Sentences that hurried writers join with a comma."""

from __future__ import annotations

import pytest

from phrasebook.checking import rewrite_with
from phrasebook.matching import Matcher
from phrasebook.rule import Rule

_RULE = Rule(
    "others.can",
    ("^we {can't} {action}. {who=subject} can >",),
    say=("{who} can {action}",),
    unless=("{action}. it can",),
    why="Goes straight to who can.",
)


@pytest.mark.parametrize("joint", [". Our", ", our", ", but our", "; our", " - our"])
def test_joined_sentences(joint: str) -> None:
    """A pattern over two sentences finds them joined by a comma, a semicolon, a dash, and "but"."""
    made = rewrite_with(Matcher([_RULE]), f"We can't lay tiles{joint} fitters can.")
    assert made == "Our fitters can lay tiles."


def test_joined_exceptions() -> None:
    """What `unless` holds back between two sentences it holds back between joined ones too."""
    assert rewrite_with(Matcher([_RULE]), "We can't lay tiles, it can.") == "We can't lay tiles, it can."
