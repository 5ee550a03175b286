"""Cues in a sentence's wording that tell what it does for its reader, as numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.cue_lists import TONES, cue_lists

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_WORD = re.compile(r"[a-zà-ÿ]+(?:'[a-zà-ÿ]+)?|\d+|[€$£%]")
# Clause borders end the reach of a negation: "no charge, but it is late" negates the charge only.
_UNABLE = re.compile(r"\b(?:can|could)(?: not|n't|not|t|nt)$|\bunable$")
_CLAUSE = re.compile(r"[,;:.!?]|\b(?:but|and|so|because|though|tho|while|since)\b")

_SHAPES: Final[dict[str, re.Pattern[str]]] = {
    "ends_question": re.compile(r"\?[\s)\"']*$"),
    "ends_exclamation": re.compile(r"![\s)\"']*$"),
    "ends_comma": re.compile(r",\s*$"),
    "ends_colon": re.compile(r":\s*$"),
    "ends_bare": re.compile(r"[\w)]\s*$"),
    "starts_lower": re.compile(r"^\s*[a-zà-ÿ]"),
    "line_break": re.compile(r"\n"),
    "only_name": re.compile(r"^\W*(?:[A-ZÀ-Þ][\w'.-]*\s*){1,2}\W*$"),
    "name_then_title": re.compile(r"[A-ZÀ-Þ]\w+\s*(?:,|\||-|–|—|/|\n)\s*[A-ZÀ-Þ]"),
    "no_lower_word": re.compile(r"^(?!.*\s[a-zà-ÿ]{3,})"),
    "amount": re.compile(
        r"[€$£]\s?\d|\d\s?(?:[€$£%]|euros?\b|dollars?\b|pounds?\b|pence\b|cents?\b)", re.IGNORECASE
    ),
    "clock": re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE),
    "digit": re.compile(r"\d"),
    "list_marker": re.compile(r"^\s*(?:\d+[.)]|[-*•])\s"),
    "breadcrumb": re.compile(r"\w\s*(?:>|→)\s*\w"),
    "you_initial": re.compile(r"^\W*(?:you|your|ur|you're|you've)\b", re.IGNORECASE),
}
# Shapes that need not be looked for in a sentence without one of these; "0" stands for any digit.
_NEEDED = {
    name: frozenset(letters)
    for name, letters in {
        "ends_question": "?",
        "ends_exclamation": "!",
        "ends_comma": ",",
        "ends_colon": ":",
        "line_break": "\n",
        "amount": "0",
        "clock": "0",
        "breadcrumb": ">→",
        "name_then_title": ",|-–—/\n",
    }.items()
}


def fold(text: str) -> str:
    """`text` in lower case with straight quotes, as the cue patterns expect it."""
    return text.translate(_FOLD).lower()


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence folded once for all that reads its words: `scopes` are the reaches of its negations."""

    folded: str
    tokens: list[str]
    scopes: list[tuple[int, int]]

    def tokens_of(self, scope: tuple[int, int]) -> list[str]:
        """Words in the reach of a negation: those after it, up to the end of its clause."""
        return _tokens(self.folded[slice(*scope)])

    def is_unable(self, scope: tuple[int, int]) -> bool:
        """Whether a reach is that of a thing that could not be done: what we do not raise may be a burden,
        what we could not raise would have been a gain."""
        return _UNABLE.search(self.folded, max(0, scope[0] - 10), scope[0]) is not None


def read_wording(text: str) -> Wording:
    """The words of `text` in lower case, every number as `0`, and where they are denied."""
    folded = fold(text)
    return Wording(folded, _tokens(folded), _denied_scopes(folded))


def _tokens(folded: str) -> list[str]:
    return ["0" if word.isdigit() else word for word in _WORD.findall(folded)]


def _denied_scopes(folded: str) -> list[tuple[int, int]]:
    scopes = []
    for negation in cue_lists().negation.finditer(folded):
        border = _CLAUSE.search(folded, negation.end())
        scopes.append((negation.end(), border.start() if border else len(folded)))
    return scopes


def _polarity(wording: Wording, places: Mapping[str, Sequence[int]]) -> list[float]:
    """Hits of each tone outside and inside negations, what a negation spares or denies, and the sum."""
    lists, folded, scopes = cue_lists(), wording.folded, wording.scopes
    plain, denied = [], []
    for tone in TONES:
        hits = places.get(tone, ())
        inside = sum(any(start <= place < end for start, end in scopes) for place in hits) if scopes else 0
        plain.append(float(min(2, len(hits) - inside)))
        denied.append(float(min(2, inside)))
    spared = float(
        any(lists.burden.search(folded, *scope) for scope in scopes if not wording.is_unable(scope))
    )
    withheld = float(any(lists.able.search(folded, start, end) for start, end in scopes))
    tone_sum, turned = _balance(plain), -_balance(denied)
    news = math.tanh(tone_sum + turned + (spared - withheld) / 2)
    return [*plain, *denied, spared, withheld, float(bool(scopes)), news]


def _balance(hits: Sequence[float]) -> float:
    """Good hits less bad ones; a weak word counts a third."""
    bad_strong, bad_weak, good_strong, good_weak = hits
    return good_strong - bad_strong + (good_weak - bad_weak) / 3


_POLARITY_NAMES = (*TONES, *(f"denied_{tone}" for tone in TONES), "spared", "withheld", "negated", "news")
_LENGTH_LIMITS = (1, 3, 6, 12)


def shape_patterns() -> tuple[str, ...]:
    """The patterns that are part of this module, for the stamp of a fitted classifier."""
    return tuple(pattern.pattern for pattern in _SHAPES.values())


@lru_cache(maxsize=1)
def cue_names() -> tuple[str, ...]:
    """What each value of `cue_features` stands for."""
    lengths = (f"up_to_{limit}_words" for limit in _LENGTH_LIMITS)
    return (*_SHAPES, *cue_lists().cues, *_POLARITY_NAMES, *lengths, "log_length")


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    return {name: place for place, name in enumerate(cue_names())}


def cue_features(text: str, wording: Wording) -> NDArray[np.float64]:
    """One value a name of `cue_names`: 0 or 1, but for `news` (-1..1) and `log_length`."""
    lists, folded, size = cue_lists(), wording.folded, len(wording.tokens)
    hits = lists.words.find(folded)
    met = lists.first_words.at_first_word(folded) | lists.patterns.matching(folded) | hits.keys()
    places = _places()
    values = np.zeros(len(places))
    values[[places[name] for name in met.difference(TONES)]] = 1.0
    values[: len(_SHAPES)] = _shapes(text)
    lengths = [size <= limit for limit in _LENGTH_LIMITS]
    values[len(_SHAPES) + len(lists.cues) :] = [*_polarity(wording, hits), *lengths, math.log1p(size) / 3]
    return values


def _shapes(text: str) -> list[bool]:
    letters = {*text, *("0" if _SHAPES["digit"].search(text) else "")}
    return [
        not (name in _NEEDED and _NEEDED[name].isdisjoint(letters)) and bool(pattern.search(text))
        for name, pattern in _SHAPES.items()
    ]
