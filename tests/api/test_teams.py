"""Teams' standards: what is asked of their replies."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.schemas.teams import StandardIn
from assist.reviewing.checks.registry import STOPPING
from assist.settings import Settings
from assist.store.protocol import Store
from tests.api.expect import expect_problem
from tests.api.serving import whole_desk

PATH = "/api/v1/teams/billing/standard"
COMMON = "/api/v1/standard"
DRAFT = "The refund of 20 euros is on its way."


@pytest.fixture
def app(settings: Settings, store: Store) -> FastAPI:
    return create_app(whole_desk(settings, store))


def kinds(client: TestClient, team: str | None, **fields: Any) -> list[str]:
    """The kinds of findings on a draft without greeting and closing."""
    conversation = {"team": team, "messages": [{"author": "customer", "text": "Where is my refund?"}]}
    body = {"draft": DRAFT, "conversation": conversation, **fields}
    answer = client.post("/api/v1/reviews", json=body)
    assert answer.status_code == 200, answer.text
    return [finding["kind"] for finding in answer.json()["findings"]]


def test_the_life_of_a_standard(trainer: TestClient) -> None:
    """Version 0 until it is set; each change is a version, and what was read can be sent back."""
    read = trainer.get(PATH)
    assert (read.status_code, read.headers["etag"], read.json()["version"]) == (200, '"0"', 0)
    assert trainer.get(PATH, headers={"If-None-Match": '"0"'}).status_code == 304
    put = trainer.put(PATH, json={**read.json(), "greeting": True}, headers={"If-Match": '"0"'})
    assert (put.status_code, put.headers["etag"]) == (200, '"1"')
    assert put.json() == {**read.json(), "greeting": True, "version": 1}
    assert trainer.get(PATH).json() == put.json()
    assert trainer.get(COMMON).json()["version"] == 0


def test_change_needs_the_current_version(trainer: TestClient) -> None:
    """428 without If-Match, 412 with an old one."""
    expect_problem(trainer.put(PATH, json={}), 428, "If-Match")
    expect_problem(trainer.put(PATH, json={}, headers={"If-Match": '"3"'}), 412, "If-Match")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"muted": ["Not a kind"]}, "muted"),
        ({"goal": "speed"}, "goal"),
        ({"warnings": 0}, "warnings"),
        ({"stopping": ["jargon"]}, "stopping"),
        ({"greeting": "yes"}, "greeting"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_bad_standard_names_the_field(trainer: TestClient, body: dict[str, Any], field: str) -> None:
    """422 names what is wrong."""
    answer = trainer.put(PATH, json=body, headers={"If-Match": '"0"'})
    assert answer.status_code == 422
    assert field in answer.text


def test_only_trainers_set_standards(agent: TestClient) -> None:
    """An agent neither reads nor writes them."""
    expect_problem(agent.get(PATH), 403)
    expect_problem(agent.put(PATH, json={}, headers={"If-Match": '"0"'}), 403)


def test_the_next_review_is_held_to_it(agent: TestClient, trainer: TestClient) -> None:
    """A team's own standard stands in place of the common one; muted kinds stay away."""
    wanted = {"missing_greeting", "missing_closing"}
    assert not wanted & set(kinds(agent, "billing"))
    trainer.put(COMMON, json={"greeting": True, "closing": True}, headers={"If-Match": '"0"'})
    assert wanted <= set(kinds(agent, "billing"))
    assert wanted <= set(kinds(agent, None))
    trainer.put(PATH, json={"closing": True}, headers={"If-Match": '"0"'})
    assert wanted & set(kinds(agent, "billing")) == {"missing_closing"}
    trainer.put(PATH, json={"closing": True, "muted": ["missing_closing"]}, headers={"If-Match": '"1"'})
    assert not wanted & set(kinds(agent, "billing"))
    assert wanted & set(kinds(agent, None, muted=["missing_greeting"])) == {"missing_closing"}


def test_thresholds_decide_the_verdict(agent: TestClient, trainer: TestClient) -> None:
    """Hints warn where a team says so; a left placeholder stops unless the team takes it on itself."""
    body = {"draft": "Hi {{name}}, your refund is on its way.", "conversation": {"team": "billing"}}
    assert agent.post("/api/v1/reviews", json=body).json()["verdict"] == "stop"
    lenient = {"stopping": [], "warnings": 5, "greeting": True, "closing": True}
    trainer.put(PATH, json=lenient, headers={"If-Match": '"0"'})
    assert agent.post("/api/v1/reviews", json=body).json()["verdict"] == "ok"
    trainer.put(PATH, json={**lenient, "hints": 1}, headers={"If-Match": '"1"'})
    assert agent.post("/api/v1/reviews", json=body).json()["verdict"] == "warn"


def test_the_kinds_that_stop_are_those_of_the_checks() -> None:
    """The schema offers what the registry knows."""
    assert set(StandardIn.model_validate({}).stopping) == STOPPING
