"""Who speaks: what a rule says for "we" stays "I" where the draft says "I", and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from phrasebook.templates.saying import Piece

Speaker = Literal["I", "we"]
_I, _WE = (re.compile(rf"\b{word}\b", re.IGNORECASE) for word in ("i", "we"))
# "I'm sorry, your order ..." says nothing of who will act.
_REGRET = re.compile(
    r"\b(?:i|we)(?:['’]?m| am|['’]re| are)? (?:(?:so|very|really|truly) )?"
    r"(?:sorry|afraid|apologi[sz]e|regret)\b",
    re.IGNORECASE,
)
_REGRETS = re.compile(r"sorry|apologi[sz]e|regret")
_AS_I = {"we": "I", "we are": "I am", "we were": "I was", "we're": "I'm", "we've": "I've", "we'll": "I'll"}
_AS_WE = {mine: ours for ours, mine in _AS_I.items()}
_TURNS: dict[Speaker, tuple[re.Pattern[str], dict[str, str]]] = {
    "I": (re.compile(r"\bwe(?: are| were|'re|'ve|'ll)?\b"), _AS_I),
    "we": (re.compile(r"\bI(?: am| was|'m|'ve|'ll)?\b"), _AS_WE),
}


def keep_speaker(pieces: Iterable[Piece], draft: str) -> tuple[Piece, ...]:
    """`pieces` in which what the rule says has the one speaker of `draft`; unchanged where there are both."""
    found = tuple(pieces)
    said = "".join(piece.text for piece in found if piece.kind == "said")
    speaker = speaker_of(draft if _REGRETS.search(said) else _REGRET.sub("", draft))
    if speaker is None:
        return found
    expression, words = _TURNS[speaker]
    return tuple(
        replace(piece, text=expression.sub(lambda match: words[match[0]], piece.text))
        if piece.kind == "said"
        else piece
        for piece in found
    )


def speaker_of(text: str) -> Speaker | None:
    """Whether "I" or "we" speaks in `text`; None where both or neither do."""
    says_i, says_we = _I.search(text) is not None, _WE.search(text) is not None
    if says_i == says_we:
        return None
    return "I" if says_i else "we"
