"""A real Chromium, the pages as files, and the whole service as a process of its own."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.running import Service, running_service

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The first review of a busy machine takes its time; these are for what never comes.
PATIENCE = 90_000  # milliseconds
expect.set_options(timeout=PATIENCE)
NARROW = {"width": 360, "height": 800}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs Chromium."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _chromium() -> str:
    found = (
        os.environ.get("DRAFTWELL_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )
    if found:
        return found
    word = "no Chromium: install your system's package `chromium`, or name one in DRAFTWELL_CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(word)
    pytest.skip(word)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    path = _chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A narrow page; a script error or a broken content policy fails the test."""
    context = browser.new_context(viewport=NARROW, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda line: faults.append(line.text) if "Content Security" in line.text else None)
    yield opened
    context.close()
    assert not faults


class _QuietFiles(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: test output is for failures."""


def _serve_folder(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietFiles, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def files() -> Iterator[str]:
    """The address of the pages' files alone, for functions that need no service."""
    yield from _serve_folder(ROOT / "api" / "pages")


@pytest.fixture(scope="session")
def host_desk() -> Iterator[str]:
    """The address of a help desk that shows the sidebar in a frame."""
    yield from _serve_folder(Path(__file__).parent / "host_desk")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, host_desk: str) -> Iterator[Service]:
    """The service with the demo desk loaded, without LanguageTool; `host_desk` may frame it."""
    with running_service(tmp_path_factory.mktemp("desk"), allowed_origins=host_desk) as running:
        yield running
