"""A command beside a running service uses its LanguageTool, and never starts one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assist.proofreading.assembly import build_proofreader, join_running_server
from assist.proofreading.issue import Proofreading
from assist.proofreading.proofreader import Proofreader
from assist.proofreading.server.ownership import Ownership
from assist.proofreading.server.process import Recipe, ServerProcess
from assist.proofreading.server.supervisor import Supervisor
from assist.settings import Settings
from assist.text.document import read_document
from tests.assist.proofreading.conftest import servers_in, wait_until


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a data folder whose service is the stand-in's."""
    return Settings(home=tmp_path, cache=tmp_path, languagetool="auto")


@pytest.fixture
def command(settings: Settings) -> Iterator[Proofreader]:
    """A command's proofreader, closed at the end."""
    made = build_proofreader(settings)
    _check(made)  # loads Harper
    yield made
    made.close()


@pytest.fixture
def service(stand_in: Recipe) -> Iterator[Supervisor]:
    """A service whose server is up."""
    supervisor = Supervisor(stand_in)
    supervisor.start()
    wait_until(lambda: supervisor.status().state == "ready", what="the service's start")
    yield supervisor
    supervisor.close()


def _check(proofreader: Proofreader) -> Proofreading:
    return proofreader.check(read_document("Here is teh parcel."), locale="en-US", budget_seconds=2)


def test_a_command_joins_the_server_of_the_service(
    service: Supervisor, command: Proofreader, settings: Settings
) -> None:
    """Both engines answer the command; its end leaves the service's server as it was."""
    before = servers_in(settings.home)
    join_running_server(command, settings)
    found = _check(command)
    assert found.engines == ("languagetool", "harper") and found.degraded == ()
    assert found.issues[0].sources == ("languagetool", "harper")
    command.close()
    assert servers_in(settings.home) == before and len(before) == 1
    assert service.status().state == "ready"


@pytest.mark.parametrize("languagetool", ["auto", "off"])
def test_without_a_service_nothing_is_started(
    command: Proofreader, languagetool: str, tmp_path: Path
) -> None:
    """The command goes on with what runs in its own process, at once."""
    began = time.monotonic()
    join_running_server(command, Settings(home=tmp_path, cache=tmp_path, languagetool=languagetool))
    assert time.monotonic() - began < 0.5
    assert _check(command).engines == ("harper",)
    assert servers_in(tmp_path) == set()


def test_a_server_whose_service_is_dead_is_not_joined(
    stand_in: Recipe, command: Proofreader, settings: Settings
) -> None:
    """It is left to the next service, which ends it."""
    process = ServerProcess(stand_in)
    try:
        Ownership(stand_in.folder).register(process.pid, process.port)
        wait_until(lambda: Ownership(stand_in.folder).registered(), what="the registration")
        join_running_server(command, settings)
        assert _check(command).engines == ("harper",)
        assert servers_in(settings.home) == {process.pid}
    finally:
        process.end(gently=False)


def test_a_server_by_address_is_joined(service: Supervisor, tmp_path: Path) -> None:
    """With DRAFTWELL_LANGUAGETOOL set to an address the command waits for that server, and uses it."""
    settings = Settings(home=tmp_path, cache=tmp_path, languagetool=service.url or "")
    command = build_proofreader(settings)
    try:
        join_running_server(command, settings)
        assert _check(command).engines == ("languagetool", "harper")
    finally:
        command.close()
