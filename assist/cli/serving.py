"""Starting the service: what it needs is made first, then its address is printed."""

from __future__ import annotations

import gc
import importlib
import logging
import socket
import time
from importlib.metadata import version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from threading import Thread

from rich.console import Console

from assist.assembly import Desk, build_desk
from assist.cli.keys import local_key
from assist.errors import UnavailableError
from assist.memory import share_arenas
from assist.settings import Settings

LOG_FILE = "logs/draftwell.log"
_ARENAS = 2
_WARMING = 600.0  # seconds in which LanguageTool is waited for; a cold machine takes one or two minutes
console = Console(highlight=False, soft_wrap=True)


def prepare(settings: Settings) -> None:
    """Exports the encoder and fetches LanguageTool's jars where they are not there yet, with progress."""
    from assist.proofreading.jars import ensure_jars

    export_encoder(settings)
    ensure_jars(settings, progress=_say)


def export_encoder(settings: Settings) -> None:
    """Exports the encoder if that was not done yet; some seconds with a spinner."""
    from models.encoder_loading import describe_encoder, load_encoder
    from models.encoder_sources import EncoderError

    try:
        if describe_encoder(settings.encoder, settings.cache) is None:
            words = "Exporting the encoder to ONNX (once, about half a minute)"
            if not console.is_terminal:  # nothing turns there, and silence looks like a fault
                console.print(words)
            with console.status(words):
                load_encoder(settings.encoder, settings.cache)
            console.print("The encoder is exported")
    except EncoderError as error:
        raise UnavailableError(str(error)) from error


def serve(settings: Settings, *, is_prepared: bool = False) -> int:
    """Serves until it is stopped; what was prepared just now is not looked for, or complained of, again.

    Raises:
        UnavailableError: the address is taken.
    """
    import uvicorn

    _claim(settings)
    if not is_prepared:
        export_encoder(settings)
        Thread(target=_fetch_languagetool, args=(settings,), name="languagetool-jars", daemon=True).start()
    _log_to(settings.home / LOG_FILE)
    key = local_key(settings)
    share_arenas(_ARENAS)
    gc.disable()  # nothing of what is built now is garbage, and looking for it takes a tenth of the start
    # The service is a package above this one, so it is named here and not imported.
    create_app = importlib.import_module("api.app").create_app
    desk = build_desk(settings)
    app = create_app(desk)
    gc.freeze()
    gc.enable()
    desk.start()  # only now: Harper and LanguageTool would take the processor from what answers first
    base = f"http://{settings.host}:{settings.port}"
    console.print(f"[bold]Draftwell {version('draftwell')}[/bold]  data in {settings.home}")
    console.print(f"  Sidebar       {base}/sidebar#key={key}")
    console.print(f"  API           {base}/docs")
    for engine, state in desk.engines().items():
        console.print(f"  {engine:<13} {state}")
    console.print(f"  log           {settings.home / LOG_FILE}\nStop it with Ctrl-C.")
    Thread(target=_tell_when_ready, args=(desk,), name="readiness", daemon=True).start()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
    )
    return 0


def _log_to(path: Path) -> None:
    """Keeps the log (ids and lengths, never messages) in a file that rolls over at 5 MB; shows warnings."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = RotatingFileHandler(path, maxBytes=5_000_000, backupCount=3, encoding="utf-8")
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    shown = logging.StreamHandler()
    shown.setLevel(logging.WARNING)
    logging.basicConfig(level=logging.INFO, handlers=[kept, shown])


def _fetch_languagetool(settings: Settings) -> None:
    """Fetches LanguageTool while the service answers already; its supervisor takes it from there."""
    from assist.proofreading.jars import ensure_jars

    ensure_jars(settings, progress=_say)


def _tell_when_ready(desk: Desk) -> None:
    """Says once that LanguageTool has come, which takes longer than all the rest."""
    began = time.monotonic()
    while time.monotonic() - began < _WARMING:
        state = desk.engines().get("languagetool", "off")
        if not state.startswith("starting"):
            if time.monotonic() - began > 1:
                console.print(f"LanguageTool: {state}")
            return
        time.sleep(0.5)


def _claim(settings: Settings) -> None:
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            cure = "stop what uses it, or choose another: draftwell serve --port 8461"
            raise UnavailableError(f"{settings.host}:{settings.port}: {error.strerror}; {cure}") from error


def _say(line: str) -> None:
    console.print(line)
