"""Which language a draft is in, and what each engine calls it."""

from __future__ import annotations

from collections.abc import Iterable

# The country LanguageTool and Harper check when a locale names only the language or another country.
_DEFAULT_COUNTRY = {"en": "US", "de": "DE", "pt": "PT", "ca": "ES"}
_BRITISH = {"GB", "UK", "IE", "IN", "SG", "HK"}
_LANGUAGETOOL_ENGLISH = {"US", "GB", "AU", "CA", "NZ", "ZA"}


def normalise(locale: str) -> str:
    """`locale` as `en-US`: hyphen, lower-case language, upper-case country; a bare `en` becomes `en-US`."""
    language, _, rest = locale.strip().replace("_", "-").partition("-")
    language = language.lower() or "en"
    country = next((part.upper() for part in rest.split("-") if len(part) == 2), "")
    country = country or _DEFAULT_COUNTRY.get(language, "")
    return f"{language}-{country}" if country else language


def choose_locale(*candidates: str | None) -> str:
    """The first locale that is given (conversation, then team, then request), normalised; else `en-US`."""
    return normalise(next((candidate for candidate in candidates if candidate), "en-US"))


def is_english(locale: str) -> bool:
    """Whether `locale` is some English."""
    return normalise(locale).split("-")[0] == "en"


def is_british(locale: str) -> bool:
    """Whether `locale` spells as Britain does: the engines' en-GB is the nearest they have."""
    language, _, country = normalise(locale).partition("-")
    return language == "en" and (country in _BRITISH or country in {"AU", "NZ", "ZA"})


def languagetool_code(locale: str, known: Iterable[str]) -> str | None:
    """What LanguageTool calls `locale`, or None when it has no such module; `known` are its long codes."""
    codes = set(known)
    wanted = normalise(locale)
    language, _, country = wanted.partition("-")
    if language == "en" and country not in _LANGUAGETOOL_ENGLISH:
        return "en-GB" if country in _BRITISH else "en-US"
    if wanted in codes:
        return wanted
    kin = (code for code in codes if code.split("-")[0] == language)
    return min(kin, key=lambda code: (len(code), code), default=None)
