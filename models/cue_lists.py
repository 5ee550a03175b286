"""The word lists of `data/cues.toml` as compiled patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

TONES = ("bad_strong", "bad_weak", "good_strong", "good_weak")
CUES_FILE = Path(__file__).parent / "data" / "cues.toml"


@dataclass(frozen=True, slots=True)
class CueLists:
    """Patterns over folded text: `cues` by name, and the lexicons whose meaning a negation turns."""

    cues: dict[str, re.Pattern[str]]
    negation: re.Pattern[str]
    burden: re.Pattern[str]
    able: re.Pattern[str]
    tones: dict[str, re.Pattern[str]]


@lru_cache(maxsize=1)
def cue_lists() -> CueLists:
    """The lists that ship with the package, read once."""
    data = tomllib.loads(CUES_FILE.read_text(encoding="utf-8"))
    lexicon = data["lexicon"]
    verb = f"(?:{'|'.join(data['imperative_verbs'])})"
    return CueLists(
        cues={name: _cue(entry, verb) for name, entry in data["cues"].items()},
        negation=_whole_words(lexicon["negation"]),
        burden=_whole_words(lexicon["burden"]),
        able=_whole_words(lexicon["able"]),
        tones={name: _whole_words(lexicon[name]) for name in TONES},
    )


def _cue(entry: dict[str, Any], verb: str) -> re.Pattern[str]:
    if "pattern" in entry:
        return re.compile(entry["pattern"].replace("{verb}", verb))
    return _whole_words(
        [word.replace("{verb}", verb) for word in entry["words"]], first=entry.get("first", False)
    )


def _whole_words(alternatives: list[str], *, first: bool = False) -> re.Pattern[str]:
    # An apostrophe goes on with the word: "can" is not in "can't".
    return re.compile((r"^\W*" if first else r"\b") + rf"(?:{'|'.join(alternatives)})(?![\w'])")
