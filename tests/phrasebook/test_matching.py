"""Many rules at once: places, order, overlap, the index."""

from __future__ import annotations

from phrasebook.checking import find_in_text, rewrite_with
from phrasebook.matching import Matcher, settle
from phrasebook.rule import Rule


def rule(id_: str, find: str, say: str = "x", **fields: object) -> Rule:
    """A rule for these tests."""
    return Rule(id_, (find,), (say,), **fields)  # type: ignore[arg-type]


def test_matches_point_at_the_draft() -> None:
    """`text[match.start:match.end]` are the matched words, wherever the sentence is."""
    text = "Good day. Unfortunately, we cant wait 😀. We can’t go."
    matcher = Matcher([rule("a.wait", "we {can't} wait"), rule("a.go", "we {can't} go")])
    found = {match.rule.id: text[match.start : match.end] for match in find_in_text(matcher, text)}
    assert found == {"a.wait": "Unfortunately, we cant wait", "a.go": "We can’t go"}


def test_the_longer_match_wins_and_priority_beats_length() -> None:
    """Of two overlapping matches the longer one is chosen, unless the other has priority."""
    short, long = rule("a.short", "you must"), rule("a.long", "you must wait")
    (match,) = settle(find_in_text(Matcher([short, long]), "Here you must wait."))
    assert match.rule.id == "a.long"
    urgent = rule("a.short", "you must", priority=1)
    (match,) = settle(find_in_text(Matcher([urgent, long]), "Here you must wait."))
    assert match.rule.id == "a.short"


def test_chosen_matches_never_overlap() -> None:
    """Several rules in one sentence each keep their own words."""
    matcher = Matcher(
        [rule("a.b", "you must", "please"), rule("a.c", "wait until", "hold to"), rule("a.d", "must wait")]
    )
    assert rewrite_with(matcher, "You must wait until Monday.") == "Please hold to Monday."


def test_only_live_rules_act() -> None:
    """Drafts and retired rules are not even indexed."""
    matcher = Matcher([rule("a.b", "you must", status="draft"), rule("a.c", "you must", status="retired")])
    assert matcher.rules == ()
    assert find_in_text(matcher, "You must wait.") == []


def test_a_sentence_is_only_tried_on_rules_whose_words_it_has() -> None:
    """The index passes over every rule whose rarest word is not in the sentence."""
    matcher = Matcher([rule("a.b", "you must wait"), rule("a.c", "no refund for {object}")])
    assert [near.id for near, _ in matcher.near("You must wait here.")] == ["a.b"]


def test_matching_again_gives_the_same() -> None:
    """A remembered window gives the same matches at another place of another draft."""
    matcher = Matcher([rule("a.b", "you must {action}", "please {action}")])
    assert rewrite_with(matcher, "You must wait.") == "Please wait."
    assert rewrite_with(matcher, "Good day. You must wait.") == "Good day. Please wait."


def test_what_is_only_shown_takes_the_whole_contraction() -> None:
    """A flag's words may begin inside a contraction: all of it is shown; a rewrite leaves it alone."""
    flag = Rule("a.full", ("(is|are) full",), kind="flag")
    text = "Sorry, they're full and it's full."
    shown = [text[match.start : match.end] for match in find_in_text(Matcher([flag]), text)]
    assert shown == ["they're full", "it's full"]
    assert rewrite_with(Matcher([rule("a.full", "(is|are) full", "stays open")]), text) == text


def test_a_question_may_stand_before_more_of_a_pattern() -> None:
    """`?` before more words is the end of a sentence that asks; the next one follows."""
    taunt = rule("a.what", "^what do you expect ? {rest} $", "{rest}", questions=True)
    assert rewrite_with(Matcher([taunt]), "What do you expect? The gate is shut.") == "The gate is shut."
    assert rewrite_with(Matcher([taunt]), "What do you expect?") == "What do you expect?"
