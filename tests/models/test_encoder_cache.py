from __future__ import annotations

import numpy as np

from models.encoder_cache import CachingEncoder
from tests.fakes import WordEncoder


def test_a_text_is_encoded_once() -> None:
    """Repeated texts, in one call or two, reach the encoder inside once, and keep their rows."""
    inside = WordEncoder()
    caching = CachingEncoder(inside)
    first = caching.encode(["late parcel", "refund", "late parcel"])
    second = caching.encode(["refund", "late parcel"])
    assert inside.seen == ["late parcel", "refund"]
    assert np.array_equal(first[[1, 0]], second)
    assert np.array_equal(first[0], first[2])


def test_the_oldest_text_is_forgotten_first() -> None:
    """With room for two texts, the one not asked for longest is encoded again."""
    inside = WordEncoder()
    caching = CachingEncoder(inside, capacity=2)
    for text in ("a", "b", "a", "c", "a", "b"):
        caching.encode([text])
    assert inside.seen == ["a", "b", "c", "b"]


def test_no_texts_give_no_rows() -> None:
    """An empty list gives an empty matrix of the right width."""
    assert CachingEncoder(WordEncoder()).encode([]).shape == (0, 64)


def test_lone_surrogates_are_texts_too() -> None:
    """A text that cannot be written as UTF-8 is cached like any other."""
    assert CachingEncoder(WordEncoder()).encode(["a\ud800"]).shape == (1, 64)
