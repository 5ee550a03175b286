"""Cues in a sentence's wording that tell what it does for its reader, as numbers."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.cue_lists import TONES, cue_lists

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_WORD = re.compile(r"[a-zà-ÿ]+(?:'[a-zà-ÿ]+)?|\d+|[€$£%]")
# Clause borders end the reach of a negation: "no charge, but it is late" negates the charge only.
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


def fold(text: str) -> str:
    """`text` in lower case with straight quotes, as the cue patterns expect it."""
    return text.translate(_FOLD).lower()


def tokens(text: str) -> list[str]:
    """Words of `text` in lower case; every number becomes `0`."""
    return ["0" if word.isdigit() else word for word in _WORD.findall(fold(text))]


def denied_tokens(text: str) -> list[str]:
    """Words in the reach of a negation: those after it, up to the end of its clause."""
    folded = fold(text)
    return [word for scope in _denied_scopes(folded) for word in tokens(folded[scope[0] : scope[1]])]


def _denied_scopes(folded: str) -> list[tuple[int, int]]:
    scopes = []
    for negation in cue_lists().negation.finditer(folded):
        border = _CLAUSE.search(folded, negation.end())
        scopes.append((negation.end(), border.start() if border else len(folded)))
    return scopes


def _polarity(folded: str) -> list[float]:
    """Hits of each tone outside and inside negations, what a negation spares or denies, and the sum."""
    lists = cue_lists()
    scopes = _denied_scopes(folded)
    plain, denied = [], []
    for pattern in lists.tones.values():
        places = [match.start() for match in pattern.finditer(folded)]
        inside = sum(any(start <= place < end for start, end in scopes) for place in places)
        plain.append(float(min(2, len(places) - inside)))
        denied.append(float(min(2, inside)))
    spared = float(any(lists.burden.search(folded, start, end) for start, end in scopes))
    withheld = float(any(lists.able.search(folded, start, end) for start, end in scopes))
    tone = [good - bad for good, bad in zip(_split(plain)[1], _split(plain)[0], strict=True)]
    turned = [bad - good for good, bad in zip(_split(denied)[1], _split(denied)[0], strict=True)]
    news = np.tanh(tone[0] + tone[1] / 3 + turned[0] + turned[1] / 3 + (spared - withheld) / 2)
    return [*plain, *denied, spared, withheld, float(bool(scopes)), float(news)]


def _split(tones: list[float]) -> tuple[list[float], list[float]]:
    """Bad and good hits, each as strong and weak."""
    return tones[:2], tones[2:]


_POLARITY_NAMES = (*TONES, *(f"denied_{tone}" for tone in TONES), "spared", "withheld", "negated", "news")
_LENGTH_LIMITS = (1, 3, 6, 12)


def shape_patterns() -> tuple[str, ...]:
    """The patterns that are part of this module, for the stamp of a fitted classifier."""
    return tuple(pattern.pattern for pattern in _SHAPES.values())


def cue_names() -> tuple[str, ...]:
    """What each value of `cue_features` stands for."""
    lengths = (f"up_to_{limit}_words" for limit in _LENGTH_LIMITS)
    return (*_SHAPES, *cue_lists().cues, *_POLARITY_NAMES, *lengths, "log_length")


def cue_features(text: str) -> NDArray[np.float64]:
    """One value a name of `cue_names`: 0 or 1, but for `news` (-1..1) and `log_length`."""
    folded = fold(text)
    size = len(tokens(text))
    return np.array(
        [
            *(bool(pattern.search(text)) for pattern in _SHAPES.values()),
            *(bool(pattern.search(folded)) for pattern in cue_lists().cues.values()),
            *_polarity(folded),
            *(size <= limit for limit in _LENGTH_LIMITS),
            np.log1p(size) / 3,
        ],
        dtype=np.float64,
    )
