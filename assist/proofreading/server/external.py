"""A LanguageTool server the team runs itself, at a URL."""

from __future__ import annotations

import threading
from urllib.parse import urlsplit

from assist.proofreading.issue import EngineStatus
from assist.proofreading.server.contract import DeathListener
from assist.proofreading.server.health import is_healthy, server_version

_LOOK_EVERY_SECONDS = 5.0
# The vendor's public service takes texts out of the house, which Draftwell promises never to do.
_PUBLIC = ("languagetool.org", "languagetoolplus.com")


class ExternalServer:
    """Looks every few seconds whether the server at `url` answers."""

    def __init__(self, url: str) -> None:
        self._address = url.rstrip("/").removesuffix("/v2")
        self._status = EngineStatus("languagetool", "off", None, "not started")
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str | None:
        """Where checks can be sent now."""
        return self._address if self._status.state == "ready" else None

    def listen(self, listener: DeathListener) -> None:
        """Nothing: what makes another's server end is not ours to judge."""

    def status(self) -> EngineStatus:
        """How the server is, in plain words."""
        return self._status

    def start(self) -> None:
        """Begins to look in the background."""
        host = urlsplit(self._address).hostname or ""
        if host.endswith(_PUBLIC):
            reason = f"{host} is public and texts must not leave the house: use a server of your own"
            self._status = EngineStatus("languagetool", "broken", None, reason)
        elif self._thread is None:
            self._status = EngineStatus("languagetool", "starting", None, f"looking for {self._address}")
            self._thread = threading.Thread(target=self._run, name="languagetool-look", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stops looking."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(5)
        self._status = EngineStatus("languagetool", "off", None, "stopped")

    def _run(self) -> None:
        while not self._stop.is_set():
            self._status = self._look()
            self._stop.wait(_LOOK_EVERY_SECONDS)

    def _look(self) -> EngineStatus:
        if not is_healthy(self._address) and server_version(self._address) is None:
            return EngineStatus("languagetool", "broken", None, f"{self._address} does not answer")
        version = self._status.version or server_version(self._address)
        return EngineStatus("languagetool", "ready", version)
