"""A whole pack checked, and a text explained."""

from __future__ import annotations

from assist.curation.explaining import explain
from assist.curation.pack_check import check_rules
from assist.reviewing.wording.rewriting import Rewriter
from phrasebook.rule import Rule

LEAVES = ("We wait.", "You wait.", "They must.")


def rule(id_: str, find: str, say: str, *examples: tuple[str, str], **fields: object) -> Rule:
    """A sound rule but for what a test is about."""
    return Rule(id_, (find,), (say,), why="x", examples=examples, leaves=LEAVES, **fields)  # type: ignore[arg-type]


PLEASE = rule(
    "a.please",
    "you must wait",
    "please wait",
    ("You must wait.", "Please wait."),
    ("So you must wait.", "So please wait."),
)


def kinds(*rules: Rule) -> list[tuple[str, str, str | None]]:
    """(kind, rule, other rule) of each problem."""
    return [(problem.kind, problem.rule_id, problem.other) for problem in check_rules(rules)]


def test_sound_rules_have_no_problems() -> None:
    """A rule that holds its examples alone, at the gates and among others is not mentioned."""
    assert kinds(PLEASE) == []


def test_an_edit_that_a_gate_stops_is_a_problem() -> None:
    """Examples must come out of a whole review, not only of the matcher."""
    flip = rule(
        "a.flip",
        "we {can't} go",
        "we can go",
        ("We can't go.", "We can go."),
        ("So we can't go.", "So we can go."),
    )
    assert ("gate", "a.flip", None) in kinds(flip)


def test_rules_in_each_others_way() -> None:
    """Duplicates, rules that never win, and rules that undo one another are named with their rival."""
    twin = rule(
        "a.twin",
        "you must wait",
        "do wait",
        ("You must wait.", "Do wait."),
        ("So you must wait.", "So do wait."),
    )
    assert ("duplicate", "a.twin", "a.please") in kinds(PLEASE, twin)
    assert ("shadowed", "a.twin", "a.please") in kinds(PLEASE, twin)
    back = rule(
        "a.back",
        "please wait",
        "you must wait",
        ("Please wait.", "You must wait."),
        ("So please wait.", "So you must wait."),
    )
    assert ("undone", "a.please", "a.back") in kinds(PLEASE, back)


def test_the_way_of_a_text() -> None:
    """Fired, refused with the gate's reason, tried in vain, and why a sentence is closed."""
    flip = Rule("a.flip", ("we {can't} go",), ("we can go",))
    near = Rule("a.near", ("must you wait here",), ("wait",))
    told = explain(Rewriter([PLEASE, flip, near]), "You must wait here. We can't go. Never share your PIN.")
    tried = [[(each.rule_id, each.outcome) for each in sentence.tried] for sentence in told.sentences]
    assert tried == [[("a.please", "fired"), ("a.near", "no match")], [("a.flip", "refused")], []]
    assert [sentence.closed for sentence in told.sentences] == [None, None, "safety"]
    assert told.revised == "Please wait here. We can't go. Never share your PIN."
    assert "ledger gate" in told.sentences[1].tried[0].detail
