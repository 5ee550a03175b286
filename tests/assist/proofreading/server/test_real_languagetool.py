"""The real LanguageTool under our supervisor: it answers, dies, hangs, and comes back."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from assist.proofreading.assembly import build_proofreader
from assist.proofreading.issue import Proofreading
from assist.proofreading.proofreader import Proofreader
from assist.proofreading.server.ownership import Ownership
from assist.settings import Settings
from assist.text.document import read_document

pytestmark = pytest.mark.integration
_TEXT = "Hi Ana 😀,\n\nThe parcels was sent on Monday, and the recepit is alredy in the post."
_START_SECONDS = 180


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all tests of this file."""
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="module")
def proofreader(home: Path, real_jars: Path) -> Iterator[Proofreader]:
    """Started and warm; nothing is left running afterwards."""
    made = build_proofreader(Settings(home=home, languagetool_jars=real_jars))
    made.start()
    _wait_until_ready(made)
    pid = _pid(home)
    yield made
    made.close()
    assert not psutil.pid_exists(pid) or _pid(home) == 0


def _wait_until_ready(proofreader: Proofreader) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while proofreader.status()[0].state != "ready":
        assert time.monotonic() < deadline, proofreader.status()[0]
        time.sleep(0.2)


def _pid(home: Path) -> int:
    registration = Ownership(home).registered()
    return registration.pid if registration else 0


def _check(
    proofreader: Proofreader, text: str = _TEXT, budget: float = 20, locale: str = "en-US"
) -> Proofreading:
    return proofreader.check(read_document(text), locale=locale, budget_seconds=budget)


def test_both_engines_agree_on_positions_and_fixes(proofreader: Proofreader) -> None:
    """Behind an emoji, too; and its version is told."""
    found = _check(proofreader)
    assert found.engines == ("languagetool", "harper") and found.degraded == ()
    fixes = {issue.span.of(_TEXT): (issue.replacements[0], issue.dominant) for issue in found.issues}
    assert fixes["recepit"] == ("receipt", True)
    assert fixes["alredy"] == ("already", True)
    assert fixes["was"][0] == "were"
    assert proofreader.status()[0].version == "6.8"


def test_other_languages_are_checked_by_languagetool_alone(proofreader: Proofreader) -> None:
    """German typos are found; a language nobody knows is honestly not checked."""
    text = "Vielen Dank, wir haben Ihre Rechnnung erhalten."
    for _ in range(20):  # the first German text takes a while; its answer is kept for the next call
        german = _check(proofreader, text, locale="de-DE")
        if german.checked:
            break
    assert german.checked and german.engines == ("languagetool",)
    assert [issue.replacements[0] for issue in german.issues] == ["Rechnung"]
    unknown = _check(proofreader, "nuqneH", locale="tlh")
    assert not unknown.checked


def test_stopped_it_costs_the_budget_and_no_more(proofreader: Proofreader, home: Path) -> None:
    """A server that hangs is waited for 0.8 s, then not at all."""
    pid = _pid(home)
    os.kill(pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert _check(proofreader, "The recepit is lost agian.", budget=0.8).degraded == ("languagetool",)
        assert time.monotonic() - began < 10  # the client would wait 35
    finally:
        os.kill(pid, signal.SIGCONT)


def test_killed_in_the_middle_of_a_check_it_comes_back(proofreader: Proofreader, home: Path) -> None:
    """The answer still comes; a new server takes over; the old one is gone."""
    _wait_until_ready(proofreader)
    first = _pid(home)
    text = " ".join(f"The parcel number {number} is on it's way to you." for number in range(150))
    _check(proofreader, text, budget=0.02)
    os.kill(first, signal.SIGKILL)
    began = time.monotonic()
    assert _check(proofreader, text + " Bye.", budget=0.8).degraded == ("languagetool",)
    assert time.monotonic() - began < 2
    deadline = time.monotonic() + _START_SECONDS
    while _pid(home) in (0, first):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    _wait_until_ready(proofreader)
    assert _check(proofreader).degraded == ()
    assert not psutil.pid_exists(first)
