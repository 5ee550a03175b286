"""The README's curl calls, made against the real service on a desk of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from assist.assembly import build_desk
from assist.keys import issue_key
from assist.settings import read_settings

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
CALLS = re.findall(r"curl -s localhost:8460(/\S+) .*?\n\s+-d '(.+?)'$", README, re.MULTILINE)
pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = read_settings(home=tmp_path_factory.mktemp("desk"), languagetool="off")
    desk = build_desk(settings)
    key = issue_key(desk.store.keys, role="admin", name="readme").secret
    headers = {"Authorization": f"Bearer {key}"}
    with TestClient(create_app(desk), base_url="http://127.0.0.1:8460", headers=headers) as client:
        yield client


def test_there_are_three_calls() -> None:
    """The README shows suggestions, a review and writing a saved reply."""
    assert [path for path, _ in CALLS] == ["/api/v1/suggestions", "/api/v1/reviews", "/api/v1/saved-replies"]


@pytest.mark.parametrize(("path", "body"), CALLS)
def test_each_call_is_answered(client: TestClient, path: str, body: str) -> None:
    """What the README sends is taken."""
    answer = client.post(path, json=json.loads(body))
    assert answer.status_code in {200, 201}, answer.text


def test_the_review_in_the_readme_turns_an_order_into_an_invitation(client: TestClient) -> None:
    """The second call gives what a reader of the README would expect."""
    path, body = CALLS[1]
    assert client.post(path, json=json.loads(body)).json()["revised"] == "Please log out first."
