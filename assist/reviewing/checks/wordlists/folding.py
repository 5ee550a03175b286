"""Text made easier to match, character for character, so that positions stay true."""

from __future__ import annotations

import re
import unicodedata

from assist.text.document import Document
from assist.text.masking import Mask, blank

_ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\u00a0": " ", "–": "-", "—": "-"}
)
# These are other people's words, or no words at all; links, e-mails and templates stay visible.
_NOT_THE_WRITERS = frozenset({"quote", "quoted_line", "code", "signature"})
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def folded(text: str) -> str:
    """`text` with plain quotes, dashes and blanks, as long as before; upper and lower case stay."""
    return text.translate(_ALIKE)


def own_words(document: Document) -> str:
    """The draft without quotes, code and signature, folded; links, e-mails and placeholders stay."""
    masks: list[Mask] = [mask for mask in document.masks if mask.kind in _NOT_THE_WRITERS]
    return folded(blank(document.text, masks))


def plain_letters(text: str) -> str:
    """`text` in lower case without accents: "Søren" becomes "soren", "Straße" "strasse"."""
    simple = text.casefold().replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("æ", "ae")
    return "".join(mark for mark in unicodedata.normalize("NFKD", simple) if not unicodedata.combining(mark))


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case, numbers left out."""
    return [word.lower() for word in _WORD.findall(folded(text))]
