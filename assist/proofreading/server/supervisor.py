"""Keeps one LanguageTool server of ours running: start, warm-up, health, restart, end."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field

from assist.proofreading.issue import EngineState, EngineStatus
from assist.proofreading.server.contract import Death, DeathListener
from assist.proofreading.server.health import is_healthy, server_version, warm_up
from assist.proofreading.server.ownership import Ownership
from assist.proofreading.server.process import CannotStartError, Recipe, ServerProcess

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds."""

    start: float = 120  # a cold disk and a busy machine
    health_every: float = 5
    health_timeout: float = 3
    hung_after: int = 3  # health checks in a row without an answer
    first_restart: float = 0.5
    longest_restart: float = 60
    stable_after: float = 60  # a server that lived this long restarts at once again
    look_again: float = 30  # for Java or jars that were missing
    guest_every: float = 2


@dataclass
class _Sight:
    """What others may see of the supervisor; replaced as one, under its lock."""

    state: EngineState = "off"
    reason: str = "not started"
    url: str | None = None
    version: str | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def show(
        self, state: EngineState, reason: str = "", *, url: str | None = None, version: str | None = None
    ) -> None:
        with self.lock:
            self.state, self.reason, self.url = state, reason, url
            self.version = version or self.version


class Supervisor:
    """Runs the server from a thread of its own. The server ends with that thread, so with this process.

    Another process on the same data folder does not start a second server: it uses the first one's.
    """

    def __init__(
        self, recipe: Recipe, *, codes: tuple[str, ...] = ("en-US", "en-GB"), patience: Patience | None = None
    ) -> None:
        self._recipe, self._codes, self._patience = recipe, codes, patience or Patience()
        self._ownership = Ownership(recipe.folder)
        self._sight = _Sight()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._listeners: list[DeathListener] = []
        self._failures = 0

    @property
    def url(self) -> str | None:
        """Where checks can be sent now."""
        return self._sight.url

    def listen(self, listener: DeathListener) -> None:
        """Tells `listener` about deaths from now on."""
        self._listeners.append(listener)

    def status(self) -> EngineStatus:
        """How the server is, in plain words."""
        with self._sight.lock:
            return EngineStatus("languagetool", self._sight.state, self._sight.version, self._sight.reason)

    def start(self) -> None:
        """Begins in the background and returns at once."""
        if self._thread is None:
            self._sight.show("starting", "LanguageTool is starting")
            self._thread = threading.Thread(target=self._run, name="languagetool-supervisor", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Ends the server and waits for that."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(15)
        self._sight.show("off", "stopped")

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                if self._ownership.acquire():
                    self._own_one_server()
                else:
                    self._be_a_guest()
        finally:
            self._ownership.release()

    def _be_a_guest(self) -> None:
        """Uses the server of the process that owns this data folder."""
        registration = self._ownership.registered()
        url = f"http://127.0.0.1:{registration.port}" if registration else None
        if url and is_healthy(url, self._patience.health_timeout):
            self._sight.show("ready", url=url, version=self._sight.version or server_version(url))
        else:
            self._sight.show("starting", "another Draftwell process is starting LanguageTool")
        self._stop.wait(self._patience.guest_every)

    def _own_one_server(self) -> None:
        """One server's life, and the pause after it."""
        self._ownership.end_stale()
        try:
            process = ServerProcess(self._recipe)
        except (CannotStartError, OSError) as error:
            self._sight.show("broken", str(error))
            _log.warning("proofreading goes on without LanguageTool: %s", error)
            self._stop.wait(self._patience.look_again)
            return
        began = time.monotonic()
        try:
            self._ownership.register(process.pid, process.port)
            death = self._watch(process)
        finally:
            process.end(gently=self._stop.is_set())
            self._ownership.forget()
        if death is not None:
            self._mourn(process, death, lived=time.monotonic() - began)

    def _mourn(self, process: ServerProcess, death: Death, *, lived: float) -> None:
        reason = process.last_words() if death == "crashed" else "it was ended from outside"
        self._failures = 1 if lived > self._patience.stable_after else self._failures + 1
        state: EngineState = "broken" if self._failures >= 3 else "starting"
        self._sight.show(state, f"LanguageTool {death} and is being restarted: {reason}")
        _log.warning("LanguageTool %s after %.0f s; start %d follows", death, lived, self._failures + 1)
        for listener in self._listeners:
            listener.server_died(death)
        pause = self._patience.first_restart * 2 ** (self._failures - 1)
        self._stop.wait(min(pause, self._patience.longest_restart))

    def _watch(self, process: ServerProcess) -> Death | None:
        """How the server died; None when we are to stop."""
        if not self._wait_until_up(process):
            return self._death(process)
        threading.Thread(target=self._warm, args=(process,), name="languagetool-warm-up", daemon=True).start()
        missed, next_look = 0, time.monotonic() + self._patience.health_every
        while not self._stop.is_set():
            if process.exit_status(0.1) is not None:
                return self._death(process)
            if time.monotonic() < next_look:
                continue
            missed = 0 if is_healthy(process.url, self._patience.health_timeout) else missed + 1
            next_look = time.monotonic() + self._patience.health_every
            if missed >= self._patience.hung_after:
                return "killed"
        return None

    def _death(self, process: ServerProcess) -> Death | None:
        """What the exit status says: SIGKILL and SIGTERM come from outside, all else from itself."""
        if self._stop.is_set():
            return None
        return "killed" if process.exit_status() in (-9, -15, None) else "crashed"

    def _wait_until_up(self, process: ServerProcess) -> bool:
        """Whether the server answers; False when it ended, took too long, or we are to stop."""
        deadline = time.monotonic() + self._patience.start
        while time.monotonic() < deadline and not self._stop.is_set():
            if process.exit_status(0.2) is not None:
                return False
            if is_healthy(process.url, self._patience.health_timeout):
                return True
        return False

    def _warm(self, process: ServerProcess) -> None:
        """Shows the server as ready once a first real check came back."""
        version = server_version(process.url)
        for code in self._codes:
            for _ in range(3):
                if process.exit_status() is not None or self._stop.is_set():
                    return
                if warm_up(process.url, [code]):
                    break
            if process.exit_status() is None and not self._stop.is_set():
                self._sight.show("ready", url=process.url, version=version)
