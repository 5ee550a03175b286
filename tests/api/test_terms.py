"""Terms: the desk's own words, every change a version."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.api.expect import expect_problem

PATH = "/api/v1/terms"
NEW = {"text": "Flowbox", "case": "exact", "note": "our product"}


def test_the_life_of_a_term(trainer: TestClient, agent: TestClient) -> None:
    """Made, read, changed, replaced, deleted, restored, with a version each time."""
    made = trainer.post(PATH, json=NEW)
    assert (made.status_code, made.headers["etag"]) == (201, '"1"')
    url = made.headers["location"]
    assert agent.get(url).json() == made.json()
    patched = trainer.patch(url, json={"preferred": "Flow Box"}, headers={"If-Match": '"1"'}).json()
    assert (patched["preferred"], patched["case"]) == ("Flow Box", "exact")
    put = trainer.put(url, json={**patched, "case": "any"}, headers={"If-Match": '"2"'}).json()
    assert (put["case"], put["preferred"]) == ("any", "Flow Box")
    assert trainer.delete(url, headers={"If-Match": '"3"'}).status_code == 204
    expect_problem(agent.get(url), 404)
    assert [one["id"] for one in agent.get(PATH, params={"trashed": "true"}).json()["data"]] == [put["id"]]
    history = trainer.get(f"{url}/history").json()["data"]
    assert [one["action"] for one in history] == ["created", "updated", "updated", "trashed"]
    assert trainer.post(f"{url}/restore", json={"version": 1}).json()["preferred"] is None


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_change_needs_the_current_version(trainer: TestClient, method: str) -> None:
    """428 without If-Match, 412 with an old one."""
    url = trainer.post(PATH, json=NEW).headers["location"]
    body = None if method == "DELETE" else NEW
    expect_problem(trainer.request(method, url, json=body), 428, "If-Match")
    expect_problem(trainer.request(method, url, json=body, headers={"If-Match": '"9"'}), 412, "If-Match")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": " "}, "text"),
        ({"text": "x", "case": "upper"}, "case"),
        ({"text": "x", "preferred": ""}, "preferred"),
        ({"text": "x", "locale": "!"}, "locale"),
        ({"text": "x" * 501}, "text"),
    ],
)
def test_a_bad_term_names_the_field(trainer: TestClient, body: dict[str, str], field: str) -> None:
    """422 names what is wrong."""
    expect_problem(trainer.post(PATH, json=body), 422, field)


def test_search(trainer: TestClient) -> None:
    """Terms are found by their words, in the order of their text."""
    for text in ("Flowbox", "Airbox", "Chair"):
        trainer.post(PATH, json={"text": text})
    assert [one["text"] for one in trainer.get(PATH).json()["data"]] == ["Airbox", "Chair", "Flowbox"]
    assert [one["text"] for one in trainer.get(PATH, params={"q": "chair"}).json()["data"]] == ["Chair"]


def test_only_trainers_change(agent: TestClient, trainer: TestClient) -> None:
    """An agent reads and does not write."""
    url = trainer.post(PATH, json=NEW).headers["location"]
    expect_problem(agent.post(PATH, json=NEW), 403)
    expect_problem(agent.delete(url, headers={"If-Match": '"1"'}), 403)
    expect_problem(agent.get(f"{url}/history"), 403)
