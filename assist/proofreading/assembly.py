"""Puts a proofreader together from the settings."""

from __future__ import annotations

import time

from assist.proofreading.blocked_texts import BlockedTexts
from assist.proofreading.jars import jars_folder
from assist.proofreading.local.engine_process import engine_process
from assist.proofreading.proofreader import Proofreader
from assist.proofreading.remote_checks import RemoteChecks
from assist.proofreading.server.contract import Server
from assist.proofreading.server.external import ExternalServer
from assist.proofreading.server.none import NoServer
from assist.proofreading.server.ownership import Ownership
from assist.proofreading.server.process import Recipe
from assist.proofreading.server.supervisor import Supervisor
from assist.settings import Settings


def build_proofreader(settings: Settings) -> Proofreader:
    """A proofreader that has started nothing yet; call `start`, and `close` at the end."""
    server = build_server(settings)
    return Proofreader(server, RemoteChecks(server, BlockedTexts(settings.home)), engine_process())


def join_running_server(proofreader: Proofreader, settings: Settings, patience_seconds: float = 3.0) -> None:
    """Lets a short-lived process use the server that the service on this data folder runs; it starts none."""
    if settings.languagetool == "off":
        return
    if settings.languagetool == "auto" and not _service_runs(settings):
        return
    proofreader.start()
    deadline = time.monotonic() + patience_seconds
    while time.monotonic() < deadline and proofreader.status()[0].state == "starting":
        time.sleep(0.02)


def _service_runs(settings: Settings) -> bool:
    """Whether a living process owns the data folder's server, and that server runs, too."""
    ownership = Ownership(settings.home)
    if ownership.registered() is None:
        return False
    # a server whose owner was killed may still be there: joining it would make us the owner, and start one
    nobody = ownership.acquire()
    ownership.release()
    return not nobody


def build_server(settings: Settings) -> Server:
    """LanguageTool as the settings want it: our own (`auto`), none (`off`), or the one at a URL."""
    if settings.languagetool == "off":
        return NoServer()
    if settings.languagetool != "auto":
        return ExternalServer(settings.languagetool)
    return Supervisor(Recipe(jars_folder(settings), settings.home, settings.languagetool_heap))
