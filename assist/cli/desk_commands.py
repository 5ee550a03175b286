"""`serve` and `demo`: the service, and the service with a shop to play with."""

from __future__ import annotations

import argparse
import gc
from typing import Any

from assist.settings import Settings, read_settings


def add_commands(commands: Any) -> None:
    """Adds `serve` and `demo`."""
    serve = commands.add_parser("serve", help="start the HTTP service")
    _add_address(serve)
    serve.set_defaults(run=run_serve)
    demo = commands.add_parser("demo", help="load the demo desk and start the service")
    demo.add_argument("--load-only", action="store_true", help="fill the data folder and end")
    demo.add_argument(
        "--unload", action="store_true", help="take the demo desk out of the data folder again and end"
    )
    _add_address(demo)
    demo.set_defaults(run=run_demo)


def run_serve(parsed: argparse.Namespace) -> int:
    """Serves until it is stopped."""
    gc.disable()  # what is imported and built for a start is no garbage; `serve` switches it on again
    try:
        from assist.cli.serving import serve

        return serve(_settings(parsed))
    finally:
        gc.enable()


def run_demo(parsed: argparse.Namespace) -> int:
    """Loads the demo desk; serves unless told to end there."""
    from assist.cli.demo import load_demo, unload_demo
    from assist.cli.serving import serve

    settings = _settings(parsed)
    if parsed.unload:
        return unload_demo(settings)
    load_demo(settings)
    return 0 if parsed.load_only else serve(settings, is_prepared=True)


def _add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="address to listen on (default: DRAFTWELL_HOST, else 127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on (default: DRAFTWELL_PORT, else 8460)")


def _settings(parsed: argparse.Namespace) -> Settings:
    given = {"host": parsed.host, "port": parsed.port}
    return read_settings(**{name: value for name, value in given.items() if value is not None})
