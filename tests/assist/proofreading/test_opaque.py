"""Codes and names that no speller may judge."""

from __future__ import annotations

import pytest

from assist.proofreading.opaque import legible, opaque_spans


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Order #A-10293 left at 6:42.", ["#A-10293", "6:42"]),
        ("Open /etc/hosts or device_id, please.", ["/etc/hosts", "device_id"]),
        ("The RMA and the DC-DC part of your MacBook.", ["RMA", "DC-DC", "MacBook"]),
        ("It costs €12.50 (or $14).", ["€12.50", "$14"]),
        ("See kestrel.example for readme.txt.", ["kestrel.example", "readme.txt"]),
        ("A USB-C cable, a 60-day trial.", ["USB-C", "60-day"]),
    ],
)
def test_codes_are_opaque(text: str, codes: list[str]) -> None:
    """Ids, paths, acronyms, camelCase, amounts and domains are found without their punctuation."""
    assert [span.of(text) for span in opaque_spans(text)] == codes


@pytest.mark.parametrize(
    "text", ["Plain words, nothing else.", "It arrives soon.Please wait.", "PLEASE STOP SHOUTING AT US NOW"]
)
def test_words_are_not(text: str) -> None:
    """Plain words stay open to the speller, shouted or not, with or without a space after a full stop."""
    assert not opaque_spans(text)


def test_no_engine_sees_an_endless_word() -> None:
    """A word of 5,000 letters and 5,000 signs become numbers of their length; words and links stay."""
    text = f"See {'a' * 5000} and {'?(' * 2500} or honorificabilitudinitatibus."
    assert legible(text) == f"See {'1' * 5000} and {'1' * 5000} or honorificabilitudinitatibus."
    assert legible("Open https://kestrel.example/help?topic=returns, please.").startswith(
        "Open https://kestrel"
    )


def test_endless_words_are_opaque() -> None:
    """No spelling finding can stand on a word that no engine saw."""
    word = "a" * 61
    text = f"So {word}, then."
    assert [span.of(text) for span in opaque_spans(text)] == [word]
