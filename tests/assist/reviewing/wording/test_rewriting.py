"""Rewriting whole drafts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assist.reviewing.edits import apply_edits
from assist.reviewing.wording.facts import find_facts
from assist.reviewing.wording.rewriting import Rewriter, Rewriting
from assist.text.document import read_document
from phrasebook.loading import packaged_rules
from phrasebook.rule import Rule

REWRITER = Rewriter()
EXAMPLES = [before for rule in packaged_rules() if rule.status == "live" for before, _ in rule.examples]
LEAVES = [text for rule in packaged_rules() for text in rule.leaves]


def rewritten(text: str, rewriter: Rewriter = REWRITER) -> Rewriting:
    """What becomes of a draft."""
    return rewriter.rewrite(read_document(text))


def revised(text: str, rewriter: Rewriter = REWRITER) -> str:
    """A draft after its applied edits."""
    return apply_edits(text, rewritten(text, rewriter).edits)


def only(*rules: Rule) -> Rewriter:
    """A rewriter with these rules only."""
    return Rewriter(rules)


def test_the_product_that_is_not_there() -> None:
    """The source's first example comes back positive with its time kept, and the order as an offer only."""
    draft = "I can't get you that product until next month; it is back-ordered and unavailable at this time."
    made = rewritten(draft)
    assert apply_edits(draft, made.edits) == "That product will be available next month."
    offer = next(edit for edit in made.edits if edit.effect == "offer")
    assert not offer.applied
    assert "I can place the order for you now" in offer.replacement
    assert made.edits[0].rule_id == "availability.get-you-until"
    assert made.edits[0].preserves == "limit"


def test_the_order_to_log_out() -> None:
    """The source's second example becomes an invitation."""
    assert revised("You have to log out first.") == "Please log out first."


def test_reports_change_no_edit() -> None:
    """A rewriter that tells nothing of what stays negative makes the same edits as one that does."""
    quiet = Rewriter(reporting=False)
    for draft in EXAMPLES[::20]:
        made, told = rewritten(draft, quiet), rewritten(draft)
        assert made.edits == told.edits
        assert all(finding.rule_id in {rule.id for rule in quiet.matcher.rules} for finding in made.findings)


@pytest.mark.parametrize(
    "draft",
    [
        "",
        "   \n ",
        "Never share your PIN; you must not tell anyone.",
        'The page said "you have to log out first."',
        "> You have to log out first.",
        "On 3 May 2026, Ana wrote:\nYou have to log out first.",
        "Run `you have to log out first` now.",
        "No problem, we can't wait to see you!",
        "You won't be charged.",
        "You don't have to do anything.",
        "Bye.\n\nKind regards,\nUnfortunately Ltd",
    ],
)
def test_what_stays(draft: str) -> None:
    """Protected, quoted and harmless words stay byte for byte."""
    assert revised(draft) == draft


def test_edits_point_at_the_draft() -> None:
    """Each edit's original is the draft at its span, whatever came before it."""
    draft = "Good day 😀. Unfortunately, you have to log out first. You must pay €5.\n\nYou need to call us."
    for edit in rewritten(draft).edits:
        assert edit.span.of(draft) == edit.original
    assert revised(draft) == "Good day 😀. Please log out first. Please pay €5.\n\nPlease call us."


def test_a_refused_edit_becomes_a_finding() -> None:
    """What a gate stops is reported with the words and why, and the draft stays."""
    rule = Rule("test.flip", ("we {can't} {verb} {object}",), ("we can {verb} {object}",), why="x")
    draft = "We can't refund the ticket."
    made = rewritten(draft, only(rule))
    assert made.edits == ()
    assert any(
        f.kind == "negative_wording" and f.span.of(draft) == "We can't refund the ticket"
        for f in made.findings
    )


def test_a_flag_is_a_finding_of_its_kind() -> None:
    """A flag rule reports its kind, severity and advice at the words."""
    rule = Rule(
        "test.f", ("you forgot to",), kind="flag", finding="blame", severity="warn", advice="x", why="y"
    )
    draft = "It seems that you forgot to sign."
    found = rewritten(draft, only(rule)).findings[0]
    assert (found.kind, found.severity, found.span.of(draft)) == ("blame", "warn", "you forgot to")


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The lamp is unavailable.", "unavailable"),
        ("We dont ship to Malta.", "We dont ship"),
        ("Your card was declined.", "was declined"),
        ("There are no seats on Monday.", "There are no"),
    ],
)
def test_what_stays_negative_is_reported(draft: str, words: str) -> None:
    """A negative phrase that no rule rewrites is a finding with advice."""
    made = rewritten(draft, only())
    assert any(words in f.span.of(draft) or f.span.of(draft) in words for f in made.findings)
    assert all(f.advice for f in made.findings)


@pytest.mark.parametrize(
    "draft",
    [
        "No problem at all!",
        "We can't wait to show you.",
        "It won't cost you anything.",
        "There is no charge.",
        "You don't need to call.",
        "We have fixed the problem.",
        "Nothing changes for you.",
    ],
)
def test_harmless_words_are_not_reported(draft: str) -> None:
    """Reassurance and idioms give no finding."""
    assert rewritten(draft).findings == ()


def test_rules_that_undo_each_other_leave_the_draft() -> None:
    """Two rules that would go round for ever change nothing."""
    there = Rule("test.there", ("red desk",), ("blue desk",), why="x")
    back = Rule("test.back", ("blue desk",), ("red desk",), why="x")
    assert revised("Here is the red desk.", only(there, back)) == "Here is the red desk."


def test_two_rounds_are_one_edit() -> None:
    """Where a second rule changes the first one's output, one edit of the draft does both."""
    first = Rule("test.one", ("kindly be advised that",), ("you must know that",), why="One.")
    second = Rule("test.two", ("you must know that",), ("note that",), why="Two.")
    draft = "Well, kindly be advised that we wait."
    (edit,) = rewritten(draft, only(first, second)).edits
    assert apply_edits(draft, [edit]) == "Well, note that we wait."
    assert edit.why == "One. Two."
    assert edit.span.of(draft) == edit.original


@pytest.mark.parametrize("draft", [*EXAMPLES, *LEAVES])
def test_rewriting_again_changes_nothing(draft: str) -> None:
    """The revised text of every example and near miss is left as it is, and keeps the numbers."""
    once = revised(draft)
    assert revised(once) == once
    assert sorted(c for c in once if c.isdigit()) == sorted(c for c in draft if c.isdigit())


WORDS = [
    "we",
    "you",
    "I",
    "can't",
    "won't",
    "must",
    "have",
    "to",
    "need",
    "until",
    "Monday",
    "€5",
    "if",
    "not",
    "unfortunately,",
    "the",
    "desk",
    "order",
    "A-12",
    "ship",
    "log",
    "out",
    "please",
    "sorry.",
    "but",
    "and",
    ".",
    ",",
    ";",
    "!",
    "?",
    "“no”",
    "`x`",
    "Ana",
    "at",
    "least",
    "3",
    "days",
    "only\n",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, *EXAMPLES[:60]]), max_size=25).map(" ".join))
def test_any_draft(draft: str) -> None:
    """Edits do not overlap and keep every figure; rewriting twice equals rewriting once; none, same bytes."""
    made = rewritten(draft)
    once = apply_edits(draft, made.edits)
    if not any(edit.applied for edit in made.edits):
        assert once == draft
    assert revised(once) == once
    for edit in made.edits:
        assert edit.span.of(draft) == edit.original
    before = [fact.text for fact in find_facts(draft) if any(c.isdigit() for c in fact.text)]
    assert (
        sorted("".join(c for text in before for c in text if c.isdigit()))
        == sorted("".join(c for c in once if c.isdigit() and c.isascii()))
        or not before
    )


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(draft: str) -> None:
    """No text makes it fail, and every span lies in the draft."""
    for finding in rewritten(draft).findings:
        assert 0 <= finding.span.start < finding.span.end <= len(draft)


@pytest.mark.parametrize(
    "draft",
    [
        "You can't use the API for that either.",
        "You can't put them in the dishwasher either.",
        "No refunds for the current month tho.",
        "Pets are not allowed in the restaurant either.",
        "You must be on Team or higher.",
        "We can't book you in before 3pm, but we can after.",
        "You can't bring more than two guests, or any pets.",
        "Sadly we lost our colleague Tom last week.",
        "According to the police we can't release it until the case is closed.",
        "Fibre is not available at your address yet.",
        "If you did not make this payment, call us on 0800 555 019. We cannot reverse a transfer.",
        "I'm so sorry to hear about your husband's passing. You must send us the form.",
    ],
)
def test_drafts_that_no_rule_may_turn(draft: str) -> None:
    """An inability, a condition, a thing that is not yet, fraud advice and a condolence stay as written."""
    assert revised(draft) == draft


@pytest.mark.parametrize(
    ("draft", "after"),
    [
        ("I can't hold them for longer than 24 hours.", "I can hold them for up to 24 hours."),
        (
            "We do not have any appointments before 9 March.",
            "Appointments are available from 9 March.",
        ),
        (
            "Hi Lea, I can't give you access, only an admin can.",
            "Hi Lea, only an admin can give you access.",
        ),
        (
            "You failed to add the reference 4471. I can't trace it without the receipt.",
            "Please add the reference 4471. To trace it, I need the receipt.",
        ),
        (
            "The strike means that we can't ship before the 12th.",
            "The strike means that we can ship on the 12th at the earliest.",
        ),
        ("Sorry but I can't say when he comes.", "It is not certain yet when he comes."),
        ("sorry but i can't say when he comes", "it is not certain yet when he comes"),
        ("Hi Lea, I'm sorry but it's the blue one.", "Hi Lea, it's the blue one."),
        ("Hi Lea, I'm sorry but we can't say when it ends.", "Hi Lea, it is not certain yet when it ends."),
    ],
)
def test_drafts_that_keep_who_speaks(draft: str, after: str) -> None:
    """The speaker, the capital after a greeting and words that look back stay where they were."""
    assert revised(draft) == after


def test_what_a_deleted_lead_only_capitalizes_is_still_reported() -> None:
    """A negative phrase whose first letter an edit takes along is not gone."""
    draft = "Honestly, nobody called on Monday."
    findings = rewritten(draft).findings
    assert any("nobody" in finding.span.of(draft) for finding in findings)


def test_a_heavy_word_that_a_rewrite_keeps_is_still_reported() -> None:
    """The phrase around it is reworded, the word itself stays in the draft and in the findings."""
    draft = "You booked the wrong month."
    made = rewritten(draft)
    assert apply_edits(draft, made.edits) == "The wrong month was booked."
    assert [finding.span.of(draft) for finding in made.findings] == ["wrong"]


def test_a_contraction_hides_nothing() -> None:
    """What is full, down or off is reported whether or not its verb is written out."""
    for draft in ("Sorry to say they're down again.", "On Friday we're full."):
        assert any("'re" in finding.span.of(draft) for finding in rewritten(draft, only()).findings)


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        ("Sadly we close at five.", "Leave out “Sadly”"),
        ("You have to log out first.", "Say “Please log out first”"),
    ],
)
def test_an_edit_says_what_it_asks_for(draft: str, message: str) -> None:
    """Words that only go are named; a capital that moves on with them is no wording of its own."""
    assert rewritten(draft).edits[0].message == message
