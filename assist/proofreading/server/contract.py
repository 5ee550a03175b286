"""What the proofreader needs of a LanguageTool server, whoever runs it."""

from __future__ import annotations

from typing import Literal, Protocol

from assist.proofreading.issue import EngineStatus

NAME = "languagetool"
# killed: from outside, or by us because it hung; crashed: it ended by itself.
Death = Literal["killed", "crashed"]


class LanguageToolFailure(Exception):  # noqa: N818 - not an error of ours to show: the proofreader catches it
    """The server did not answer a check; `str()` says how."""


class DeathListener(Protocol):
    """Is told when a server ends that should not have."""

    def server_died(self, death: Death) -> None:
        """Called from the supervisor's thread, before a new server starts."""


class Server(Protocol):
    """A LanguageTool server that may be there, come, or be gone."""

    @property
    def url(self) -> str | None:
        """Where checks can be sent now; None while there is nobody to answer."""

    def start(self) -> None:
        """Begins in the background and returns at once; a second call does nothing."""

    def close(self) -> None:
        """Ends what `start` began; nothing is left running."""

    def listen(self, listener: DeathListener) -> None:
        """Tells `listener` about deaths from now on."""

    def status(self) -> EngineStatus:
        """How the server is, in plain words."""
