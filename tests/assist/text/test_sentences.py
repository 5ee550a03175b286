"""Sentences of real drafts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.text.document import read_document
from assist.text.protecting import protected_kind
from assist.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("hey sam ur new sim is active", ["hey sam ur new sim is active"]),
        (
            "hi jo ur bill is fine the roaming pass is gone tho so sorry",
            ["hi jo", "ur bill is fine", "the roaming pass is gone tho", "so sorry"],
        ),
        (
            "ur new code is in the mail old codes are gone from now",
            ["ur new code is in the mail", "old codes are gone from now"],
        ),
        (
            "the lamp in ur hall is on till the fitter is there",
            ["the lamp in ur hall is on till the fitter is there"],
        ),
        (
            "there is no way we can deliver the stove before the 19th",
            ["there is no way we can deliver the stove before the 19th"],
        ),
        (
            "we can not open the account for you because u are not resident here",
            ["we can not open the account for you because u are not resident here"],
        ),
        (
            "send me a pic so we know which batch the jar is from",
            ["send me a pic so we know which batch the jar is from"],
        ),
        (
            "how do i reset the password the app is asking for",
            ["how do i reset the password the app is asking for"],
        ),
        ("1. Open the app. 2. Log in.", ["1. Open the app.", "2. Log in."]),
        ("- You have to wait\n- Then go", ["- You have to wait", "- Then go"]),
        ("Dr. Aydin is here at 4 p.m. today. Come in!", ["Dr. Aydin is here at 4 p.m. today.", "Come in!"]),
        ("It costs approx. 4 euros. Fine.", ["It costs approx. 4 euros.", "Fine."]),
        ("Great! 😀 We will call.", ["Great! 😀", "We will call."]),
        ("שלום עולם. Hi.", ["שלום עולם.", "Hi."]),
        ("It leaves on 2 May. I will call.", ["It leaves on 2 May.", "I will call."]),
        (
            "It went to someone else on 3 May. Kind regards",
            ["It went to someone else on 3 May.", "Kind regards"],
        ),
        ("Two nurses are ill. Dr. Lang is in.", ["Two nurses are ill.", "Dr. Lang is in."]),
        ("Ask at nine. Ms. Reuter is free.", ["Ask at nine.", "Ms. Reuter is free."]),
        ("Wait at door C. The driver comes.", ["Wait at door C.", "The driver comes."]),
        ("It was J. Ode who called.", ["It was J. Ode who called."]),
        ("Dear Mr. Bello, Dr. Ode, thanks.", ["Dear Mr. Bello, Dr. Ode,", "thanks."]),
        ("Dear Mr. Bello, Dr. Ode has a slot.", ["Dear Mr. Bello,", "Dr. Ode has a slot."]),
        ("By 3 Jan. I will know.", ["By 3 Jan.", "I will know."]),
        ("It is due on Mon. I called. Bye.", ["It is due on Mon.", "I called.", "Bye."]),
        (
            "It comes on Friday 2 May. Your refund follows.",
            ["It comes on Friday 2 May.", "Your refund follows."],
        ),
        ("Ask Dr. May if it fits.", ["Ask Dr. May if it fits."]),
        ("I asked Dr. May Smith. He agrees.", ["I asked Dr. May Smith.", "He agrees."]),
        ("On 3 Jan. 2026 we open.", ["On 3 Jan. 2026 we open."]),
        ("We met Mon. and Tue. afternoon.", ["We met Mon. and Tue. afternoon."]),
        ("The sale ends Sun. Oct. 5 at noon.", ["The sale ends Sun. Oct. 5 at noon."]),
        ("I left it in the sun. I am sorry.", ["I left it in the sun.", "I am sorry."]),
        ("  \n \n", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """List items, abbreviations, emoji and unpunctuated lines come out as people read them."""
    assert [sentence.text for sentence in split_sentences(text)] == sentences


@given(st.text(max_size=300))
def test_any_text_splits(text: str) -> None:
    """Sentences are in order, do not overlap, hold their own text and leave out white space only."""
    at = 0
    for sentence in split_sentences(text):
        assert text[at : sentence.span.start].strip() == ""
        assert sentence.span.of(text) == sentence.text
        at = sentence.span.end
    assert text[at:].strip() == ""


@given(st.text(alphabet=st.characters(categories=("Cs", "Lu", "Po")), max_size=60))
def test_lone_surrogates_do_no_harm(text: str) -> None:
    """A text with half a character is read like any other."""
    assert read_document(text).text == text


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Never share your PIN with anyone.", "safety"),
        ("Don't unplug the freezer while it updates.", "safety"),
        ("Call 112 if you smell gas.", "safety"),
        ("Keep the batteries out of reach of children.", "safety"),
        ("This e-mail looks like phishing.", "fraud"),
        ("Your property may be taken if you do not keep up payments.", "legal"),
        ("We accept no liability for delays.", "legal"),
        ("You must tell us of a lost card without undue delay.", "legal"),
        ("Passengers must stay seated until the coach has stopped.", "safety"),
        ("Late arrivals can't be seated.", None),
        ("I was sorry to read that your husband passed away.", "bereavement"),
        ("We were so sorry to hear about your husband's passing.", "bereavement"),
        ("My sincere sympathy on the death of your aunt.", "bereavement"),
        ("We have noted the bereavement on the account.", "bereavement"),
        ("If you did not make this payment, call us at once.", "security"),
        ("I have passed on your message to the team.", None),
        ("Their passing score is 60.", None),
        ("We are sorry for the loss of your luggage.", None),
        ("If you didn't make the booking online, show the slip.", None),
        ("Please unplug the lamp first.", None),
        ("You must log out first.", None),
        ("We can't refund the ticket.", None),
        ("You forgot to sign the form.", None),
        ("Tell us about your allergies before the test.", "safety"),
        ("You left the allergy sheet blank.", None),
    ],
)
def test_what_is_protected(sentence: str, kind: str | None) -> None:
    """Safety, fraud, legal and bereavement sentences are left as they are; ordinary ones are not."""
    assert protected_kind(sentence) == kind


@pytest.mark.parametrize(
    "letter",
    [
        "Dear Ms. Aho, I'm so sorry to hear about your mother's passing. You must send us the form.",
        "If you do not recognise this transaction, call us. We cannot reverse a transfer.",
    ],
)
def test_letters_that_are_protected_as_a_whole(letter: str) -> None:
    """In a letter about a death or stolen access no sentence is reworded."""
    document = read_document(letter)
    assert {found.span for found in document.protected} == {each.span for each in document.sentences}


@pytest.mark.parametrize("text", ["a" * 5000, "word and " * 900, "é " * 1300 + ".", " " * 3000 + "end"])
def test_endless_sentences_are_cut(text: str) -> None:
    """No sentence is longer than a reader of sentences can bear, and no letter is lost."""
    sentences = split_sentences(text)
    assert max(len(sentence.text) for sentence in sentences) <= 1200
    assert "".join("".join(s.text for s in sentences).split()) == "".join(text.split())
