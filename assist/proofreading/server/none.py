"""LanguageTool switched off by setting."""

from __future__ import annotations

from assist.proofreading.issue import EngineStatus
from assist.proofreading.server.contract import DeathListener


class NoServer:
    """Never there, and nothing to say about it."""

    @property
    def url(self) -> str | None:
        """None."""
        return None

    def start(self) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""

    def listen(self, listener: DeathListener) -> None:
        """Nothing."""

    def status(self) -> EngineStatus:
        """Off, by setting."""
        return EngineStatus("languagetool", "off", None, "switched off (DRAFTWELL_LANGUAGETOOL=off)")
