"""Hostile drafts cannot make the wording slow."""

from __future__ import annotations

import time

import pytest

from assist.reviewing.wording.facts import find_facts
from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import read_document

_SIZE = 20_000
_SECONDS = 6.0  # measured below 1 s; what grows with the square needs minutes
_REWRITER = Rewriter()


@pytest.mark.parametrize(
    "unit",
    ["a", '"', '" ', "\n", "a\n", "7", "123 ", "😀 ", "Anna ", "cannot, ", "not ", ".", "(", "can't", "+49 "],
)
def test_growth_is_bounded(unit: str) -> None:
    """One giant word, quotes, line breaks, digits, names or negations without end take no long time."""
    text = (unit * _SIZE)[:_SIZE]
    started = time.process_time()
    _REWRITER.rewrite(read_document(text))
    find_facts(text)
    assert time.process_time() - started < _SECONDS
