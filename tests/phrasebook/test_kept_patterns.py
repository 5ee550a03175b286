from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from phrasebook.kept_patterns import keep_patterns, recall_patterns
from phrasebook.loading import rule_from
from phrasebook.patterns import pattern as patterns
from phrasebook.patterns.pattern import Pattern, compile_pattern, known_patterns
from phrasebook.rule import Rule


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_known", {})


@pytest.fixture
def rule() -> Rule:
    return rule_from(
        {
            "id": "tests.kept",
            "find": ["^ we can't {action} until {when}", "we don't know. (i|we) will ask"],
            "say": ["we can {action} from {when}"],
            "why": "Says when.",
            "unless": ["before {number}"],
        },
        file="tests",
    )


def test_kept_patterns_are_those_that_would_be_compiled(tmp_path: Path, rule: Rule) -> None:
    """Whoever recalls patterns has each of them as it would have compiled it, the joined ones too."""
    keep_patterns(tmp_path / "kept.json", [rule])
    compiled = known_patterns()
    patterns._known.clear()
    assert recall_patterns(tmp_path / "kept.json") == len(compiled) == 4
    assert known_patterns() == compiled
    assert all(isinstance(each, Pattern) for each in known_patterns().values())
    assert compile_pattern(rule.find[0]) is known_patterns()[rule.find[0], False]


def test_nothing_is_recalled_from_no_file(tmp_path: Path) -> None:
    """The first start finds none, and says nothing about it."""
    assert recall_patterns(tmp_path / "kept.json") == 0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"stamp": 1}', '{"patterns": [["a"]]}'])
def test_a_damaged_file_is_left_alone(tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture) -> None:
    """Patterns are worked out anew, and the log says why when the file is no answer of ours."""
    (tmp_path / "kept.json").write_text(content, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert recall_patterns(tmp_path / "kept.json") == 0
    assert known_patterns() == {}
    assert ("cannot be read" in caplog.text) == (content != '{"stamp": 1}')


def test_another_version_keeps_other_patterns(tmp_path: Path, rule: Rule) -> None:
    """What was compiled with other code, words or packs is not used."""
    keep_patterns(tmp_path / "kept.json", [rule])
    kept = json.loads((tmp_path / "kept.json").read_text("utf-8"))
    (tmp_path / "kept.json").write_text(json.dumps({**kept, "stamp": "older"}), encoding="utf-8")
    assert recall_patterns(tmp_path / "kept.json") == 0


def test_a_folder_that_cannot_be_written_costs_time_only(
    tmp_path: Path, rule: Rule, caplog: pytest.LogCaptureFixture
) -> None:
    """A start goes on without keeping anything, and the log says so."""
    (tmp_path / "taken").write_text("a file where the folder would be", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        keep_patterns(tmp_path / "taken" / "kept.json", [rule])
    assert "cannot be kept" in caplog.text
    assert len(known_patterns()) == 4


def test_nothing_is_left_of_a_file_that_cannot_be_put_in_place(tmp_path: Path, rule: Rule) -> None:
    """Where something else stands in the file's place, it stays, and no half of a file is left beside it."""
    (tmp_path / "kept.json" / "of another").mkdir(parents=True)
    keep_patterns(tmp_path / "kept.json", [rule])
    assert [each.name for each in tmp_path.iterdir()] == ["kept.json"]
    assert (tmp_path / "kept.json" / "of another").is_dir()
