"""The README tells the truth: its commands exist, its files are there, its calls are answered."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from assist.cli.main import build_parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^(?:\$ )?\.venv/bin/draftwell (.+?)(?:\s+#.*)?$", README, re.MULTILINE)
LINKS = [link for link in re.findall(r"\]\(([^)]+)\)", README) if not link.startswith("http")]
TARGETS = re.findall(r"^make (\w+)", README, re.MULTILINE)


def test_the_readme_shows_commands() -> None:
    """There is something to hold to its word."""
    assert len(COMMANDS) >= 6
    assert {"run", "test"} <= set(TARGETS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_understood(command: str) -> None:
    """Every draftwell command in the README is one that the command line takes."""
    parsed = build_parser().parse_args(shlex.split(command))
    assert callable(parsed.run)


@pytest.mark.parametrize("link", LINKS)
def test_each_link_leads_somewhere(link: str) -> None:
    """Every file the README points to exists."""
    assert (ROOT / link).exists()


def test_each_picture_is_there() -> None:
    """The README's picture is in the repository."""
    for source in re.findall(r'src="([^"]+)"', README):
        assert (ROOT / source).is_file()


@pytest.mark.parametrize("target", TARGETS)
def test_each_make_target_exists(target: str) -> None:
    """Every make target in the README is in the Makefile."""
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
