"""API keys on the command line."""

from __future__ import annotations

import json
import os
import sys
from typing import cast

from assist.assembly import open_store
from assist.errors import DraftwellError, NotFoundError
from assist.keys import find_key, issue_key
from assist.settings import Settings, read_settings
from assist.store.traces import KeyRole

LOCAL_KEY_FILE = "local-key"


def create_key(role: str, name: str, *, as_json: bool) -> int:
    """Prints a new key once."""
    with open_store(read_settings()) as store:
        issued = issue_key(store.keys, role=cast(KeyRole, role), name=name)
    if as_json:
        print(json.dumps({"key": issued.secret, "id": issued.record.id, "name": name, "role": role}))
    else:
        print(issued.secret)  # alone on standard output, so that a shell can take it: KEY=$(...)
        print(f"(id {issued.record.id}, role {role}; it is not shown again)", file=sys.stderr)
    return 0


def list_keys() -> int:
    """Prints the keys in force."""
    with open_store(read_settings()) as store:
        in_force = [key for key in store.keys.all() if key.revoked_at is None]
    for key in in_force:
        print(f"{key.id}  {key.role:8} {key.created_at}  {key.name}")
    if not in_force:
        print("no keys yet; make one: draftwell keys create --role agent --name NAME")
    return 0


def revoke_key(id: str) -> int:
    """Ends a key."""
    with open_store(read_settings()) as store:
        if not any(key.id == id for key in store.keys.all()):
            raise NotFoundError(f"no key with the id {id}; `draftwell keys list` shows them")
        store.keys.revoke(id)
    print(f"{id} is revoked")
    return 0


def local_key(settings: Settings) -> str:
    """The key of the person at this machine: kept in the data folder, readable by its owner alone."""
    path = settings.home / LOCAL_KEY_FILE
    with open_store(settings) as store:
        if path.exists():
            secret = path.read_text("utf-8").strip()
            if find_key(store.keys, secret):
                return secret
        issued = issue_key(store.keys, role="trainer", name="this machine")
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(issued.secret)
    except OSError as error:
        raise DraftwellError(
            f"{path} cannot be written ({error.strerror}); set DRAFTWELL_HOME elsewhere"
        ) from error
    return issued.secret
