"""Protected and preferred terms."""

from __future__ import annotations

from assist.proofreading.terms import Term, Terms


def _found(terms: Terms, text: str, locale: str = "en-US") -> list[str]:
    return [span.of(text) for span in terms.spans(text, locale)]


def test_whole_words_plurals_and_possessives_are_the_term() -> None:
    """A term stands for its plural and its 's, and for nothing that merely contains it."""
    terms = Terms([Term("Zeltbox")])
    assert _found(terms, "Zeltboxes, a zeltbox, the Zeltbox's lid; not Zeltboxing.") == [
        "Zeltboxes",
        "zeltbox",
        "Zeltbox's",
    ]


def test_terms_of_several_words() -> None:
    """All words must be there, side by side."""
    assert _found(Terms([Term("Kova Mini Pro")]), "The Kova Mini Pro, not the Kova Pro.") == ["Kova Mini Pro"]


def test_the_case_rule() -> None:
    """With match_case another spelling of capitals is not the term."""
    assert _found(Terms([Term("Apex", match_case=True)]), "Apex or apex") == ["Apex"]


def test_a_term_of_one_locale_is_unknown_in_another() -> None:
    """A term of British English does not count in American English."""
    terms = Terms([Term("colourbox", locale="en-gb")])
    assert _found(terms, "a colourbox", "en-GB") == ["colourbox"]
    assert _found(terms, "a colourbox", "en-US") == []


def test_names_are_protected_word_by_word() -> None:
    """A person's first name alone is known when the full name is given."""
    assert _found(Terms().plus(["Dr. Ximena Achterberg"]), "Thanks, Ximena!") == ["Ximena"]


def test_preferred_terms_are_found_with_their_fix() -> None:
    """The fix keeps a leading capital, and a preferred word is not asked to replace itself."""
    terms = Terms([Term("e-mail", avoid=("email", "mail")), Term("Draftwell", avoid=("draft well",))])
    text = "Email us, or e-mail again: draft well."
    assert [(issue.span.of(text), issue.replacements) for issue in terms.preferred(text, "en-US")] == [
        ("Email", ("E-mail",)),
        ("draft well", ("Draftwell",)),
    ]


def test_the_version_follows_the_content() -> None:
    """The same terms in another order are the same version; another term is not."""
    one, two = Term("Zelt"), Term("Kova")
    assert Terms([one, two]).version == Terms([two, one]).version != Terms([one]).version
