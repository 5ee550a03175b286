"""A desk without engines, and clients for an application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from assist.keys import issue_key
from assist.settings import Settings
from assist.store.protocol import Store
from assist.store.traces import KeyRole


@dataclass
class SmallDesk:
    """A desk without engines, for everything that needs none."""

    settings: Settings
    store: Store
    suggester: Any = None
    reviewer: Any = None
    phrasebook: Any = None

    def engines(self) -> dict[str, str]:
        return {"harper": "ready", "languagetool": "starting: its first check takes a while"}

    def close(self) -> None:
        self.store.close()


def client_of(app: FastAPI, role: KeyRole | None = None, name: str = "a test") -> TestClient:
    """A client with a key of `role`, or without one; crashes are answered as in production."""
    client = TestClient(app, base_url="http://127.0.0.1:8460")
    if role is not None:
        issued = issue_key(app.state.desk.store.keys, role=role, name=name)
        client.headers["Authorization"] = f"Bearer {issued.secret}"
    return client
