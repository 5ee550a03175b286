"""Which language a draft is in."""

from __future__ import annotations

import pytest

from assist.proofreading.locales import choose_locale, is_british, is_english, languagetool_code, normalise

_KNOWN = ["en-US", "en-GB", "de-DE", "de-AT", "pl-PL", "zh-CN", "fr"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("en", "en-US"),
        ("en_gb", "en-GB"),
        ("en-IE", "en-GB"),
        ("en-PH", "en-US"),
        ("de", "de-DE"),
        ("de-CH", "de-AT"),
        ("pl", "pl-PL"),
        ("fr-CA", "fr"),
        ("tlh", None),
    ],
)
def test_languagetool_is_asked_for_the_nearest_it_has(given: str, code: str | None) -> None:
    """The exact locale, else one of the same language, else none."""
    assert languagetool_code(given, _KNOWN) == code


def test_the_conversation_outweighs_the_team() -> None:
    """The first locale that is given counts."""
    assert choose_locale(None, "en-gb", "de") == "en-GB"
    assert choose_locale(None, "") == "en-US"


def test_english_and_british() -> None:
    """Ireland spells as Britain does."""
    assert is_english("EN_us") and not is_english("de")
    assert is_british("en-IE") and not is_british("en-US")
    assert normalise("zh-Hant-tw") == "zh-TW"
