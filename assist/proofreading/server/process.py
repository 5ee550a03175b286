"""The JVM that runs LanguageTool's server: command line, port, log, end."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from assist.proofreading.jars import has_jars

_LAUNCHER = Path(__file__).with_name("launcher.py")
_LOG_LIMIT = 2_000_000
# maxCheckTimeMillis: the first check of a language builds its rules: 8 s for English on two free cores,
# more than a minute for German on a busy machine, and it starts anew when it is cut off.
_CONFIGURATION = """\
pipelineCaching=true
maxPipelinePoolSize=4
pipelineExpireTimeInSeconds=3600
cacheSize=1000
maxTextLength=200000
maxCheckTimeMillis=120000
maxCheckThreads=4
"""


class CannotStartError(Exception):
    """The server cannot be started here; `str()` says what is missing, and the cure."""


def find_java() -> str | None:
    """Path of the `java` command: `JAVA_HOME` first, then the search path."""
    home = os.environ.get("JAVA_HOME")
    return (shutil.which("java", path=str(Path(home) / "bin")) if home else None) or shutil.which("java")


def free_port() -> int:
    """A loopback port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Recipe:
    """What a server is made of. `find_java` and `find_port` answer at each start."""

    jars: Path
    folder: Path
    heap: str = "1g"
    find_java: Callable[[], str | None] = find_java
    find_port: Callable[[], int] = free_port

    @property
    def log(self) -> Path:
        """Where the JVM writes."""
        return self.folder / "logs" / "languagetool.log"


class ServerProcess:
    """One running JVM. Start it from a thread that lives on: the kernel ends it with that thread."""

    def __init__(self, recipe: Recipe) -> None:
        """Starts the JVM and returns at once.

        Raises:
            CannotStartError: no Java, or no jars.
        """
        command = _command(recipe, port := recipe.find_port())
        recipe.log.parent.mkdir(parents=True, exist_ok=True)
        self._log = recipe.log
        self.port = port
        with _open_log(recipe.log) as log:
            self._child = subprocess.Popen(
                [sys.executable, "-ISE", str(_LAUNCHER), str(os.getpid()), *command],
                stdin=subprocess.PIPE,  # closes when we die; the launcher watches it where the kernel cannot
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=recipe.folder,
                start_new_session=True,  # Ctrl-C is ours to handle
            )

    @property
    def pid(self) -> int:
        """The JVM's process id."""
        return self._child.pid

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def exit_status(self, wait_seconds: float = 0) -> int | None:
        """The exit status (minus the signal's number), or None while it runs."""
        try:
            return self._child.wait(wait_seconds)
        except subprocess.TimeoutExpired:
            return None

    def end(self, *, gently: bool) -> None:
        """Ends the JVM and waits for it; `gently` lets it finish for up to three seconds."""
        if gently and self.exit_status() is None:
            self._child.terminate()
            self.exit_status(3)
        with contextlib.suppress(ProcessLookupError):
            self._child.kill()
        self._child.wait()
        if self._child.stdin:
            self._child.stdin.close()

    def last_words(self) -> str:
        """The last telling line of its log."""
        text = self._log.read_text("utf-8", errors="replace") if self._log.exists() else ""
        lines = text[-4000:].splitlines()
        telling = [line.strip() for line in lines if re.search(r"Error|Exception|in use", line)]
        return (telling or [line for line in lines if line.strip()] or [""])[-1][:200]


def _command(recipe: Recipe, port: int) -> list[str]:
    java = recipe.find_java()
    if java is None:
        raise CannotStartError("Java is not installed: install Java 17 (Debian: openjdk-17-jre-headless)")
    if not has_jars(recipe.jars):
        raise CannotStartError(f"LanguageTool is not in {recipe.jars}: run `make setup` to fetch it")
    configuration = recipe.folder / "languagetool.properties"
    recipe.folder.mkdir(parents=True, exist_ok=True)
    configuration.write_text(_CONFIGURATION, "utf-8")
    return [
        *(java, f"-Xmx{recipe.heap}", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true"),
        *("-cp", _class_path(recipe.jars), "org.languagetool.server.HTTPServer"),
        *("--port", str(port), "--config", str(configuration)),
    ]


def _class_path(jars: Path) -> str:
    """All jars of a folder; LanguageTool's own download keeps resources beside them and jars in `libs`."""
    return os.pathsep.join([str(jars / "*"), str(jars / "libs" / "*"), str(jars)])


def _open_log(path: Path) -> IO[bytes]:
    """The log for appending; a long one becomes `.1` first."""
    if path.exists() and path.stat().st_size > _LOG_LIMIT:
        path.replace(path.with_suffix(".log.1"))
    return path.open("ab")
