"""Starts the real service with the command line, as a newcomer would."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

COMMAND = [sys.executable, "-c", "import sys; from assist.cli.main import main; sys.exit(main())"]
START_LIMIT = 300  # seconds: the first start of a machine exports the encoder


@dataclass(frozen=True, slots=True)
class Service:
    """A service that runs; `key` is an admin's."""

    url: str
    key: str

    @property
    def sidebar(self) -> str:
        """The sidebar's address as `draftwell serve` prints it."""
        return f"{self.url}/sidebar#key={self.key}"


@contextmanager
def running_service(home: Path, *, allowed_origins: str = "") -> Iterator[Service]:
    """The service over a fresh data folder with the demo desk; it is ended by its own process id."""
    port = _free_port()
    environment = {
        **os.environ,
        "DRAFTWELL_HOME": str(home),
        "DRAFTWELL_LANGUAGETOOL": "off",
        "DRAFTWELL_ALLOWED_ORIGINS": allowed_origins,
        "DRAFTWELL_PORT": str(port),
    }
    _run("demo", "--load-only", environment=environment)
    made = _run("keys", "create", "--role", "admin", "--name", "browser", "--json", environment=environment)
    log = home / "service.log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [*COMMAND, "serve"], env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(f"{url}/healthz", process, log)
            yield Service(url, json.loads(made)["key"])
        finally:
            process.terminate()
            process.wait(timeout=30)


def _run(*arguments: str, environment: dict[str, str]) -> str:
    command = [*COMMAND, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"draftwell {' '.join(arguments)}: {done.stderr or done.stdout}"
    return done.stdout


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the service ended: {log.read_text(encoding='utf-8')}"
        try:
            if httpx2.get(url, timeout=2).is_success:
                return
        except httpx2.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"the service did not start: {log.read_text(encoding='utf-8')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
