"""Words that close a sentence and look back: "either", "at all", "tho" may not be carried to the front."""

from __future__ import annotations

import re

from phrasebook.templates.saying import Piece

# "until then" is a time, "and then" a link.
_THEN = "(?<!until )(?<!by )(?<!since )(?<!and )then"
_TIMES = r"twice|(?:two|three|four|five|six|several|many|\d+) times"
_TAIL = re.compile(
    rf"\S (?:either|too|as well|though|tho|anyways?|yet|still|at all|any ?more|{_TIMES}|{_THEN})[ .,]*$",
    re.IGNORECASE,
)


def moves_tail(pieces: tuple[Piece, ...]) -> bool:
    """Whether a part of the draft that ends in such a word would come to stand before other words."""
    return any(
        piece.kind != "said"
        and _TAIL.search(piece.text) is not None
        and any(later.text.strip(" .,;!") for later in pieces[place + 1 :])
        for place, piece in enumerate(pieces)
    )
