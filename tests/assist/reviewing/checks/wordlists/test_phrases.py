"""A group of phrases finds just what its alternatives, joined into one expression, would find."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.reviewing.checks.wordlists.anchors import anchors, plain
from assist.reviewing.checks.wordlists.folding import folded
from assist.reviewing.checks.wordlists.lexicon import DATA, load_lexicon
from assist.reviewing.checks.wordlists.phrases import Phrases
from assist.text.sentences import split_sentences

PAIRS = Path(__file__).parents[1] / "pairs.jsonl"
LEXICONS = sorted(path.stem for path in DATA.glob("*.toml"))
TRICKY = (
    "you",
    "Won't",
    "ſorry",
    "İ",
    "ı",
    "can",
    "'ll",
    "12th",
    "be",
    "  ",
    "\n",
    "-",
    "every",
    "a",
    "4.5",
    "_x",
)


def sentences() -> Iterator[str]:
    """What customers and agents write in the pairs, and their examples, sentence by sentence."""
    items = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    texts = [text for item in items for text in (item["customer_message"], item["draft"])]
    for text in texts:
        yield folded(text)
        yield from (sentence.text for sentence in split_sentences(folded(text)))


def same(group: Phrases, text: str, start: int, end: int) -> None:
    """Fails where the group and its whole expression differ on a part of `text`."""
    found = [match.span() for match in group.find(text, start, end)]
    assert found == [match.span() for match in group.expression.finditer(text, start, end)]
    assert group.occur(text) == (group.expression.search(text) is not None)


@pytest.mark.parametrize("name", LEXICONS)
def test_groups_find_what_their_expression_finds(name: str) -> None:
    """For every group and every sentence, skipping what cannot match loses and adds nothing."""
    texts = list(sentences())[::3]
    lexicon = load_lexicon(name)
    for text in texts:
        assert lexicon.occurring(text) == [group.occur(text) for group in lexicon.groups.values()]
    for group in lexicon.groups.values():
        for text in texts:
            if text:
                same(group, text, 0, len(text))
                same(group, text, len(text) // 3, len(text) - len(text) // 4)


@given(st.lists(st.sampled_from(TRICKY) | st.text(max_size=6), max_size=9))
def test_odd_texts_are_searched_alike(pieces: list[str]) -> None:
    """Odd letters, blanks and numbers change nothing about that."""
    text = " ".join(pieces)
    lexicon = load_lexicon("vague_timeline")
    assert lexicon.occurring(text) == [group.occur(text) for group in lexicon.groups.values()]
    for group in lexicon.groups.values():
        if text:
            same(group, text, 0, len(text))


def test_the_first_alternative_that_fits_counts() -> None:
    """Of two that begin at one place, the one that stands first in the group is the match."""
    group = Phrases([r"late(?: again)?", r"late again today"], ["late again today or not"])
    assert [match.group() for match in group.find("It is late again today or not.", 0, 30)] == ["late again"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"no (?:refund|money) back", [{"refund", "money"}]),
        (r"you(?:'ve)? (?:\w+ ){0,3}(?:broke|lost)", [{"broke", "lost"}, {"you", "ve"}]),
        (r"polic\w+", []),
        (r"(?:a|\w+) b?", []),
        (r"in \d+ days?", [{"days", "day"}]),
        (r"(?=late)", []),
        (r"(?:soon)?", []),
    ],
)
def test_anchors(pattern: str, expected: list[set[str]]) -> None:
    """A text that matches must have a word of each set; parts of words announce nothing."""
    found = anchors(pattern)
    for needed in expected:
        assert any(needed == set(words) for words in found)
    assert bool(found) == bool(expected)


def test_plain_texts() -> None:
    """Words are cut at apostrophes, numbers are alike, and letters that look alike to `re` are."""
    assert plain("Can't  wait 12 days, ſo 3rd").words == {"can", "t", "wait", "0", "days", "so", "0rd"}
    assert plain("A\n b").text == "a b"
