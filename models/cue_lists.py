"""The word lists of `data/cues.toml`, ready to be looked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from models.guarded_patterns import GuardedPatterns
from models.word_lists import WORD_ENDS, WordLists, fits_a_walk

TONES = ("bad_strong", "bad_weak", "good_strong", "good_weak")
CUES_FILE = Path(__file__).parent / "data" / "cues.toml"


@dataclass(frozen=True, slots=True)
class CueLists:
    """What to look for in folded text: cues and tones by name, and what turns the meaning of a tone."""

    cues: tuple[str, ...]
    words: WordLists
    first_words: WordLists
    patterns: GuardedPatterns
    negation: re.Pattern[str]
    burden: re.Pattern[str]
    able: re.Pattern[str]


@lru_cache(maxsize=1)
def cue_lists() -> CueLists:
    """The lists that ship with the package, read once."""
    data = tomllib.loads(CUES_FILE.read_text(encoding="utf-8"))
    lexicon, cues = data["lexicon"], data["cues"]
    verb = f"(?:{'|'.join(data['imperative_verbs'])})"
    lists = {name: _filled(cue["words"], verb) for name, cue in cues.items() if "words" in cue}
    first = {name: words for name, words in lists.items() if cues[name].get("first", False)}
    anywhere = {name: words for name, words in lists.items() if name not in first}
    # What begins with any word is looked for in the whole sentence, not word by word.
    loose = {name: [one for one in words if not fits_a_walk(one)] for name, words in anywhere.items()}
    tones = {name: lexicon[name] for name in TONES}
    return CueLists(
        cues=tuple(cues),
        words=WordLists({name: list(filter(fits_a_walk, words)) for name, words in anywhere.items()} | tones),
        first_words=WordLists(first),
        patterns=GuardedPatterns(
            {name: _whole_words(words) for name, words in loose.items() if words}
            | {name: cue["pattern"].replace("{verb}", verb) for name, cue in cues.items() if "pattern" in cue}
        ),
        negation=re.compile(_whole_words(lexicon["negation"])),
        burden=re.compile(_whole_words(lexicon["burden"])),
        able=re.compile(_whole_words(lexicon["able"])),
    )


def _filled(words: Sequence[str], verb: str) -> list[str]:
    return [word.replace("{verb}", verb) for word in words]


def _whole_words(alternatives: Sequence[str]) -> str:
    return rf"\b(?:{'|'.join(alternatives)}){WORD_ENDS}"
