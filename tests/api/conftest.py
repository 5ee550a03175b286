"""A real application over a real store in a temporary folder."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from assist.settings import Settings
from assist.store.protocol import Store
from assist.store.sqlite import open_sqlite
from tests.api.serving import SmallDesk, client_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, cache=tmp_path / "cache", languagetool="off")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    store = open_sqlite(settings.database)
    yield store
    store.close()


@pytest.fixture
def app(settings: Settings, store: Store) -> FastAPI:
    return create_app(SmallDesk(settings, store))


@pytest.fixture
def anyone(app: FastAPI) -> TestClient:
    return client_of(app)


@pytest.fixture
def agent(app: FastAPI) -> TestClient:
    return client_of(app, "agent")


@pytest.fixture
def trainer(app: FastAPI) -> TestClient:
    return client_of(app, "trainer", "Tess")


@pytest.fixture
def admin(app: FastAPI) -> TestClient:
    return client_of(app, "admin")


@pytest.fixture
def http_log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, "draftwell.http")
    return caplog
