"""The supervised server: whatever happens to it, answers come, it comes back, and nothing is left running."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from assist.proofreading.blocked_texts import BlockedTexts
from assist.proofreading.issue import Proofreading
from assist.proofreading.local.engine_process import engine_process
from assist.proofreading.proofreader import Proofreader
from assist.proofreading.remote_checks import RemoteChecks
from assist.proofreading.server.ownership import Ownership
from assist.proofreading.server.process import Recipe, free_port
from assist.proofreading.server.supervisor import Patience, Supervisor
from assist.text.document import read_document

# A healthy server on a busy machine must not look hung, so only the test of hanging is strict about health.
_QUICK = Patience(
    start=60,
    health_every=0.3,
    health_timeout=2,
    hung_after=10,
    first_restart=0.1,
    look_again=0.2,
    guest_every=0.1,
)
_STRICT = replace(_QUICK, health_timeout=0.4, hung_after=2)
_TEXT = "Here is teh parcel."
# An answer ends a wait, so a long budget costs nothing and a busy machine has time to give one.
_AMPLE_SECONDS = 30.0


class Desk:
    """A proofreader over a supervised server, closed at the end."""

    def __init__(self, recipe: Recipe, patience: Patience = _QUICK) -> None:
        self.recipe = recipe
        self.supervisor = Supervisor(recipe, patience=patience)
        self.remote = RemoteChecks(self.supervisor, BlockedTexts(recipe.folder))
        self.proofreader = Proofreader(self.supervisor, self.remote, engine_process())

    def start(self) -> Desk:
        self.proofreader.start()
        return self

    def wait(self) -> Desk:
        wait_for(lambda: self.supervisor.status().state == "ready", self.supervisor.status)
        return self

    def check(self, text: str = _TEXT, budget: float = _AMPLE_SECONDS) -> Proofreading:
        return self.proofreader.check(read_document(text), locale="en-US", budget_seconds=budget)

    @contextlib.contextmanager
    def no_new_server(self) -> Iterator[None]:
        """Servers that are started meanwhile come up only afterwards."""
        hold = self.recipe.folder / "hold"
        hold.touch()
        yield
        hold.unlink()

    @property
    def pid(self) -> int:
        registration = Ownership(self.recipe.folder).registered()
        return registration.pid if registration else 0


def wait_for(condition: Callable[[], object], what: Callable[[], object], seconds: float = 120) -> None:
    """Waits for `condition`; fails with `what` it saw instead."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, what()
        time.sleep(0.02)


@pytest.fixture
def desk(stand_in: Recipe) -> Iterator[Desk]:
    """A desk that has not been started."""
    made = Desk(stand_in)
    yield made
    made.proofreader.close()


def test_it_answers_before_the_server_is_there_and_with_it_afterwards(desk: Desk) -> None:
    """First Harper alone, and degraded says so; then both engines agree."""
    with desk.no_new_server():
        desk.start()
        assert desk.check().degraded == ("languagetool",)
    found = desk.wait().check()
    assert found.engines == ("languagetool", "harper") and found.degraded == ()
    assert found.issues[0].sources == ("languagetool", "harper")
    assert desk.supervisor.status().version == "6.8-stand-in"


def test_killed_from_outside_it_comes_back(desk: Desk) -> None:
    """The answer is there at once without it, and soon with it again, from one new process."""
    desk.start().wait()
    first = desk.pid
    with desk.no_new_server():
        os.kill(first, signal.SIGKILL)
        assert desk.check("Another teh text.").degraded == ("languagetool",)
    wait_for(lambda: desk.pid not in (0, first), desk.supervisor.status)
    desk.wait()
    assert desk.check("Another teh text.").degraded == ()


def test_hung_it_is_ended_and_started_anew(stand_in: Recipe) -> None:
    """A stopped process is not waited for, and is replaced."""
    desk = Desk(stand_in, _STRICT)
    try:
        desk.start().wait()
        first = desk.pid
        with desk.no_new_server():
            os.kill(first, signal.SIGSTOP)
            assert desk.check(budget=0.2).degraded == ("languagetool",)
        wait_for(lambda: desk.pid not in (0, first), desk.supervisor.status)
        desk.wait()
        assert not psutil.pid_exists(first)
    finally:
        desk.proofreader.close()


def test_an_answer_waits_for_the_budget_and_no_longer(desk: Desk) -> None:
    """The client gives a server 35 s; the agent is answered long before."""
    desk.start().wait()
    began = time.monotonic()
    assert desk.check("Please !hang on.", budget=0.2).degraded == ("languagetool",)
    assert time.monotonic() - began < 20  # far from 0.2 s for a busy machine's sake, and from 35


def test_what_our_own_end_cuts_off_is_no_failure(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """A text under way when Draftwell stops is neither warned about nor held against anyone."""
    desk.start().wait()
    with caplog.at_level(logging.WARNING):
        desk.check("Please !hang on.", budget=0.1)
        wait_for((desk.recipe.folder / "hanging").exists, desk.supervisor.status)
        desk.proofreader.close()
        wait_for(lambda: not desk.remote.is_waiting, lambda: "the job lived on")
    assert caplog.records == []
    assert not BlockedTexts(desk.recipe.folder).is_suspect("Please !hang on.")


def test_a_text_that_ends_the_server_is_not_sent_again(desk: Desk) -> None:
    """The second time it is answered without LanguageTool, and the server lives on."""
    desk.start().wait()
    assert desk.check("This is !exit text.").degraded == ("languagetool",)
    wait_for(lambda: desk.remote.is_blocked("This is !exit text."), desk.supervisor.status)
    desk.wait()
    survivor = desk.pid
    assert desk.check("This is !exit text.").degraded == ("languagetool",)
    assert desk.check().degraded == ()
    assert desk.pid == survivor
    assert "This is !exit text." in BlockedTexts(desk.recipe.folder)  # remembered on disk, too


def test_a_killed_server_does_not_condemn_the_text_it_read(desk: Desk) -> None:
    """A text in flight when someone ended the server is tried once more."""
    desk.start().wait()
    desk.check("Please !hang on.", budget=0.1)
    wait_for((desk.recipe.folder / "hanging").exists, desk.supervisor.status)
    os.kill(desk.pid, signal.SIGKILL)
    wait_for(lambda: BlockedTexts(desk.recipe.folder).is_suspect("Please !hang on."), desk.supervisor.status)
    assert not desk.remote.is_blocked("Please !hang on.")


def test_a_text_that_was_not_sent_yet_is_not_blamed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that ends while the client still asks for its languages has not read the text."""
    monkeypatch.setenv("STAND_IN_SLOW_LANGUAGES", "1")
    desk.start().wait()
    desk.check("Never sent.", budget=0.1)
    wait_for((desk.recipe.folder / "asked").exists, desk.supervisor.status)
    first = desk.pid
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: desk.pid not in (0, first), desk.supervisor.status)
    wait_for(lambda: not desk.remote.is_waiting, lambda: "the job lived on")
    assert not BlockedTexts(desk.recipe.folder).is_suspect("Never sent.")


@pytest.mark.parametrize("status", ["500", "413"])
def test_error_answers_are_survived(desk: Desk, status: str) -> None:
    """The text is answered without LanguageTool, other texts with it."""
    desk.start().wait()
    assert desk.check(f"This is !{status} text.").degraded == ("languagetool",)
    assert desk.check().degraded == ()


def test_three_failures_open_the_circuit(desk: Desk) -> None:
    """After three error answers in a row nothing is sent for a while."""
    desk.start().wait()
    for number in range(3):
        desk.check(f"This is !500 text {number}.")
    assert desk.check().degraded == ("languagetool",)
    assert desk.supervisor.status().state == "ready"


def test_no_proxy_of_the_environment_sees_a_draft(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text goes straight to the server, whatever the machine's proxy settings say."""
    with socket.socket() as proxy:
        proxy.bind(("127.0.0.1", 0))
        proxy.listen()
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.getsockname()[1]}")
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        assert desk.start().wait().check().degraded == ()
        proxy.setblocking(False)
        with pytest.raises(BlockingIOError):
            proxy.accept()


def test_a_taken_port_is_left_for_another(stand_in: Recipe) -> None:
    """The server that cannot listen ends, and the next start finds a free port."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ports = iter([taken.getsockname()[1]])
        desk = Desk(replace(stand_in, find_port=lambda: next(ports, None) or free_port()))
        try:
            desk.start().wait()
            assert desk.check().degraded == ()
        finally:
            desk.proofreader.close()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"find_java": lambda: None}, "Java is not installed"),
        ({"jars": Path("nowhere")}, "make setup"),
        ({"find_java": lambda: "/bin/false"}, "restarted"),
    ],
)
def test_what_is_missing_is_said_in_plain_words(
    stand_in: Recipe, change: dict[str, object], word: str
) -> None:
    """Without Java, without jars, or with a Java that fails, proofreading goes on and says why."""
    desk = Desk(replace(stand_in, **change))  # type: ignore[arg-type]
    try:
        desk.start()
        wait_for(lambda: desk.supervisor.status().state == "broken", desk.supervisor.status)
        assert word in desk.supervisor.status().reason
        found = desk.check()
        assert found.degraded == ("languagetool",) and found.engines == ("harper",)
    finally:
        desk.proofreader.close()


def test_a_slow_start_never_makes_a_second_server(desk: Desk) -> None:
    """Checks that come while it starts wait for nothing and start nothing."""
    with desk.no_new_server():
        desk.start()
        wait_for(lambda: desk.pid, desk.supervisor.status)
        first = desk.pid
        for _ in range(5):
            assert desk.check().degraded == ("languagetool",)
            desk.proofreader.start()
    desk.wait()
    assert desk.pid == first


def test_a_second_process_on_the_folder_is_a_guest(desk: Desk) -> None:
    """Two supervisors of one folder share one server, and the guest takes over when the owner goes."""
    desk.start().wait()
    guest = Desk(desk.recipe)
    try:
        guest.start().wait()
        assert guest.check("A teh text.").degraded == ()
        first = desk.pid
        assert guest.supervisor.url == desk.supervisor.url
        desk.proofreader.close()
        wait_for(lambda: guest.pid not in (0, first), guest.supervisor.status)
        guest.wait()
    finally:
        guest.proofreader.close()


_OWNER = """
import sys, time
from pathlib import Path
from assist.proofreading.server.process import Recipe
from assist.proofreading.server.supervisor import Supervisor
folder = Path(sys.argv[1])
supervisor = Supervisor(Recipe(folder / "jars", folder, find_java=lambda: str(folder / "java")))
supervisor.start()
time.sleep(60)
"""


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL, signal.SIGSEGV])
def test_no_orphan_however_the_parent_dies(stand_in: Recipe, end: signal.Signals) -> None:
    """The server ends with the process that runs it."""
    ownership = Ownership(stand_in.folder)
    owner = subprocess.Popen([sys.executable, "-c", _OWNER, str(stand_in.folder)])
    try:
        wait_for(lambda: ownership.registered() is not None, lambda: "no server was registered")
        registration = ownership.registered()
        assert registration is not None
        time.sleep(0.3)  # until it is more than a launcher
        owner.send_signal(end)
        owner.wait(60)
        wait_for(lambda: not psutil.pid_exists(registration.pid), lambda: "the server outlived its parent")
    finally:
        owner.kill()
        owner.wait()


def test_a_server_left_by_a_dead_owner_is_ended(stand_in: Recipe) -> None:
    """A pid file without an owner names a process to end, if that is still a LanguageTool server."""
    command = ["sleep", "60", "org.languagetool.server.HTTPServer"]
    left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", *command])
    ownership = Ownership(stand_in.folder)
    try:
        assert ownership.acquire()
        ownership.register(left.pid, 1)
        assert ownership.end_stale()
        assert not psutil.pid_exists(left.pid)
        assert ownership.registered() is None
    finally:
        left.kill()
        ownership.release()


def test_a_reused_pid_is_not_touched(stand_in: Recipe) -> None:
    """A process that is no LanguageTool server is left alone, whatever the pid file says."""
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    ownership = Ownership(stand_in.folder)
    try:
        assert ownership.acquire()
        ownership.register(other.pid, 1)
        assert not ownership.end_stale()
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()
        ownership.release()
