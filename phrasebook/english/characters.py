"""Characters of the view: Latin-1, one byte each, so that places are the same before and after."""

from __future__ import annotations

from phrasebook.english.words import TAGS

PLAIN = dict.fromkeys(map(ord, "".join(TAGS.values())))
"""Translation table that takes the tags out of a piece of view."""
_PUNCTUATION = str.maketrans({"…": ".", "“": '"', "”": '"', "’": "'", "‘": "'"})


def plain(view_text: str) -> str:
    """Text of a view without its tags."""
    return view_text.translate(PLAIN)


def is_dash(text: str) -> bool:
    """Whether `text` is dashes only."""
    return bool(text) and all(character in "—–-" for character in text)


def mark_text(text: str) -> str:
    """Punctuation as patterns see it; a dash stands between spaces."""
    return " -" if is_dash(text) else latin(text.translate(_PUNCTUATION))


def latin(text: str) -> str:
    """`text` in Latin-1: other letters as a letter, other currency signs as one, the rest as a dot."""
    if text.isascii():
        return text
    return "".join(character if "\xa0" < character <= "\xff" else _stand_in(character) for character in text)


def _stand_in(character: str) -> str:
    if character < "\x80":
        return character
    if character == "€":
        return "\xa4"
    if character.isalpha():
        return "\xde" if character.isupper() else "\xfe"
    return "\xa4" if character in "₹₽₺₩₪₫₴₦" else "\xb7"
