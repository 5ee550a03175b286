"""Packs: what loads, and how a fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from phrasebook.loading import fingerprint, load_rules, packaged_rules, rule_from, verify_rule
from phrasebook.rule import Rule, RuleError

SOUND = """
[[rule]]
id = "family.wait"
find = ["you must wait"]
say = ["please wait"]
why = "Asks."
examples = [["You must wait.", "Please wait."], ["Here you must wait.", "Here please wait."]]
leaves = ["You wait.", "We must wait.", "You must go."]
"""


def load(folder: Path, text: str, name: str = "family.toml") -> tuple[Rule, ...]:
    """The rules of a folder with one file."""
    (folder / name).write_text(text, "utf-8")
    return load_rules(folder)


def test_a_sound_rule_loads(tmp_path: Path) -> None:
    """A rule with two examples and three near misses that hold loads, live."""
    (rule,) = load(tmp_path, SOUND)
    assert (rule.id, rule.status, rule.family, rule.file) == ("family.wait", "live", "family", "family.toml")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("family.wait", "other.wait"), "belongs into other.toml"),
        (("family.wait", "wait"), "family.name"),
        (('find = ["you must wait"]\n', ""), "find"),
        (('"Please wait."', '"Kindly wait."'), "becomes"),
        (('["You must wait.", "Please wait."], ', ""), "1 examples"),
        (('"You wait.", ', ""), "2 near misses"),
        (('"You wait."', '"So you must wait."'), "near miss"),
        (('why = "Asks."', 'why = ""'), "why"),
        (('"please wait"', '"please {object}"'), "{object}"),
        (('"please wait"', '"please you must wait"'), "becomes"),
        (('"you must wait"', '"you {nonsense} wait"'), "no slot kind"),
        (('why = "Asks."', 'why = "Asks."\ncolour = "red"'), "no field 'colour'"),
        (('why = "Asks."', 'why = "Asks."\npreserves = "all"'), "preserves"),
        (('why = "Asks."', 'why = "Asks."\nkind = "flag"'), "advice"),
        (('why = "Asks."', "why = Asks."), "TOML"),
        (('"you must wait"', '"{object}"'), "no fixed word"),
    ],
)
def test_a_fault_names_file_rule_and_cure(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    """A rule that is unsound does not load, and the message says where, which and what to do."""
    with pytest.raises(RuleError) as error:
        load(tmp_path, SOUND.replace(*change))
    assert "family.toml" in str(error.value)
    assert words in str(error.value)


def test_a_rule_that_matches_its_own_output_does_not_load() -> None:
    """A rewrite that would be rewritten again by the same rule is refused."""
    rule = rule_from(
        {
            "id": "a.b",
            "find": ["must wait"],
            "say": ["must wait here"],
            "why": "x",
            "examples": [["You must wait.", "You must wait here."], ["We must wait.", "We must wait here."]],
            "leaves": ["a", "b", "c"],
        }
    )
    with pytest.raises(RuleError, match="still matches its own output"):
        verify_rule(rule)


def test_an_id_stands_for_one_rule(tmp_path: Path) -> None:
    """The same id twice does not load."""
    with pytest.raises(RuleError, match="taken"):
        load(tmp_path, SOUND + SOUND)


def test_a_fingerprint_tells_rules_apart(tmp_path: Path) -> None:
    """It changes with what a rule says, and with nothing else."""
    rules = load(tmp_path, SOUND)
    assert fingerprint(rules) == fingerprint(load_rules(tmp_path))
    changed = load(
        tmp_path,
        SOUND.replace("Please wait", "Do wait")
        .replace("please wait", "do wait")
        .replace("Here please", "Here do"),
    )
    assert fingerprint(changed) != fingerprint(rules)


def test_packaged_rules_have_ids_of_their_own() -> None:
    """Every packaged rule is in the file its id names, and ids are unique."""
    rules = packaged_rules()
    assert all(rule.file == f"{rule.family}.toml" for rule in rules)
    assert len({rule.id for rule in rules}) == len(rules)
