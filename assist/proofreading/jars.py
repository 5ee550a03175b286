"""LanguageTool's jars: where they are, and how they get there the first time."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from assist.settings import Settings

Progress = Callable[[str], None]
VERSION = "6.8"  # 6.7 leaks memory
_MEGABYTES = 263  # all 172 jars
_REPORT_EVERY_SECONDS = 3.0
_LONGEST_SECONDS = 1200.0


def jars_folder(settings: Settings) -> Path:
    """Where the jars are, or will be."""
    return settings.languagetool_jars or settings.cache / f"languagetool-{VERSION}"


def has_jars(folder: Path) -> bool:
    """Whether `folder` holds LanguageTool's server."""
    return any(folder.glob("languagetool-server*.jar"))


def ensure_jars(settings: Settings, progress: Progress) -> Path | None:
    """The jars' folder, fetched now if need be; None, with one plain word, when that cannot be."""
    folder = jars_folder(settings)
    if settings.languagetool != "auto":
        return None
    if has_jars(folder):
        return folder
    if settings.languagetool_jars is not None:
        progress(
            f"LanguageTool's jars are not in {folder} (DRAFTWELL_LANGUAGETOOL_JARS); going on without it."
        )
        return None
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        progress(
            "Java is not installed, so LanguageTool cannot run; proofreading goes on with Harper alone. "
            "To add it: install Java 17, and start this again."
        )
        return None
    for fetch in (_fetch_with_maven, _fetch_with_package):
        if fetch(folder, progress):
            progress(f"LanguageTool {VERSION} is in {folder}")
            return folder
    progress(
        "LanguageTool could not be fetched; proofreading goes on with Harper alone. To add it later: connect "
        "to the internet or install Maven, and start it again."
    )
    return None


def _fetch_with_maven(folder: Path, progress: Progress) -> bool:
    """Whether Maven brought the jars into `folder`."""
    maven = shutil.which("mvn")
    if maven is None:
        return False
    progress(
        f"Fetching LanguageTool {VERSION} with Maven ({_MEGABYTES} MB, one to two minutes the first time) ..."
    )
    pom = files("assist.proofreading").joinpath("languagetool-pom.xml").read_text("utf-8")
    with _atomically(folder) as room:
        (room / "pom.xml").write_text(pom, "utf-8")
        output = room / "libs"
        command = [maven, "-q", "-B", "-f", str(room / "pom.xml"), "dependency:copy-dependencies",
                   "-DincludeScope=runtime", f"-DoutputDirectory={output}"]  # fmt: skip
        complaint = _run(command, output, progress)
        if complaint is None and has_jars(output):
            output.rename(folder)
            return True
    progress(f"Maven could not fetch LanguageTool: {complaint or 'no jars came'}")
    return False


def _fetch_with_package(folder: Path, progress: Progress) -> bool:
    """Whether language-tool-python's own download brought LanguageTool into `folder`."""
    from language_tool_python.download_lt import LocalLanguageTool  # noqa: PLC0415 -- heavy, seldom needed
    from language_tool_python.exceptions import LanguageToolError  # noqa: PLC0415 -- the same

    progress(f"Fetching LanguageTool {VERSION} from its own site ...")
    with _atomically(folder) as room, _download_path(room):
        try:
            local = LocalLanguageTool.from_version_name(VERSION)
            local.download()
            local.get_directory_path().rename(folder)
        except (LanguageToolError, OSError, ValueError, ImportError, SystemError) as error:
            # the package raises ModuleNotFoundError where it finds no Java, SystemError for one too old
            progress(f"LanguageTool's site did not help: {type(error).__name__}")
            return False
    return has_jars(folder)


@contextmanager
def _atomically(folder: Path) -> Iterator[Path]:
    """A room beside `folder` to fetch into; what is not renamed from it is gone afterwards."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".languagetool-", dir=folder.parent) as room:
        yield Path(room)


@contextmanager
def _download_path(room: Path) -> Iterator[None]:
    """language-tool-python reads its folder from the environment only."""
    before = os.environ.get("LTP_PATH")
    os.environ["LTP_PATH"] = str(room)
    try:
        yield
    finally:
        os.environ.pop("LTP_PATH")
        if before is not None:
            os.environ["LTP_PATH"] = before


def _run(command: list[str], output: Path, progress: Progress) -> str | None:
    """Runs Maven and tells how far it is; what it complains about, or None when it succeeded."""
    done = threading.Event()
    reporter = threading.Thread(target=_report, args=(output, progress, done), daemon=True)
    reporter.start()
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, timeout=_LONGEST_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return type(error).__name__
    finally:
        done.set()
        reporter.join()
    if result.returncode == 0:
        return None
    lines = [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
    return lines[0][:200] if lines else f"exit status {result.returncode}"


def _report(output: Path, progress: Progress, done: threading.Event) -> None:
    began = time.monotonic()
    while not done.wait(_REPORT_EVERY_SECONDS):
        size = sum(jar.stat().st_size for jar in output.glob("*.jar")) // 1_000_000
        stage = f"{size} of {_MEGABYTES} MB in place" if size else "downloading"
        progress(f"  LanguageTool: {stage}, {time.monotonic() - began:.0f} s")
