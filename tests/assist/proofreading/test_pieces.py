"""What is checked together, and what an edit makes necessary to check again."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from assist.proofreading.pieces import pieces
from assist.text.document import read_document

_SENTENCES = [
    f"Sentence number {name} tells you about the parcel, the {name} label and the courier on the road today."
    for name in ("red", "blue", "green", "white", "black", "brown", "pink", "grey", "gold", "teal", "plum")
]


def test_a_short_paragraph_is_one_piece() -> None:
    """Sentences of a short paragraph are checked together."""
    text = "One here. Two here.\n\nAnother paragraph."
    assert [span.of(text) for span in pieces(read_document(text))] == [
        "One here. Two here.",
        "Another paragraph.",
    ]


def test_masked_paragraphs_are_left_out() -> None:
    """A quoted line is not ours to proofread."""
    text = "> teh customer wrote tihs\n\nWe answer."
    assert [span.of(text) for span in pieces(read_document(text))] == ["We answer."]


def test_a_keystroke_in_a_long_paragraph_changes_one_piece() -> None:
    """Typing inside a sentence leaves all other pieces as they were."""
    before = " ".join(_SENTENCES)
    after = before.replace("green label", "green labell")
    old = {span.of(before) for span in pieces(read_document(before))}
    new = [span.of(after) for span in pieces(read_document(after))]
    changed = [piece for piece in new if piece not in old]
    assert sum(map(len, changed)) < len(after) * 0.5
    assert len(new) > 2


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([*_SENTENCES, "\n\n", "> quoted words\n"]), max_size=20))
def test_pieces_cover_every_sentence_that_is_not_masked(parts: list[str]) -> None:
    """In order, without overlap, and no sentence of our own is lost."""
    document = read_document(" ".join(parts))
    spans = pieces(document)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    for sentence in document.sentences:
        if sentence.span.of(document.blanked).strip():
            assert any(span.contains(sentence.span) for span in spans)
