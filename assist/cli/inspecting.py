"""`doctor`, `keys` and `prepare`: the state of this installation, and who may use it."""

from __future__ import annotations

import argparse
from typing import Any


def add_commands(commands: Any) -> None:
    """Adds `doctor`, `keys` and `prepare`."""
    doctor = commands.add_parser("doctor", help="what is there, what is missing, and the cure")
    doctor.add_argument("--json", action="store_true", help="print it as JSON")
    doctor.set_defaults(run=run_doctor)
    prepare = commands.add_parser(
        "prepare", help="export the encoder and fetch LanguageTool ahead of the first start"
    )
    prepare.set_defaults(run=run_prepare)
    keys = commands.add_parser("keys", help="API keys: create, list, revoke")
    actions = keys.add_subparsers(title="actions", metavar="ACTION", required=True)
    create = actions.add_parser("create", help="a new key, shown once")
    create.add_argument("--role", choices=["agent", "trainer", "admin"], default="agent")
    create.add_argument("--name", required=True, help="who or what uses it")
    create.add_argument("--json", action="store_true", help='print {"key": "..."}')
    create.set_defaults(run=run_create)
    listing = actions.add_parser("list", help="names, roles and ids of the keys in force")
    listing.set_defaults(run=run_list)
    revoke = actions.add_parser("revoke", help="end a key at once")
    revoke.add_argument("id")
    revoke.set_defaults(run=run_revoke)


def run_doctor(parsed: argparse.Namespace) -> int:
    """Prints the state; the exit status is 1 when something needed is missing."""
    from assist.cli.doctor import examine

    return examine(as_json=parsed.json)


def run_prepare(_: argparse.Namespace) -> int:
    """Makes what the service needs besides its packages."""
    from assist.cli.serving import prepare
    from assist.settings import read_settings

    prepare(read_settings())
    return 0


def run_create(parsed: argparse.Namespace) -> int:
    """Prints a new key."""
    from assist.cli.keys import create_key

    return create_key(parsed.role, parsed.name, as_json=parsed.json)


def run_list(_: argparse.Namespace) -> int:
    """Prints the keys in force, without their secrets."""
    from assist.cli.keys import list_keys

    return list_keys()


def run_revoke(parsed: argparse.Namespace) -> int:
    """Ends a key."""
    from assist.cli.keys import revoke_key

    return revoke_key(parsed.id)
