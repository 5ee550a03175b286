"""`draftwell`: reads the command and hands over; nothing heavy is imported before a command runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from assist.cli import curating, desk_commands, importing, inspecting, writing
from assist.errors import DraftwellError

DESCRIPTION = "Helps support agents write better replies. Settings are environment variables DRAFTWELL_*."


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(prog="draftwell", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"draftwell {_version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for room in (desk_commands, writing, importing, curating, inspecting):
        room.add_commands(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of one command: 0, 1 (a review says stop, a check failed) or 2 (bad input)."""
    parsed = build_parser().parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except DraftwellError as error:
        print(f"draftwell: {error}", file=sys.stderr)
        return 2
    except _rule_errors() as error:
        print(f"draftwell: {error}\n`draftwell phrasebook check` names its file and rule.", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130


def _rule_errors() -> tuple[type[Exception], ...]:
    """What a packaged rule raises that cannot be read; asked for only once something has failed."""
    from phrasebook.patterns.syntax import PatternError
    from phrasebook.rule import RuleError

    return RuleError, PatternError


def _version() -> str:
    from importlib.metadata import version  # only --version pays for it

    return version("draftwell")
