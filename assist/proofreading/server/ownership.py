"""One LanguageTool server a data folder: who owns it, where it listens, and what a dead owner left behind."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import psutil

try:
    import fcntl
except ImportError:  # Windows: every process then owns a server of its own
    fcntl = None  # type: ignore[assignment]

_SERVER_CLASS = "org.languagetool.server.HTTPServer"


@dataclass(frozen=True, slots=True)
class Registration:
    """A running server: its process, when that began (seconds since 1970), its port, its owner."""

    pid: int
    started: float
    port: int
    owner: int


class Ownership:
    """The data folder's lock and pid file. The kernel frees the lock when its holder dies."""

    def __init__(self, folder: Path) -> None:
        self._lock_path = folder / "languagetool.lock"
        self._pid_path = folder / "languagetool.pid.json"
        self._lock: IO[str] | None = None

    def acquire(self) -> bool:
        """Whether this process now owns the folder's server."""
        if self._lock is not None:
            return True
        self._lock_path.parent.mkdir(parents=True, exist_ok=True)
        handle = self._lock_path.open("a")
        try:
            if fcntl is not None:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.close()
            return False
        self._lock = handle
        return True

    def release(self) -> None:
        """Gives the folder's server up."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def register(self, pid: int, port: int) -> None:
        """Writes down the server we run."""
        registration = Registration(pid, psutil.Process(pid).create_time(), port, os.getpid())
        temporary = self._pid_path.with_suffix(".new")
        temporary.write_text(json.dumps(asdict(registration)), "utf-8")
        temporary.replace(self._pid_path)

    def forget(self) -> None:
        """Removes the pid file."""
        self._pid_path.unlink(missing_ok=True)

    def registered(self) -> Registration | None:
        """The server the pid file names, if it still runs."""
        try:
            registration = Registration(**json.loads(self._pid_path.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return registration if _process(registration) else None

    def end_stale(self) -> bool:
        """Kills the server a dead owner left; only an owner may ask. Whether there was one."""
        registration = self.registered()
        process = _process(registration) if registration else None
        if process is not None:
            with contextlib.suppress(psutil.Error):
                process.kill()
                process.wait(5)
        self.forget()
        return process is not None


def _process(registration: Registration) -> psutil.Process | None:
    """The registered process, unless its pid now belongs to something else."""
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(registration.pid)
        same = abs(process.create_time() - registration.started) < 1.0
        if same and process.status() != psutil.STATUS_ZOMBIE and _SERVER_CLASS in process.cmdline():
            return process
    return None
