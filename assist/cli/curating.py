"""`phrasebook` and `train`: a trainer's tools."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add_commands(commands: Any) -> None:
    """Adds `phrasebook` and `train`."""
    phrasebook = commands.add_parser("phrasebook", help="check, explain and try wording rules")
    tools = phrasebook.add_subparsers(title="tools", metavar="TOOL", required=True)
    check = tools.add_parser("check", help="every rule's examples, and rules that get in each other's way")
    check.add_argument(
        "path", type=Path, nargs="?", help="a pack's folder (default: the pack that comes with us)"
    )
    check.set_defaults(run=run_check)
    explain = tools.add_parser(
        "explain", help="which rules were tried on a text, which fired, which were refused"
    )
    explain.add_argument("text")
    explain.set_defaults(run=run_explain)
    preview = tools.add_parser("preview", help="what a rule would change, before it goes live")
    preview.add_argument("rule", help="the id of a rule, or a TOML file with one or more")
    preview.add_argument(
        "--over", default="sent", help="a file with a text a line, or 'sent': the replies sent so far"
    )
    preview.set_defaults(run=run_preview)
    train = commands.add_parser("train", help="fit a classifier anew")
    train.add_argument("what", choices=["roles"], help="roles: what each sentence of a draft does")
    train.set_defaults(run=run_train)


def run_check(parsed: argparse.Namespace) -> int:
    """Prints what is wrong with a pack; the exit status is 1 if anything is."""
    from assist.cli.trainer import check_pack

    return check_pack(parsed.path)


def run_explain(parsed: argparse.Namespace) -> int:
    """Prints the way of a text through the rules."""
    from assist.cli.trainer import explain_text

    return explain_text(parsed.text)


def run_preview(parsed: argparse.Namespace) -> int:
    """Prints what a rule would change."""
    from assist.cli.trainer import preview

    return preview(parsed.rule, parsed.over)


def run_train(parsed: argparse.Namespace) -> int:
    """Fits the classifier and prints its report."""
    from assist.cli.trainer import train

    return train(parsed.what)
