"""The command line as a person or a script meets it, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assist.cli.main import main
from assist.curation import live
from phrasebook.rule import Rule

HEAVY = ("numpy", "torch", "onnxruntime", "sklearn", "fastapi", "sqlite_utils", "harper", "re2", "rich")
NEVER_SENT = "Hi {{customer.first_name}}, your parcel leaves today."


def draftwell(home: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "DRAFTWELL_HOME": str(home),
        "DRAFTWELL_LANGUAGETOOL": "off",
        "NO_COLOR": "1",
    }
    command = [sys.executable, "-m", "assist.cli", *arguments]
    return subprocess.run(command, input=typed, capture_output=True, text=True, env=environment, check=False)


def test_help_is_quick(tmp_path: Path) -> None:
    """`draftwell --help` imports nothing heavy."""
    code = (
        "import sys\nfrom assist.cli.main import build_parser\nbuild_parser().format_help()\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "[]"


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    """A variable that cannot be used ends the command with its name."""
    environment = {**os.environ, "DRAFTWELL_PORT": "ninety"}
    ended = subprocess.run(
        [sys.executable, "-m", "assist.cli", "keys", "list"],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert ended.returncode == 2
    assert "DRAFTWELL_PORT" in ended.stderr


def test_a_new_key_is_printed_once_and_can_be_revoked(tmp_path: Path) -> None:
    """`keys create --json` prints the key; list shows it without the secret; revoke ends it."""
    made = json.loads(
        draftwell(tmp_path, "keys", "create", "--role", "admin", "--name", "x", "--json").stdout
    )
    assert made["key"].startswith("dw_")
    listed = draftwell(tmp_path, "keys", "list").stdout
    assert made["id"] in listed
    assert made["key"] not in listed
    assert draftwell(tmp_path, "keys", "revoke", made["id"]).returncode == 0
    assert made["id"] not in draftwell(tmp_path, "keys", "list").stdout


def test_an_unknown_key_is_said_to_be_unknown(tmp_path: Path) -> None:
    """Revoking what is not there fails and says how to look."""
    ended = draftwell(tmp_path, "keys", "revoke", "nothing")
    assert ended.returncode == 2
    assert "keys list" in ended.stderr


@pytest.mark.integration
def test_a_review_says_why_and_offers_stay_options(tmp_path: Path) -> None:
    """The source example comes back positive, its date kept, the order offer an option."""
    draft = "I can't get you that product until next month; it is back-ordered and unavailable at this time."
    review = json.loads(draftwell(tmp_path, "review", draft, "--json").stdout)
    assert review["revised"] == "That product will be available next month."
    offers = [edit for edit in review["edits"] if edit["effect"] == "offer"]
    assert offers
    assert not any(edit["applied"] for edit in offers)
    assert all(edit["why"] for edit in review["edits"])


@pytest.mark.integration
def test_an_order_becomes_an_invitation(tmp_path: Path) -> None:
    """The second source example is asked for, not ordered, and read from standard input."""
    ended = draftwell(tmp_path, "review", typed="You have to log out first.\n")
    assert ended.returncode == 0
    assert "Please log out first." in ended.stdout


@pytest.mark.integration
def test_what_must_not_be_sent_ends_with_one(tmp_path: Path) -> None:
    """A placeholder left over makes the exit status 1."""
    assert draftwell(tmp_path, "review", NEVER_SENT).returncode == 1


@pytest.mark.integration
@pytest.mark.parametrize("given", ["", "   ", "\n\n"])
def test_an_empty_draft_is_refused_by_name(tmp_path: Path, given: str) -> None:
    """Nothing to review is said as such."""
    ended = draftwell(tmp_path, "review", typed=given)
    assert ended.returncode == 2
    assert "draft" in ended.stderr


@pytest.mark.integration
def test_a_desk_is_imported_found_and_taken_away(tmp_path: Path) -> None:
    """Import says what it did, a dry run changes nothing, suggest finds it, `--json` is the API's body."""
    file = tmp_path / "replies.csv"
    file.write_text(
        "title,body,short_code\nBroken pot,We send a new pot today.,pot\nHours,We open at 9.,hours\n", "utf-8"
    )
    home = tmp_path / "home"
    dry = draftwell(home, "import", "csv", str(file), "--kind", "saved_reply", "--dry-run", "--json")
    assert json.loads(dry.stdout)["created"] == 2
    request = json.dumps(
        {
            "conversation": {"messages": [{"author": "customer", "text": "my pot came in pieces"}]},
            "include_abstained": True,
        }
    )
    empty = json.loads(draftwell(home, "suggest", "--json", typed=request).stdout)
    assert (empty["data"], empty["abstain_reason"]) == ([], "no_documents")
    assert draftwell(home, "import", "csv", str(file), "--kind", "saved_reply").returncode == 0
    found = json.loads(draftwell(home, "suggest", "--json", typed=request).stdout)
    assert found["data"][0]["title"] == "Broken pot"
    again = json.loads(draftwell(home, "import", "csv", str(file), "--kind", "saved_reply", "--json").stdout)
    assert (again["created"], again["unchanged"]) == (0, 2)
    by_code = json.loads(draftwell(home, "suggest", "hello", "--draft", "/hours", "--json").stdout)
    assert by_code["data"][0]["title"] == "Hours"


@pytest.mark.integration
def test_doctor_names_what_is_missing_with_its_cure(tmp_path: Path) -> None:
    """Doctor lists each part; an empty desk gets a way on."""
    report = json.loads(draftwell(tmp_path, "doctor", "--json").stdout)
    names = {finding["name"] for finding in report["findings"]}
    assert {"Python", "database", "encoder", "LanguageTool"} <= names
    database = next(finding for finding in report["findings"] if finding["name"] == "database")
    assert "draftwell demo" in database["cure"]
    assert report["settings"]["DRAFTWELL_HOME"] == str(tmp_path)


def test_a_rule_that_cannot_be_read_is_a_line_and_not_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever edits a pack learns which pattern is wrong, and how to find its rule."""
    broken = Rule("waits.here", find=("wait > here",), say=("stay",))
    monkeypatch.setattr(live, "effective_rules", lambda _: (broken,))
    monkeypatch.setenv("DRAFTWELL_HOME", str(tmp_path))
    assert main(["phrasebook", "explain", "Please wait here."]) == 2
    assert capsys.readouterr().err.startswith("draftwell: 'wait > here': '>' stands only")
