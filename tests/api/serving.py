"""A desk without engines, and clients for an application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from fastapi import FastAPI
from starlette.testclient import TestClient

from assist.curation.live import LivePhrasebook
from assist.curation.standards import Standards
from assist.keys import issue_key
from assist.proofreading.assembly import build_proofreader
from assist.retrieval.suggester import Suggester
from assist.reviewing.review import Reviewer
from assist.reviewing.role_reading import RoleReader
from assist.settings import Settings
from assist.store.protocol import Store
from assist.store.traces import KeyRole
from models.role_features import feature_count
from models.roles import LABELS, RoleClassifier
from tests.fakes import WordEncoder


@dataclass
class SmallDesk:
    """A desk that can search and not review, for everything that needs no more."""

    settings: Settings
    store: Store
    suggester: Any = None
    reviewer: Any = None
    phrasebook: Any = None

    def __post_init__(self) -> None:
        self.phrasebook = self.phrasebook or LivePhrasebook(self.store)
        self.suggester = self.suggester or Suggester(self.store, WordEncoder(), threshold=0.0)

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


def whole_desk(settings: Settings, store: Store) -> SmallDesk:
    """A desk with every engine; a hashing encoder and an unfitted classifier stand in for the slow models."""
    encoder = WordEncoder()
    phrasebook = LivePhrasebook(store)
    classifier = _unfitted_classifier(encoder)
    reviewer = Reviewer(
        encoder=encoder,
        role_reader=RoleReader(encoder, classifier),
        proofreader=build_proofreader(settings),
        rewriter=phrasebook.rewriter,
        terms=phrasebook.terms,
        default_locale=settings.locale,
        standard=Standards(store).holding,
    )
    suggester = Suggester(store, encoder, threshold=0.0)
    return SmallDesk(settings, store, suggester, reviewer, phrasebook)


def _unfitted_classifier(encoder: WordEncoder) -> RoleClassifier:
    """Knows nothing: every sentence gets the same reading."""
    features = feature_count(encoder.encode(["x"]).shape[1])
    return RoleClassifier(np.zeros((len(LABELS), features)), np.zeros(len(LABELS)), 1.0)
