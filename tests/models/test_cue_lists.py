"""The quick search for cues beside the plain one that it stands for."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.cue_lists import CUES_FILE, TONES, cue_lists
from models.cues import fold
from models.training_sentences import training_sentences
from models.word_lists import fits_a_walk

_DATA = tomllib.loads(CUES_FILE.read_text(encoding="utf-8"))
_VERB = f"(?:{'|'.join(_DATA['imperative_verbs'])})"


def _plain(entry: dict[str, object]) -> re.Pattern[str]:
    if "pattern" in entry:
        return re.compile(str(entry["pattern"]).replace("{verb}", _VERB))
    words = entry["words"]
    assert isinstance(words, list)
    start = r"^\W*" if entry.get("first") else r"\b"
    return re.compile(rf"{start}(?:{'|'.join(words).replace('{verb}', _VERB)})(?![\w'])")


_PLAIN = {name: _plain(entry) for name, entry in _DATA["cues"].items()}
_PLAIN_TONES = {name: _plain({"words": _DATA["lexicon"][name]}) for name in TONES}


def agrees(folded: str) -> bool:
    lists = cue_lists()
    hits = lists.words.find(folded)
    quick = (
        lists.first_words.at_first_word(folded) | lists.patterns.matching(folded) | (hits.keys() - {*TONES})
    )
    plain = {name for name, pattern in _PLAIN.items() if pattern.search(folded)}
    tones = {name: [hit.start() for hit in tone.finditer(folded)] for name, tone in _PLAIN_TONES.items()}
    return quick == plain and all(hits.get(name, []) == places for name, places in tones.items())


def test_no_cue_is_lost_or_won_in_the_training_sentences() -> None:
    """Every sentence, alone and before another, has the cues that searching list by list finds."""
    texts = [fold(sentence.text) for sentence in training_sentences()]
    pairs = [f"{first} {second}" for first, second in zip(texts[::9], texts[5::9], strict=False)]
    assert [text for text in (*texts, *pairs) if not agrees(text)] == []


_PIECES = [word for words in _DATA["lexicon"].values() for word in words if word.isalpha()][::7]


@given(
    st.lists(st.sampled_from([*_PIECES, "they've", "50%", "won't", " ", "'", "-", ", ", "?", "٣", "é", "_"]))
)
def test_no_cue_is_lost_or_won_at_odd_borders(pieces: list[str]) -> None:
    """Words that touch each other, apostrophes, signs and foreign digits are read as by a plain search."""
    assert agrees(fold(" ".join(pieces))) and agrees(fold("".join(pieces)))


@pytest.mark.parametrize("tone", TONES)
def test_tones_fit_a_walk(tone: str) -> None:
    """Hits of a tone are counted, so none of its expressions may be left to a search of the whole text."""
    assert [one for one in _DATA["lexicon"][tone] if not fits_a_walk(one)] == []
