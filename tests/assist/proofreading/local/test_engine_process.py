"""The local engines in their own process: the same issues, whatever becomes of it."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import psutil
import pytest

from assist.proofreading.local import engine_process
from assist.proofreading.local.engine_process import EngineProcess
from assist.proofreading.local.engines import LocalEngines
from assist.proofreading.local.messages import (
    EngineError,
    Request,
    pack_request,
    unpack_answer,
)
from assist.proofreading.local.worker import serve

_TEXTS = (
    "Hello there, we has shipped teh parcel to Wojciechowska.",
    "Half \ud800 a character, a line\nand “quotes” 🎁: it is they're fault.",
    "",
)
_PATIENCE_SECONDS = 60.0
_ASKS = """
import sys, time
from assist.proofreading.local.engine_process import EngineProcess
engines = EngineProcess()
engines.check(["Hello."], "en-US")
print(engines.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def engines() -> Iterator[EngineProcess]:
    """A process of its own, ended afterwards."""
    made = EngineProcess()
    yield made
    made.close()


def test_issues_are_those_of_the_engines_here(engines: EngineProcess) -> None:
    """Any text comes back with what the engines say of it in this process."""
    for locale in ("en-US", "en-GB"):
        assert engines.check(_TEXTS, locale) == LocalEngines().check(_TEXTS, locale)
    assert engines.is_loaded is False  # nobody asked it to be ready for any text
    engines.load()
    assert engines.is_loaded


def test_a_killed_process_is_started_again(engines: EngineProcess) -> None:
    """The check after its end is answered, by a new one."""
    before = engines.check(_TEXTS, "en-US")
    first = engines.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert engines.check(_TEXTS, "en-US") == before
    assert engines.pid not in {None, first}


def test_no_process_outlives_its_owner() -> None:
    """It ends when the one that started it is killed and can do nothing for it."""
    owner = subprocess.Popen([sys.executable, "-c", _ASKS], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    worker = int(owner.stdout.readline())
    assert psutil.pid_exists(worker)
    owner.kill()
    owner.communicate()
    until = time.monotonic() + _PATIENCE_SECONDS
    while _lives(worker) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _lives(worker)


def test_what_cannot_start_is_done_here(monkeypatch: pytest.MonkeyPatch, engines: EngineProcess) -> None:
    """Where no process comes up, the engines work in this one."""
    monkeypatch.setattr(engine_process, "_WORKER", "assist.proofreading.local.missing")
    assert engines.check(_TEXTS, "en-US") == LocalEngines().check(_TEXTS, "en-US")
    assert engines.pid is None


def test_a_failure_is_told_and_ends_nothing() -> None:
    """A text that an engine fails on raises where it was asked; the next one is answered."""
    asked = io.BytesIO(
        pack_request(Request("check", texts=(5,)))  # type: ignore[arg-type] # no text, so it fails
        + pack_request(Request("check", texts=("We has it.",)))
    )
    answers = io.BytesIO()
    serve(asked, answers)
    failed, answered = answers.getvalue().splitlines(keepends=True)
    with pytest.raises(EngineError, match="TypeError"):
        unpack_answer(failed)
    assert unpack_answer(answered) == LocalEngines().check(["We has it."], "en-US")


def test_a_worker_whose_asker_is_gone_ends_without_a_word() -> None:
    """A service that stops while its engines load leaves no traceback in the log."""
    with subprocess.Popen(
        [sys.executable, "-m", "assist.proofreading.local.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as worker:
        assert worker.stdin and worker.stdout and worker.stderr
        worker.stdout.close()
        worker.stdin.write(pack_request(Request("check", texts=("We has it.",))))
        worker.stdin.close()
        said = worker.stderr.read()
        assert (worker.wait(_PATIENCE_SECONDS), said) == (0, b"")


def test_a_long_draft_is_asked_in_parts(monkeypatch: pytest.MonkeyPatch, engines: EngineProcess) -> None:
    """Several requests, so that others come in between, and still one answer in order."""
    monkeypatch.setattr(engine_process, "_MOST_CHARACTERS", 40)
    texts = ["We has it.", "It came on monday.", "Teh parcel is here.", "x" * 60, "Fine."]
    assert engines.check(texts, "en-US") == LocalEngines().check(texts, "en-US")


def _lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
