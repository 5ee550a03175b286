"""The order of news in a reply."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.reviewing.edits import Edit, apply_edits
from assist.reviewing.order.blocks import Goal
from assist.reviewing.order.ordering import Ordering, order_sentences
from assist.reviewing.order.reordering import reorder_text
from assist.reviewing.roles import Role, SentenceRole, Valence
from assist.text.document import read_document
from assist.text.spans import Span

HERE = Path(__file__).parent
CASES = [
    json.loads(line)
    for name in ("ordering_cases.jsonl", "ordering_heldout.jsonl", "ordering_fresh.jsonl")
    for line in (HERE / name).read_text("utf-8").splitlines()
]
VALENCES: dict[str, Valence] = {"bad_news": "bad", "good_news": "good"}
POOL: dict[str, Role] = {
    "Your parcel is on the van.": "good_news",
    "The lamp was repaired.": "good_news",
    "We found your umbrella.": "good_news",
    "But the mirror arrived cracked.": "bad_news",
    "The blue vase is sold out.": "bad_news",
    "Unfortunately our shop in Hull has closed.": "bad_news",
    "The maker went out of business.": "reason",
    "I'm sorry about the vase.": "apology",
    "Please send us the label.": "next_step",
    "Would the green vase suit you?": "question",
    "It has a small dent.": "bad_news",
    "Thank you for the photos.": "thanks",
    "Your order number is 4471.": "info",
    "Have a lovely weekend!": "closing",
}


def certain(role: Role) -> SentenceRole:
    return SentenceRole(role, 1.0, VALENCES.get(role, "neutral"), 1.0)


def order(draft: str, roles: list[Role], goal: Goal = "satisfaction") -> Ordering:
    return order_sentences(read_document(draft), [certain(role) for role in roles], goal)


def revised(draft: str, roles: list[Role], goal: Goal = "satisfaction") -> str:
    ordering = order(draft, roles, goal)
    return reorder_text(read_document(draft), ordering.order, ordering.repairs)


def ordered_again(draft: str) -> tuple[str, str]:
    """The reordered draft, and what ordering makes of that."""
    once = revised(draft, [POOL[sentence.text] for sentence in read_document(draft).sentences])
    roles: list[Role] = []
    known = {text.removeprefix("But ").capitalize(): role for text, role in POOL.items()} | POOL
    roles = [known[sentence.text] for sentence in read_document(once).sentences]
    return once, revised(once, roles)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}-{case['why'] or 'moves'}")
def test_cases_with_their_own_roles(case: dict[str, Any]) -> None:
    """A draft gets one of its right orders, or stays with a reason in words."""
    ordering = order(case["draft"], case["roles"], case["goal"])
    assert list(ordering.order) in case["gold_order"]
    assert ordering.applied is not case["leave"]
    assert bool(ordering.declined) is case["leave"]


@given(
    st.lists(st.sampled_from(list(POOL)), min_size=1, max_size=7, unique=True),
    st.sampled_from([" ", "\n", "\n\n"]),
)
def test_ordering_the_ordered_changes_nothing(sentences: list[str], gap: str) -> None:
    """What ordering made is in order."""
    once, twice = ordered_again(gap.join(sentences))
    assert twice == once


@given(st.lists(st.sampled_from(list(POOL)), min_size=1, max_size=7, unique=True), st.data())
def test_no_sentence_is_lost(sentences: list[str], data: st.DataObject) -> None:
    """Any order keeps every sentence, every paragraph and every line break."""
    gaps = data.draw(st.lists(st.sampled_from([" ", "\n", "\n\n"]), min_size=7, max_size=7))
    draft = "".join(text + gap for text, gap in zip(sentences, gaps, strict=False))
    document = read_document(draft)
    moved = reorder_text(document, data.draw(st.permutations(range(len(sentences)))), [])
    assert sorted(sentence.text for sentence in read_document(moved).sentences) == sorted(sentences)
    assert len(moved) == len(draft)
    assert len(read_document(moved).paragraphs) == len(document.paragraphs)


def test_paragraphs_move_with_their_news() -> None:
    """News in its own paragraph keeps its paragraph; greeting and signature stay where they are."""
    draft = (
        "Hi Ines,\n\nYour parcel was found.\n\nOne mug is broken. The padding had slipped.\n\nBest,\nMara\n"
    )
    roles: list[Role] = ["greeting", "good_news", "bad_news", "reason", "closing", "signature"]
    assert revised(draft, roles) == (
        "Hi Ines,\n\nOne mug is broken. The padding had slipped.\n\nYour parcel was found.\n\nBest,\nMara\n"
    )


def test_contrast_is_taken_back() -> None:
    """ "However" has nothing to contrast with once its sentence comes first."""
    draft = "Your invoice is corrected. However, the code has expired."
    assert revised(draft, ["good_news", "bad_news"]) == "The code has expired. Your invoice is corrected."


def test_first_letters_fit_their_new_place() -> None:
    """What began small after "Hi Tom," gets a capital elsewhere and the other way round, but for names."""
    draft = "Hi Tom, we've upgraded your plan. The old lamp is gone."
    roles: list[Role] = ["greeting", "good_news", "bad_news"]
    assert revised(draft, roles) == "Hi Tom, the old lamp is gone. We've upgraded your plan."
    named = "Hi Tom, we've upgraded your plan. Lumen lamps are gone."
    assert revised(named, roles) == "Hi Tom, Lumen lamps are gone. We've upgraded your plan."
    small = "hi tom, we've upgraded your plan. the old lamp is gone."
    assert revised(small, roles) == "hi tom, the old lamp is gone. we've upgraded your plan."


GOOD_BAD: list[Role] = ["good_news", "bad_news"]


@pytest.mark.parametrize(
    ("rest", "roles", "expected"),
    [
        (["Please choose another colour."], ["next_step"], [1, 2, 0]),
        (["Which other colour may we send?"], ["question"], [1, 2, 0]),
        (["We keep the old one for you."], ["good_news"], [1, 2, 0]),
        (["Please carry the chair in by noon."], ["next_step"], [1, 0, 2]),
        (["The cushions are half price today."], ["good_news"], [1, 0, 2]),
        (
            ["Please choose another colour.", "Do get in touch if that fails."],
            ["next_step"] * 2,
            [1, 2, 0, 3],
        ),
    ],
)
def test_what_follows_bad_news_moves_with_it(rest: list[str], roles: list[Role], expected: list[int]) -> None:
    """Requests, questions and answers stay behind their bad news; what is about the good news, other good
    news and offers of help do not."""
    draft = " ".join(["Your chair is on its way.", "The blue lamp is sold out.", *rest])
    assert list(order(draft, [*GOOD_BAD, *roles]).order) == expected


def test_bad_news_of_doubtful_kind_keeps_its_answer() -> None:
    """What may be the reason rather than good news stays right behind the bad news."""
    draft = read_document("Your chair ships today. The lamp is gone. Both shops sold many of late.")
    doubtful = SentenceRole("good_news", 0.6, "good", 0.6)
    roles = [certain("good_news"), certain("bad_news"), doubtful]
    assert list(order_sentences(draft, roles).order) == [1, 2, 0]


def test_the_request_comes_last_for_action() -> None:
    """For the goal action the good news comes first and the request last, whatever it points at."""
    draft = "Your cover ends on 3 May. The new plan is cheaper. Please sign it by then."
    assert list(order(draft, ["bad_news", "good_news", "next_step"], "action").order) == [1, 0, 2]


def test_a_request_that_opens_with_it_may_mean_the_good_news() -> None:
    """ "It leaves at eight" after bad news, with good news before that, is left where it is."""
    draft = "There is a free shuttle. The boat is cancelled. It leaves at eight."
    assert not order(draft, ["good_news", "bad_news", "next_step"]).applied


def test_that_week_stays_after_its_date() -> None:
    """ "That week" keeps the sentence behind the one with the date; without a date nothing hinders it."""
    dated = "Your visit on 3 May is confirmed. The garage is closed that week."
    assert not order(dated, ["good_news", "bad_news"]).applied
    undated = "Your visit is confirmed. The garage is closed that week."
    assert order(undated, ["good_news", "bad_news"]).applied


def test_trailing_though_is_taken_back() -> None:
    """So has "though" at the end."""
    draft = "ur sim is active. the voicemails are gone tho."
    assert revised(draft, ["good_news", "bad_news"]) == "the voicemails are gone. ur sim is active."


def test_repairs_quote_the_draft() -> None:
    """A repair's span covers the words it leaves out, in the draft as sent."""
    draft = "The lamp is here. But the foot is sold out."
    (repair,) = order(draft, ["good_news", "bad_news"]).repairs
    assert repair.original == repair.span.of(draft) == "But t"
    assert apply_edits(draft, [repair]) == "The lamp is here. The foot is sold out."


def test_issues_are_ordered_inside_each() -> None:
    """Two marked issues: each gets its bad news first, and none of its sentences leaves it."""
    draft = (
        "About the chair:\nThe fabric is here. The blue feet are sold out.\n"
        "About the desk:\nThe top is cracked. A new top is free."
    )
    roles: list[Role] = ["info", "good_news", "bad_news", "info", "bad_news", "good_news"]
    assert revised(draft, roles) == (
        "About the chair:\nThe blue feet are sold out. The fabric is here.\n"
        "About the desk:\nThe top is cracked. A new top is free."
    )


def test_an_issue_keeps_the_sentence_that_names_it() -> None:
    """News that opens its issue stays in front, or the reader would not know what the rest is about."""
    draft = "As for the chair, it is here. The feet are sold out. As for the desk, the top is cracked."
    ordering = order(draft, ["good_news", "bad_news", "bad_news"])
    assert ordering.declined == "the reply deals with several issues, each kept together"


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("Your order is complete except for the lamp.", "It is out of stock until May."),
        ("The spare key is on its way.", "It is due to arrive late."),
        ("We repaired the import.", "Doing so removed two of your fields."),
    ],
)
def test_what_stands_for_the_sentence_before_stays_behind_it(good: str, bad: str) -> None:
    """A pronoun, or a verb that stands for a whole sentence, is never moved before what it means."""
    ordering = order(f"{good} {bad}", GOOD_BAD)
    assert not ordering.applied


def test_things_to_choose_from_keep_their_order() -> None:
    """Two offers of one kind, and the question which: neither is the news of the reply."""
    draft = "The express option arrives on Tuesday. The standard option takes two weeks. Which one suits you?"
    ordering = order(draft, ["good_news", "bad_news", "question"])
    assert not ordering.applied
    assert ordering.declined == "the sentences set two things of a kind side by side, to choose from"


def test_a_journey_keeps_the_order_of_its_days() -> None:
    """Numbered days tell a story."""
    draft = "On day one you see the fjord. On day two the road is closed. On day three you fly home."
    assert not order(draft, ["good_news", "bad_news", "good_news"]).applied


@pytest.mark.parametrize(
    ("draft", "topic"),
    [
        ("Your account is safe. Never share your code. The transfer is gone.", "fraud"),
        ("The card is on its way. If you didn't make this payment, call us. It is lost.", "fraud"),
        ("We are sorry for the loss of your mother. The plan ended. No fee is due.", "bereavement"),
    ],
)
def test_care_and_security_keep_their_order(draft: str, topic: str) -> None:
    """Advice against fraud and words to the bereaved are not sorted by their news."""
    ordering = order(draft, ["good_news", "good_news", "bad_news"])
    assert not ordering.applied
    assert ordering.declined is not None
    assert topic in ordering.declined


@pytest.mark.parametrize(
    "draft",
    [
        "Tickets are non-refundable. We cannot move the tour.",
        "You should have taken the earlier bus. We cannot move the tour.",
        "The machine keeps a card when it isn't taken out. The Oslo branch is closed.",
    ],
)
def test_a_rule_or_reproach_is_never_moved_as_good_news(draft: str) -> None:
    """However sure the reading, such a sentence does not follow the bad news as its comfort."""
    ordering = order(draft, ["good_news", "bad_news"])
    assert ordering.declined is not None
    assert ordering.declined.startswith("it is not certain")


def test_thats_without_its_mark_leans_on_the_sentence_before() -> None:
    """A hasty “thats” points back as “that's” does: neither moves in front of what it means."""
    hasty = order("The card is blocked. thats for safe keeping.", ["good_news", "bad_news"])
    assert hasty.order == (0, 1)


def test_a_sentence_without_its_stop_gets_one_where_another_follows() -> None:
    """The last sentence of a hasty draft ends with a stop once it comes to stand before another."""
    assert (
        revised("Your chair is ready. The lamp is sold out", ["good_news", "bad_news"])
        == "The lamp is sold out. Your chair is ready."
    )


def test_uncertain_news_stays() -> None:
    """A sentence that may be bad news is not moved on a guess, and the reason quotes it."""
    document = read_document("Your desk is ready. The lamp went to Kiel.")
    roles = [certain("good_news"), SentenceRole("bad_news", 0.41, "bad", 0.5)]
    ordering = order_sentences(document, roles)
    assert ordering.declined == "it is not certain what “The lamp went to Kiel.” means to the reader"


def test_news_that_only_its_neighbours_make_bad_stays() -> None:
    """Where a sentence by itself tells good news, its place does not make it bad enough to move."""
    document = read_document("Your claim was approved. The money will be there on Friday.")
    roles = [certain("good_news"), SentenceRole("bad_news", 0.6, "good", 0.6)]
    ordering = order_sentences(document, roles)
    assert (
        ordering.declined == "it is not certain what “The money will be there on Friday.” means to the reader"
    )


@pytest.mark.parametrize(
    ("draft", "roles", "reason"),
    [
        ("Hello", ["greeting"], "there is no good or bad news to put in order"),
        ("", [], "there is no good or bad news to put in order"),
        ("The desk is here.", ["good_news"], "all the news is good, so there is nothing to put first"),
        (
            "A crew is coming. There is a gas leak.",
            ["good_news", "bad_news"],
            "the reply is about an emergency, where its own order is kept",
        ),
        (
            "1. The desk is here.\n2. The lamp is broken.",
            ["good_news", "bad_news"],
            "the reply holds a list or numbered steps",
        ),
        (
            "hey sam your sim is active. The voicemails are gone.",
            ["good_news", "bad_news"],
            "a greeting or closing runs into the news without a mark between them",
        ),
    ],
)
def test_refusals_say_why(draft: str, roles: list[Role], reason: str) -> None:
    """Each refusal is one sentence a trainer understands."""
    assert order(draft, roles).declined == reason


@pytest.mark.parametrize(
    ("draft", "roles", "goal"),
    [
        ("Your plan ends soon. Please pick one by Friday.", ["bad_news", "next_step"], "action"),
        ("Your plan ends on 3 May. Please pick one.", ["bad_news", "next_step"], "action"),
        ("Your plan ends soon. We'll call you by Friday.", ["bad_news", "next_step"], None),
        ("Your plan is here. Please have a look.", ["good_news", "next_step"], None),
    ],
)
def test_action_is_proposed_for_a_deadline(draft: str, roles: list[Role], goal: str | None) -> None:
    """The goal action is proposed when the customer, not the desk, has to act by a date."""
    assert order(draft, roles).suggested_goal == goal


def test_an_edit_over_a_sentence_end_keeps_the_order() -> None:
    """Sentences that one edit joins are not torn apart: the text keeps its order."""
    draft = "The desk is here. The lamp is broken."
    joined = Edit("wording", Span(16, 18), ". ", "; ", "test.join", "", "")
    assert reorder_text(read_document(draft), [1, 0], [joined]) == "The desk is here; The lamp is broken."


def test_neighbours_keep_their_gap() -> None:
    """White space between sentences that stay neighbours stays between them."""
    draft = "One.  Two.\nThree."
    moved = reorder_text(read_document(draft), [2, 0, 1], [])
    assert moved == "Three.\nOne.  Two."


def test_news_stays_before_what_is_asked_in_a_paragraph_of_its_own() -> None:
    """Good news never lands behind the request that a last paragraph makes."""
    draft = (
        "Your loan was approved. We could not give you the fixed rate. Your contract is short.\n\n"
        "If you would like to go ahead, please sign the offer."
    )
    assert revised(draft, ["good_news", "bad_news", "reason", "next_step"]) == (
        "We could not give you the fixed rate. Your contract is short. Your loan was approved.\n\n"
        "If you would like to go ahead, please sign the offer."
    )


def test_a_contrast_inside_a_sentence_keeps_its_place() -> None:
    """ "The fee stays, though, ..." is not moved away from what it contrasts with."""
    draft = "The fine has been waived. The fee stays, though, we can't remove it."
    assert order(draft, ["good_news", "bad_news"]).applied is False


def test_a_turn_to_another_matter_is_not_crossed() -> None:
    """ "As for the crash: ..." opens a matter of its own: news of the one before stays before it."""
    draft = (
        "We do not offer calls on the Free plan. You can post in the forum. "
        "As for the crash: it is a known fault. The next version has the cure."
    )
    found = order(draft, ["bad_news", "good_news", "bad_news", "good_news"])
    assert found.applied is False


def test_any_first_word_is_small_after_a_greeting() -> None:
    """ "Hey Pat, what we can't do is ...": a question word gets its small letter, too."""
    draft = "Hey Pat, we can extend the trial. What we can't do is move the data. The logins stay the same."
    assert revised(draft, ["greeting", "good_news", "bad_news", "good_news"]).startswith(
        "Hey Pat, what we can't"
    )


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (
            "You won't be charged for May. The fee for June is taken on the 3rd.",
            "the sentences tell one time after another",
        ),
        (
            "The first year is free. The second costs 20 euros.",
            "the sentences tell one time after another",
        ),
        (
            "On Saturdays we open at ten. On Sundays the shop is closed.",
            "the sentences follow the order of events",
        ),
        (
            "Your flat has water again. The flats above the fourth floor have none yet.",
            "the bad news is about others, and not about the reader",
        ),
        (
            "Your workspace is back. Other customers are still locked out.",
            "the bad news is about others, and not about the reader",
        ),
    ],
)
def test_schedules_and_the_news_of_others_stay(draft: str, reason: str) -> None:
    """One period after another, and bad news that is not the reader's, keep their place."""
    assert order(draft, GOOD_BAD).declined == reason


def test_a_question_which_makes_things_to_choose_from() -> None:
    """After "Which would you like?" what was told before is an offer, whatever the verbs."""
    draft = "The blue coat could go out today. The green coat is three weeks away. Which would you like?"
    assert not order(draft, ["good_news", "bad_news", "question"]).applied


def test_a_question_that_stands_alone_closes_the_reply() -> None:
    """It stays last; one that points back stays behind what it points at."""
    roles: list[Role] = ["good_news", "bad_news", "question"]
    alone = "Your chair is on its way. The blue lamp is sold out. Shall I send you our list of lamps?"
    assert list(order(alone, roles).order) == [1, 0, 2]
    back = "Your chair is on its way. The blue lamp is sold out. May I send you another?"
    assert list(order(back, roles).order) == [1, 2, 0]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("Your car is a size larger for the same price.", "The pick-up is at the north gate only."),
        ("Your file is ready.", "Dr. Sorell leaves in May with her patients unplaced."),
        ("The pharmacy lets you use their line.", "Power is off on Monday."),
        ("Your refund of 40 euros is out.", "One of the plates is cracked."),
        ("Your bikes travel free.", "The 17:30 has no bike coach. The 18:30 has one."),
        ("The table is packed.", "The bench needs another week."),
        ("Your refund went out.", "The engineer can't make it on Friday."),
    ],
)
def test_what_leans_on_nothing_outside_moves(good: str, bad: str) -> None:
    """Words that often point back, but here have what they mean in their own sentence, hold nothing."""
    sentences = read_document(f"{good} {bad}").sentences
    roles: list[Role] = ["good_news", "bad_news", "good_news"]
    assert order(f"{good} {bad}", roles[: len(sentences)]).applied


def test_news_that_its_place_alone_makes_good_stays() -> None:
    """What says nothing good by itself is not moved as good news."""
    document = read_document("A lorry took down the pole. Your street was without a line.")
    roles = [SentenceRole("good_news", 0.6, "neutral", 0.95), certain("bad_news")]
    assert not order_sentences(document, roles).applied


def test_news_mixed_over_paragraphs_stays_in_its_own() -> None:
    """A reply whose paragraphs each tell good and bad news is no single list of news."""
    draft = (
        "Dear Ana,\n\nThe dinner is not refunded. The hotel is refunded once we have the invoice. "
        "Screenshots are not accepted.\n\nYour suitcase arrives on Thursday.\n\nWe regret the trouble."
    )
    roles: list[Role] = ["greeting", "bad_news", "good_news", "bad_news", "good_news", "apology"]
    assert not order(draft, roles).applied


def test_two_paragraphs_of_one_kind_each_change_places() -> None:
    """Where each paragraph tells one kind of news, the bad one comes first as a whole."""
    draft = "Hi Ana,\n\nYour parcel is on the van. The lamp was repaired.\n\nThe vase is sold out.\n\nBest"
    roles: list[Role] = ["greeting", "good_news", "good_news", "bad_news", "closing"]
    assert list(order(draft, roles).order) == [0, 3, 1, 2, 4]


ASKS = ("Can I change the delivery address?", "Could you add a second cushion?")


@pytest.mark.parametrize(
    ("asks", "moves"),
    [((), True), (ASKS[:1], True), (ASKS, False), (("Where is it?", "When does it come?"), True)],
)
def test_answers_keep_the_order_of_the_questions(asks: tuple[str, ...], moves: bool) -> None:
    """What answers one question does not move past the answer to another; without questions it may."""
    draft = "Your address is changed. The cushion is sold out."
    roles: list[Role] = ["good_news", "bad_news"]
    made = order_sentences(read_document(draft), [certain(role) for role in roles], "satisfaction", asks)
    assert made.applied is moves


def test_a_sorry_for_both_stays_behind_both() -> None:
    """What is said of two things said before does not move between them."""
    draft = "The screws are on their way. The door comes in May. I'm sorry about both."
    roles: list[Role] = ["good_news", "bad_news", "apology"]
    assert not order(draft, roles).applied
    assert order("The screws are on their way. The door comes in May. I'm sorry about that.", roles).applied
