"""Fetching LanguageTool's jars: all at once or not at all, and never silently."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_tool_python.download_lt import LocalLanguageTool

from assist.proofreading.jars import ensure_jars, jars_folder
from assist.settings import Settings

_MAVEN = """#!/bin/sh
for word in "$@"; do case "$word" in -DoutputDirectory=*) out="${word#*=}";; esac; done
mkdir -p "$out" && touch "$out/languagetool-server-6.8.jar"
exit %d
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, cache=tmp_path / "cache")


def _put_maven(folder: Path, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    """An `mvn` that makes the jar and ends with `status`; nothing else is on the search path."""
    maven = folder / "bin" / "mvn"
    maven.parent.mkdir()
    maven.write_text(_MAVEN % status)
    maven.chmod(0o755)
    monkeypatch.setenv("PATH", f"{maven.parent}:/usr/bin:/bin")


def test_maven_brings_them_once(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time they are there already."""
    _put_maven(tmp_path, monkeypatch, 0)
    told: list[str] = []
    assert ensure_jars(settings, told.append) == jars_folder(settings)
    assert "Maven" in told[0]
    told.clear()
    assert ensure_jars(settings, told.append) == jars_folder(settings)
    assert told == []
    assert [path.name for path in settings.cache.iterdir()] == ["languagetool-6.8"]


def test_when_nothing_works_it_is_said_once_and_nothing_half_done_stays(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Maven fails and the package's download as well: plain words, an empty cache, no exception."""
    _put_maven(tmp_path, monkeypatch, 1)
    monkeypatch.setattr(LocalLanguageTool, "from_version_name", _fails)
    told: list[str] = []
    assert ensure_jars(settings, told.append) is None
    assert "goes on with Harper alone" in told[-1]
    assert list(settings.cache.iterdir()) == []


def test_without_java_nothing_is_fetched(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without Java hears so once, in plain words, with the cure; nothing is downloaded."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    told: list[str] = []
    assert ensure_jars(settings, told.append) is None
    assert len(told) == 1
    assert "install Java 17" in told[0]


@pytest.mark.parametrize("refusal", [ModuleNotFoundError("no java"), SystemError("java 8")])
def test_a_java_that_the_package_refuses_ends_nothing(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    """The package tells of a missing or old Java by errors of Python's own; they are words, not a crash."""

    def refuse(*_: object) -> None:
        raise refusal

    _put_maven(tmp_path, monkeypatch, 1)
    monkeypatch.setattr(LocalLanguageTool, "from_version_name", refuse)
    told: list[str] = []
    assert ensure_jars(settings, told.append) is None
    assert "goes on with Harper alone" in told[-1]


def _fails(*_: object) -> None:
    raise OSError("no network")


def test_a_folder_that_was_given_is_never_filled(tmp_path: Path) -> None:
    """DRAFTWELL_LANGUAGETOOL_JARS names a folder of the user's; we only look."""
    told: list[str] = []
    settings = Settings(home=tmp_path, cache=tmp_path, languagetool_jars=tmp_path / "theirs")
    assert ensure_jars(settings, told.append) is None
    assert "DRAFTWELL_LANGUAGETOOL_JARS" in told[0]


def test_off_and_a_url_need_no_jars(tmp_path: Path) -> None:
    """Nothing is fetched and nothing is said."""
    for wanted in ("off", "http://127.0.0.1:8081"):
        assert ensure_jars(Settings(home=tmp_path, languagetool=wanted), pytest.fail) is None
