"""Feedback and sent replies: counted, and learned from when the question is known."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assist.feedback import kept_share
from assist.store.protocol import Store
from assist.store.records import Item
from tests.api.expect import expect_problem

FEEDBACK = "/api/v1/feedback"
SENT = "/api/v1/sent-replies"
CONVERSATION = {
    "team": "billing",
    "agent": {"id": "a-7"},
    "messages": [
        {"author": "customer", "text": "I was charged twice"},
        {"author": "agent", "text": "Let me look"},
        {"author": "customer", "text": "Any news?"},
        {"author": "note", "text": "she called too"},
    ],
}


@pytest.fixture
def reply(store: Store) -> str:
    return store.items.create(
        Item("saved_reply", "Double charge", "The second charge goes back today.", id="r1")
    ).id


def note(reply: str, **fields: Any) -> dict[str, Any]:
    return {"subject": "suggestion", "subject_id": reply, "action": "inserted", **fields}


def test_an_accepted_suggestion_is_evidence(agent: TestClient, store: Store, reply: str) -> None:
    """The question is the customer's last message in its turn; team and agent come from the conversation."""
    response = agent.post(FEEDBACK, json=note(reply, conversation=CONVERSATION, kept=0.5))
    assert (response.status_code, response.json()) == (201, {"recorded": True, "learned": True})
    (evidence,) = store.evidence.since()
    assert evidence.question == "I was charged twice Let me look Any news?"
    assert (evidence.item_id, evidence.outcome) == (reply, "accepted")
    assert (evidence.team, evidence.kept) == ("billing", 0.5)
    (event,) = store.feedback.since()
    assert (event.action, event.agent, event.team) == ("inserted", "a-7", "billing")


def test_a_dismissed_suggestion_counts_against_it(agent: TestClient, store: Store, reply: str) -> None:
    """Dismissing is evidence too."""
    agent.post(FEEDBACK, json=note(reply, action="dismissed", question="where is it"))
    assert [one.outcome for one in store.evidence.since()] == ["dismissed"]
    assert dict(store.evidence.uses()) == {}


def test_the_question_is_remembered_from_the_suggestions(
    app: FastAPI, agent: TestClient, store: Store, reply: str
) -> None:
    """With the suggestion_set_id the question need not be sent again."""
    app.state.shown_questions.remember("set-1", "charged twice")
    agent.post(FEEDBACK, json=note(reply, context_id="set-1"))
    assert [one.question for one in store.evidence.since()] == ["charged twice"]


@pytest.mark.parametrize(
    "body",
    [
        {"subject": "suggestion", "subject_id": "r1", "action": "accepted"},
        {"subject": "suggestion", "subject_id": "r1", "action": "ignored", "question": "q"},
        {"subject": "edit", "subject_id": "limits.cant-until", "action": "accepted", "question": "q"},
        {"subject": "finding", "subject_id": "vague_timeline", "action": "ignored"},
        {"subject": "ordering", "subject_id": "satisfaction", "action": "refused"},
        {"subject": "term", "subject_id": "Flowbox", "action": "ignored"},
    ],
)
def test_other_feedback_is_counted_only(
    agent: TestClient, store: Store, reply: str, body: dict[str, str]
) -> None:
    """Without a question, or about something else than a suggestion, nothing is learned."""
    assert agent.post(FEEDBACK, json=body).json() == {"recorded": True, "learned": False}
    assert store.evidence.since() == ()
    (count,) = store.feedback.counts(body["subject"])
    assert (count.key, count.action, count.total) == (body["subject_id"], body["action"], 1)


def test_unknown_suggestion(agent: TestClient, store: Store) -> None:
    """Feedback on an item that does not exist is refused and not counted."""
    expect_problem(agent.post(FEEDBACK, json=note("nope")), 404)
    assert store.feedback.since() == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"subject": "weather"}, "subject"),
        ({"action": "danced"}, "action"),
        ({"kept": 2}, "kept"),
        ({"subject_id": ""}, "subject_id"),
        (
            {"conversation": {"messages": [{"author": "ghost", "text": "boo"}]}},
            "conversation.messages.0.author",
        ),
    ],
)
def test_bad_feedback_names_the_field(agent: TestClient, change: dict[str, Any], field: str) -> None:
    """422 names what is wrong."""
    expect_problem(agent.post(FEEDBACK, json=note("r1", **change)), 422, field)


def test_a_sent_reply_is_kept_and_learned_from(agent: TestClient, store: Store, reply: str) -> None:
    """With its question and the reply it was made from it becomes evidence, with the share that was kept."""
    body = {
        "question": "charged twice",
        "text": "The second charge goes back.",
        "item_id": reply,
        "tags": ["refund"],
    }
    response = agent.post(SENT, json=body)
    assert response.status_code == 201, response.text
    assert response.json()["learned"]
    read = agent.get(response.headers["location"]).json()
    assert {name: read[name] for name in body} == body
    (evidence,) = store.evidence.since()
    assert (evidence.question, evidence.kept) == ("charged twice", pytest.approx(5 / 6, abs=1e-3))


def test_sent_replies_are_searched_and_filtered(agent: TestClient) -> None:
    """By words, tag, agent, team and time, with the parameters `from` and `to`."""
    for number, team in enumerate(("billing", "orders", "orders"), start=1):
        body = {
            "text": f"Parcel {number}",
            "team": team,
            "agent": f"a-{number}",
            "sent_at": f"2026-05-0{number}T10:00:00Z",
        }
        agent.post(SENT, json={**body, "tags": [f"t{number}"]})

    def found(**params: str) -> list[str]:
        response = agent.get(SENT, params=params)
        assert response.status_code == 200, response.text
        return [one["text"] for one in response.json()["data"]]

    assert found() == ["Parcel 3", "Parcel 2", "Parcel 1"]
    assert found(team="orders") == ["Parcel 3", "Parcel 2"]
    assert found(agent="a-1") == ["Parcel 1"]
    assert found(tag="t2") == ["Parcel 2"]
    assert found(q="parcel 2") == ["Parcel 2"]
    assert found(**{"from": "2026-05-02"}) == ["Parcel 3", "Parcel 2"]
    assert found(**{"from": "2026-05-01T12:00:00+02:00", "to": "2026-05-02"}) == ["Parcel 1"]


@pytest.mark.parametrize(
    "params", [{"from": "yesterday"}, {"to": "2026-13-01"}, {"cursor": "?"}, {"who": "me"}]
)
def test_bad_filters_are_named(agent: TestClient, params: dict[str, str]) -> None:
    """422 names the parameter."""
    expect_problem(agent.get(SENT, params=params), 422, next(iter(params)))


@pytest.mark.parametrize("body", [{}, {"text": " "}, {"text": "x", "sent_at": "soon"}])
def test_bad_sent_reply(agent: TestClient, body: dict[str, str]) -> None:
    """A sent reply needs a text and a real time."""
    expect_problem(agent.post(SENT, json=body), 422, "sent_at" if "sent_at" in body else "text")


def test_unknown_item_of_a_sent_reply(agent: TestClient) -> None:
    """A sent reply cannot be made from what does not exist."""
    expect_problem(agent.post(SENT, json={"text": "x", "item_id": "nope"}), 404)
    assert agent.get(SENT).json()["data"] == []


def test_share_that_was_kept() -> None:
    """Words count as often as they stand in both, whatever their case."""
    assert kept_share("one two two three", "Two, one!") == 0.5
    assert kept_share("", "x") == 0.0
