"""Insights are plain counts."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from phrasebook.loading import packaged_rules
from tests.api.expect import expect_problem

PATH = "/api/v1/insights"


@pytest.fixture
def used(trainer: TestClient) -> tuple[str, str]:
    """Two replies: the first accepted twice and dismissed once, the second never used."""
    ids = [
        trainer.post("/api/v1/saved-replies", json={"title": title, "body": "B"}).json()["id"]
        for title in "AB"
    ]
    for action in ("accepted", "sent", "dismissed"):
        note = {
            "subject": "suggestion",
            "subject_id": ids[0],
            "action": action,
            "question": "q",
            "team": "billing",
        }
        trainer.post("/api/v1/feedback", json=note)
    trainer.post("/api/v1/feedback", json={"subject": "edit", "subject_id": "x.y", "action": "refused"})
    return ids[0], ids[1]


def test_summary(trainer: TestClient, used: tuple[str, str]) -> None:
    """What is kept and what was done, in numbers that add up."""
    body = trainer.get(f"{PATH}/summary").json()
    assert body["items"] == {"saved_reply": 2, "article": 0}
    assert sum(body["rules"].values()) == len(packaged_rules())
    assert body["feedback"]["suggestion"] == {"accepted": 1, "dismissed": 1, "sent": 1}
    assert body["feedback"]["edit"] == {"refused": 1}
    assert body["feedback"]["term"] == {}


def test_summary_of_another_time_or_team(trainer: TestClient, used: tuple[str, str]) -> None:
    """`from`, `to` and `team` narrow the counts."""
    for params in ({"to": "2001-01-01"}, {"from": "2999-01-01"}, {"team": "orders"}):
        feedback = trainer.get(f"{PATH}/summary", params=params).json()["feedback"]
        assert feedback["suggestion"] == {}, params
    assert trainer.get(f"{PATH}/summary", params={"team": "billing"}).json()["feedback"]["edit"] == {}


def test_feedback_by_key(trainer: TestClient, used: tuple[str, str]) -> None:
    """Counts a key and an action."""
    data = trainer.get(f"{PATH}/feedback", params={"by": "team"}).json()["data"]
    assert {(one["key"], one["action"], one["total"]) for one in data} == {
        ("billing", action, 1) for action in ("accepted", "sent", "dismissed")
    }


def test_uses(trainer: TestClient, used: tuple[str, str]) -> None:
    """What is used most comes first; `least` begins with what nobody used."""
    most = trainer.get(f"{PATH}/uses").json()["data"]
    assert [(one["id"], one["used"]) for one in most] == [(used[0], 2), (used[1], 0)]
    least = trainer.get(f"{PATH}/uses", params={"order": "least", "limit": 1}).json()["data"]
    assert [one["id"] for one in least] == [used[1]]


@pytest.mark.parametrize("path", ["summary", "feedback", "uses"])
def test_for_trainers_only(agent: TestClient, trainer: TestClient, path: str) -> None:
    """Agents do not see each other counted; a wrong parameter is named."""
    expect_problem(agent.get(f"{PATH}/{path}"), 403)
    expect_problem(trainer.get(f"{PATH}/{path}", params={"colour": "red"}), 422, "colour")
