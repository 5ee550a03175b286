"""What clients may ask, and what they are told when they ask otherwise."""

from __future__ import annotations

import pytest

from assist.languagetool_protocol.errors import ProtocolError
from assist.languagetool_protocol.languages import BUILT_IN, choose, guess
from assist.languagetool_protocol.query import MAX_TEXT_LENGTH, read_query


def test_a_plain_check() -> None:
    """Text and language are enough; unknown parameters are no fault."""
    query = read_query({"text": "Hi", "language": "en-US", "username": "x"})
    assert (query.text.checked, query.language, query.picky) == ("Hi", "en-US", False)


@pytest.mark.parametrize(
    ("form", "status", "words"),
    [
        ({"text": "Hi"}, 400, "Missing 'language'"),
        ({"language": "en-US"}, 400, "Missing 'text' or 'data'"),
        ({"language": "en-US", "text": "a", "data": "{}"}, 400, "not both"),
        ({"language": "en-US", "text": "a" * (MAX_TEXT_LENGTH + 1)}, 413, "exceeds the limit"),
        ({"language": "en-US", "text": "a", "level": "wild"}, 400, "'level'"),
        ({"language": "en-US", "text": "a", "preferredVariants": "en-GB"}, 400, "language=auto"),
        ({"language": "en-US", "text": "a", "enabledOnly": "true"}, 400, "enabledOnly"),
        (
            {
                "language": "en-US",
                "text": "a",
                "enabledOnly": "true",
                "enabledRules": "A",
                "disabledRules": "B",
            },
            400,
            "disabled rules",
        ),
    ],
)
def test_refusals(form: dict[str, str], status: int, words: str) -> None:
    """LanguageTool's status codes, and words that name the parameter."""
    with pytest.raises(ProtocolError, match=words) as refused:
        read_query(form)
    assert refused.value.status == status


def test_rules_and_categories_are_chosen() -> None:
    """A disabled category is silent unless one of its rules is asked for; enabledOnly turns it round."""
    base = {"text": "a", "language": "en-US"}
    choice = read_query({**base, "disabledCategories": "C, D", "enabledRules": "R"}).choice
    assert [choice.wants("R", "C"), choice.wants("S", "C"), choice.wants("S", "E")] == [True, False, True]
    only = read_query({**base, "enabledOnly": "true", "enabledCategories": "C"}).choice
    assert [only.wants("S", "C"), only.wants("S", "E")] == [True, False]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you for the order, we will send it to you.", "en"),
        ("Vielen Dank für Ihre Nachricht, wir haben das Paket nicht gefunden.", "de"),
        ("Merci pour votre message, nous avons reçu le colis.", "fr"),
        ("Dziękujemy za wiadomość, paczka jest w drodze do pana.", "pl"),
        ("Спасибо за ваш заказ, мы его отправили.", "ru"),
        ("Дякуємо за ваш лист, ми його отримали.", "uk"),
        ("TX-55", None),
    ],
)
def test_languages_are_guessed_by_little_words(text: str, language: str | None) -> None:
    """Too few words and there is no guess."""
    assert guess(text)[0] == language


def test_auto_takes_the_variant_the_client_prefers() -> None:
    """British English where the client wants it, the desk's own otherwise."""
    text = "Thank you for the order."
    assert choose("auto", ["en-GB"], text, "en-us", BUILT_IN).code == "en-GB"
    assert choose("auto", [], text, "en-us", BUILT_IN).code == "en-US"
    with pytest.raises(ProtocolError, match="en-GB, en-US"):
        choose("tlh", [], text, "en-us", BUILT_IN)
