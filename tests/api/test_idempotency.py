"""A POST repeated with the same Idempotency-Key is done once."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.api.expect import expect_problem
from tests.api.serving import client_of

PATH = "/api/v1/articles"
NEW = {"title": "A", "body": "B"}
KEY = {"Idempotency-Key": "k-1"}


def test_repeated_post_is_answered_as_the_first_time(trainer: TestClient) -> None:
    """The same bytes, the same headers, one record."""
    first = trainer.post(PATH, json=NEW, headers=KEY)
    again = trainer.post(PATH, json=NEW, headers=KEY)
    assert (again.status_code, again.content) == (201, first.content)
    assert [again.headers[name] for name in ("etag", "location")] == [
        first.headers[name] for name in ("etag", "location")
    ]
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert first.headers["x-request-id"] != again.headers["x-request-id"]
    assert len(trainer.get(PATH).json()["data"]) == 1


def test_another_body_is_a_conflict(trainer: TestClient) -> None:
    """One key, two bodies: refused, nothing made."""
    trainer.post(PATH, json=NEW, headers=KEY)
    expect_problem(trainer.post(PATH, json={**NEW, "title": "Other"}, headers=KEY), 409)
    assert len(trainer.get(PATH).json()["data"]) == 1


def test_a_failed_request_may_be_mended(trainer: TestClient) -> None:
    """A refused request does not use up its key."""
    trainer.post(PATH, json={**NEW, "id": "x"})
    expect_problem(trainer.post(PATH, json={**NEW, "id": "x"}, headers=KEY), 409)
    assert trainer.post(PATH, json=NEW, headers=KEY).status_code == 201


def test_callers_and_addresses_do_not_share_keys(app: FastAPI, trainer: TestClient) -> None:
    """The same key at another address or of another caller is another request."""
    assert trainer.post(PATH, json=NEW, headers=KEY).status_code == 201
    elsewhere = trainer.post("/api/v1/saved-replies", json=NEW, headers=KEY)
    assert elsewhere.json()["kind"] == "saved_reply"
    other = client_of(app, "trainer", "other").post(PATH, json=NEW, headers=KEY)
    assert "idempotency-replayed" not in other.headers
    assert len(trainer.get(PATH).json()["data"]) == 2


def test_without_a_key_each_request_counts(trainer: TestClient) -> None:
    """No key, no memory."""
    for _ in range(2):
        assert trainer.post(PATH, json=NEW).status_code == 201
    assert len(trainer.get(PATH).json()["data"]) == 2


@pytest.mark.parametrize("key", ["", "x" * 201, "a b", "ä"])
def test_bad_key_is_named(trainer: TestClient, key: str) -> None:
    """A key must be printable and short."""
    headers = {"Idempotency-Key": key.encode()}
    expect_problem(trainer.post(PATH, json=NEW, headers=headers), 422, "Idempotency-Key")


def test_a_body_that_cannot_be_kept_is_named(agent: TestClient) -> None:
    """Half a character deep inside free data breaks neither the comparison of bodies nor the answer."""
    body = b'{"subject":"edit","subject_id":"r","action":"refused","details":{"a":["\\ud800"]}}'
    headers = {**KEY, "Content-Type": "application/json"}
    for _ in range(2):
        expect_problem(agent.post("/api/v1/feedback", content=body, headers=headers), 422, "details")
