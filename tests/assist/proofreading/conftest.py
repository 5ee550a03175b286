"""Servers for the proofreading tests: a stand-in process that starts at once, and the real one."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from assist.proofreading.jars import has_jars, jars_folder
from assist.proofreading.server.process import Recipe
from assist.settings import Settings

_STAND_IN = Path(__file__).with_name("stand_in_languagetool.py")


def wait_until(condition: Callable[[], object], seconds: float = 10, what: str = "it") -> None:
    """Returns when `condition` holds; fails the test when it never does."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not happen within {seconds} s"
        time.sleep(0.02)


def running_servers() -> set[int]:
    """Process ids of the LanguageTool servers, real or stand-in, that this test run began."""
    found = set()
    for process in psutil.process_iter(["cmdline", "status", "cwd"]):
        command = process.info["cmdline"] or []
        alive = process.info["status"] != psutil.STATUS_ZOMBIE
        if "org.languagetool.server.HTTPServer" in command and alive and "pytest" in str(process.info["cwd"]):
            found.add(process.pid)
    return found


def servers_in(folder: Path) -> set[int]:
    """Those of them that run in `folder`."""
    return {pid for pid in running_servers() if _folder_of(pid) == folder}


@pytest.fixture(autouse=True)
def _no_server_is_left(tmp_path: Path) -> Iterator[None]:
    """Every test leaves no server running in its folder."""
    yield
    left = servers_in(tmp_path)
    assert not left, f"servers left running: {left}"


def _folder_of(pid: int) -> Path | None:
    try:
        return Path(psutil.Process(pid).cwd())
    except psutil.Error:
        return None


@pytest.fixture
def stand_in(tmp_path: Path) -> Recipe:
    """A recipe whose `java` is the stand-in; its folder is the test's own."""
    jars = tmp_path / "jars"
    jars.mkdir()
    (jars / "languagetool-server-0.jar").touch()
    java = tmp_path / "java"
    java.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{_STAND_IN}" "$@"\n')
    java.chmod(0o755)
    return Recipe(jars, tmp_path, find_java=lambda: str(java))


@pytest.fixture(scope="session")
def real_jars() -> Path:
    """The folder of LanguageTool's jars; skips where they have not been fetched."""
    given = os.environ.get("DRAFTWELL_LANGUAGETOOL_JARS")
    folder = jars_folder(Settings(languagetool_jars=Path(given) if given else None))
    if not has_jars(folder):
        pytest.skip(f"LanguageTool's jars are not in {folder}: `make setup` fetches them")
    return folder
