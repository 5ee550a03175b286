"""Which language a client means, and which languages we can check."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assist.languagetool_protocol.answer import Language
from assist.languagetool_protocol.errors import ProtocolError
from assist.proofreading.locales import normalise

_WORD = re.compile(r"[^\W\d_]+")
# Fewer known little words than this and the guess is no better than the default.
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Offered:
    """A language of `/v2/languages`."""

    name: str
    code: str
    long_code: str


# What Harper and our own rules check when there is no LanguageTool server.
BUILT_IN = (
    Offered("English", "en", "en"),
    Offered("English (GB)", "en", "en-GB"),
    Offered("English (US)", "en", "en-US"),
)


def choose(
    asked: str, preferred_variants: Sequence[str], text: str, default: str, offered: Iterable[Offered]
) -> Language:
    """The language to check `text` in.

    Raises:
        ProtocolError: the client asked for a language nobody here knows.
    """
    by_code = {language.long_code.lower(): language for language in offered}
    if asked.lower() == "auto":
        return _detected(preferred_variants, text, normalise(default), by_code)
    found = by_code.get(asked.lower().replace("_", "-"))
    if found is None:
        known = ", ".join(sorted(language.long_code for language in by_code.values()))
        words = f"'{asked[:20]}' is not a language code known to LanguageTool."
        raise ProtocolError(400, f"{words} Supported language codes are: {known}")
    return Language(found.name, found.long_code)


def _detected(variants: Sequence[str], text: str, default: str, by_code: dict[str, Offered]) -> Language:
    language, confidence = guess(text)
    language = language or default.partition("-")[0]
    same = [code for code in (*variants, default) if code.lower().partition("-")[0] == language]
    wanted = same[0] if same else normalise(language)
    found = (
        by_code.get(wanted.lower()) or by_code.get(language) or by_code.get(default.lower()) or BUILT_IN[2]
    )
    return Language(found.name, found.long_code, confidence, "draftwell")


def guess(text: str) -> tuple[str | None, float]:
    """The language most of the text's little words belong to, and how sure that is (0..1)."""
    words = [word.lower() for word in _WORD.findall(text[:2000])]
    counts = {code: sum(word in known for word in words) for code, known in _little_words().items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] < _ENOUGH:
        return None, 0.5
    return best, round(counts[best] / max(1, sum(counts.values())), 2)


@cache
def _little_words() -> dict[str, frozenset[str]]:
    text = files("assist.languagetool_protocol").joinpath("little_words.toml").read_text("utf-8")
    return {code: frozenset(words.split()) for code, words in tomllib.loads(text).items()}
