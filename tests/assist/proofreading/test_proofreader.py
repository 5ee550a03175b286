"""The proofreader with Harper alone: what it says and what it leaves alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assist.proofreading.assembly import build_proofreader
from assist.proofreading.local.engine_process import EngineProcess
from assist.proofreading.proofreader import Proofreader
from assist.proofreading.terms import Term, Terms
from assist.settings import Settings
from assist.text.document import read_document


@pytest.fixture(scope="module")
def proofreader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proofreader]:
    """Without LanguageTool."""
    made = build_proofreader(Settings(home=tmp_path_factory.mktemp("home"), languagetool="off"))
    yield made
    made.close()


def _errors(proofreader: Proofreader, text: str, locale: str = "en-US", **more: object) -> dict[str, str]:
    """Flagged words and their first fix."""
    found = proofreader.check(read_document(text), locale=locale, **more)  # type: ignore[arg-type]
    return {
        issue.span.of(text): (issue.replacements or ("",))[0]
        for issue in found.issues
        if issue.severity == "error"
    }


def test_slips_are_found_with_the_fix_that_was_meant(proofreader: Proofreader) -> None:
    """A misspelling, an article, a doubled word."""
    text = "We shiped a update and and a recepit."
    assert _errors(proofreader, text) == {
        "shiped": "shipped",
        "a": "an",
        "and and": "and",
        "recepit": "receipt",
    }


def test_positions_count_code_points(proofreader: Proofreader) -> None:
    """An emoji before the slip moves nothing."""
    assert _errors(proofreader, "👍🏽 Your 📦 is realy here.") == {"realy": "really"}


@pytest.mark.parametrize(
    "text",
    [
        "Hi Oluwaseun, your RMA E1047-b for the MacBook is €12.50.",
        "Run `vireo-cli dctor --verbsoe` and see https://x.example/recepit.",
        "> i recieved teh wrong itme\n\nWe are sorry about that.",
        "You wrote “the recepit is lsot”, so here it is.",
        "I've asked Svetlana and Achterberg to look.",
    ],
)
def test_what_is_not_ours_to_spell_is_left_alone(proofreader: Proofreader, text: str) -> None:
    """Names, ids, code, links, quoted lines and quotes raise nothing."""
    assert _errors(proofreader, text) == {}


def test_terms_and_names_silence_spelling_but_not_grammar(proofreader: Proofreader) -> None:
    """A protected word is not misspelt; a doubled word beside it still is."""
    text = "The zeltbox and and the frobnik are here."
    assert set(_errors(proofreader, text)) >= {"zeltbox", "frobnik"}
    assert _errors(proofreader, text, terms=Terms([Term("zeltbox")]), names=["frobnik"]) == {"and and": "and"}


def test_british_spelling_is_right_in_britain_only(proofreader: Proofreader) -> None:
    """The locale decides about colour."""
    assert _errors(proofreader, "What colour is it?", "en-GB") == {}
    assert _errors(proofreader, "What colour is it?", "en-US") == {"colour": "color"}


def test_an_unknown_language_is_honestly_not_checked(proofreader: Proofreader) -> None:
    """No engine knows it, so nothing is claimed."""
    found = proofreader.check(read_document("Dzień dobry, paczka jest w drodze."), locale="pl-PL")
    assert (found.checked, found.engines, found.issues) == (False, (), ())


def test_the_same_text_gives_the_same_answer(proofreader: Proofreader) -> None:
    """Cached or not, alone or among other paragraphs."""
    first = proofreader.check(read_document("We shiped it."), locale="en-US").issues
    second = proofreader.check(read_document("Hello.\n\nWe shiped it."), locale="en-US").issues
    assert [issue.shifted(8) for issue in first] == list(second)


@pytest.mark.parametrize("text", ["", "   \n ", "nul \0 here", "שלום עולם", "a" * 20_000, "😀" * 50])
def test_odd_texts_are_answered(proofreader: Proofreader, text: str) -> None:
    """Nothing a caller can send makes it fail, and every span lies in the text."""
    found = proofreader.check(read_document(text), locale="en-US")
    assert all(issue.span.end <= len(text) for issue in found.issues)


def test_only_plain_lower_case_slips_may_be_applied(proofreader: Proofreader) -> None:
    """A clear fix of a lower-case word is dominant; a capitalised word is only shown."""
    text = "Wich recepit do you mean?"
    found = proofreader.check(read_document(text), locale="en-US").issues
    assert {issue.span.of(text): issue.dominant for issue in found} == {"Wich": False, "recepit": True}


def test_it_is_built_at_once_and_says_what_is_off(tmp_path: Path) -> None:
    """Without LanguageTool nothing is degraded: it was not wanted."""
    made = build_proofreader(Settings(home=tmp_path, languagetool="off"))
    found = made.check(read_document("Fine."), locale="en-US")
    assert found.degraded == () and found.engines == ("harper",)
    assert [(status.name, status.state) for status in made.status()] == [
        ("languagetool", "off"),
        ("harper", "ready"),
    ]


def test_closed_at_once_it_loads_nothing_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who opens a desk for a moment leaves no timer behind that would start a process later."""
    loaded: list[str] = []
    monkeypatch.setattr(EngineProcess, "load", lambda _, locale="en-US": loaded.append(locale))
    made = build_proofreader(Settings(home=tmp_path, languagetool="off"))
    made.start()
    waiting = [thread for thread in threading.enumerate() if thread.name == "engines-load"]
    made.close()
    for thread in waiting:
        thread.join(timeout=30)
    assert waiting
    assert loaded == []


@pytest.mark.parametrize(
    "text",
    [
        "I've cc'd the team.",
        "Kaitlyn's parcel is here.",
        "Mr. Nguyễn's deposit is here.",
        "They said that that flight was full.",
        "You told us you had had the same trouble.",
    ],
)
def test_names_and_words_that_may_come_twice_raise_nothing(proofreader: Proofreader, text: str) -> None:
    """A person's thing at the start of a sentence, a name after a title, “that that”."""
    assert _errors(proofreader, text) == {}
