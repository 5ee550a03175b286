"""Wording rules: tried as drafts, live only when they hold their examples, never lost."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.schemas.rules import EXAMPLE, RuleText
from assist.curation.live import effective_rules
from assist.store.protocol import Store
from phrasebook.loading import packaged_rules
from phrasebook.rule import Rule
from tests.api.expect import expect_problem

PATH = "/api/v1/rules"
NEW: dict[str, Any] = {
    "id": "testing.hold-on",
    "find": ["hold on for {number} minutes"],
    "say": ["give me {number} minutes"],
    "why": "Asks instead of ordering.",
    "examples": [["Please hold on for 5 minutes.", "Please give me 5 minutes."]],
    "leaves": ["Hold on to the receipt."],
}
SOUND: dict[str, Any] = {
    "id": "testing.colour-word",
    "find": ["purplish thing"],
    "say": ["purple item"],
    "why": "Plain words.",
    "examples": [
        ["Take the purplish thing.", "Take the purple item."],
        ["A purplish thing.", "A purple item."],
    ],
    "leaves": ["A purple thing.", "Some things are purplish.", "The thing is red."],
}


def in_force(store: Store) -> dict[str, Rule]:
    return {rule.id: rule for rule in effective_rules(store.rules.changes().changed) if rule.status == "live"}


def test_the_api_knows_every_field_of_a_rule() -> None:
    """What a pack can say, a trainer can send."""
    kept_apart = {"id", "status", "file"}
    assert {field.name for field in fields(Rule)} - kept_apart == set(RuleText.model_fields)


def test_packaged_rules_are_listed(agent: TestClient) -> None:
    """Every rule that comes with us can be read, with what it says."""
    seen: list[str] = []
    params: dict[str, str] = {"limit": "100", "origin": "pack"}
    while True:
        page = agent.get(PATH, params=params).json()
        seen += [one["id"] for one in page["data"]]
        assert all(one["version"] == 0 and one["find"] for one in page["data"])
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    assert seen == sorted(rule.id for rule in packaged_rules())


def test_a_new_rule_is_a_draft_and_does_not_act(trainer: TestClient, store: Store) -> None:
    """A rule begins as a draft, which may still lack examples."""
    response = trainer.post(PATH, json=NEW)
    assert response.status_code == 201, response.text
    assert (response.json()["status"], response.json()["origin"]) == ("draft", "desk")
    assert response.json()["leaves"] == NEW["leaves"]
    assert NEW["id"] not in in_force(store)


def test_a_rule_goes_live_only_if_it_holds_its_examples(trainer: TestClient, store: Store) -> None:
    """The refusal says what is missing; a sound rule acts from then on, a retired one no more."""
    trainer.post(PATH, json=NEW)
    refused = trainer.patch(f"{PATH}/{NEW['id']}", json={"status": "live"}, headers={"If-Match": '"1"'})
    assert "examples" in expect_problem(refused, 422, "status")["detail"]
    trainer.post(PATH, json=SOUND)
    url = f"{PATH}/{SOUND['id']}"
    live = trainer.patch(url, json={"status": "live"}, headers={"If-Match": '"1"'})
    assert live.json()["status"] == "live", live.text
    assert in_force(store)[SOUND["id"]].say == ("purple item",)
    trainer.patch(url, json={"status": "retired"}, headers={"If-Match": '"2"'})
    assert SOUND["id"] not in in_force(store)


def test_a_live_rule_must_stay_sound(trainer: TestClient) -> None:
    """A change that breaks a live rule's example is refused and says which."""
    trainer.post(PATH, json={**SOUND, "status": "live"})
    broken = trainer.patch(f"{PATH}/{SOUND['id']}", json={"say": ["red item"]}, headers={"If-Match": '"1"'})
    assert "becomes" in expect_problem(broken, 422, "status")["detail"]
    assert trainer.get(f"{PATH}/{SOUND['id']}").json()["say"] == SOUND["say"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"find": ["{broken"]}, "find"),
        ({"find": []}, "find"),
        ({"id": "nodot"}, "id"),
        ({"id": "two.dots.here"}, "id"),
        ({"kind": "magic"}, "kind"),
        ({"examples": [["one"]]}, "examples.0"),
        ({"colour": 1}, "colour"),
        ({"why": "a\x00b"}, "why"),
    ],
)
def test_a_bad_rule_names_the_field(trainer: TestClient, change: dict[str, Any], field: str) -> None:
    """What cannot be read is refused, drafts too."""
    body = expect_problem(trainer.post(PATH, json={**SOUND, **change}), 422)
    assert any(error["field"].startswith(field) for error in body["errors"]), body


def test_a_rule_of_ours_can_be_retired_and_brought_back(trainer: TestClient, store: Store) -> None:
    """A change lies over our rule; deleting the change lets ours hold again; both are told apart."""
    ours = packaged_rules()[0]
    url = f"{PATH}/{ours.id}"
    assert trainer.get(url).headers["etag"] == '"0"'
    assert trainer.get(f"{url}/history").json()["data"] == []
    expect_problem(trainer.delete(url, headers={"If-Match": '"0"'}), 409)
    expect_problem(trainer.patch(url, json={"status": "retired"}, headers={"If-Match": '"1"'}), 412)
    retired = trainer.patch(url, json={"status": "retired"}, headers={"If-Match": '"0"'})
    assert (retired.json()["status"], retired.json()["origin"]) == ("retired", "desk")
    assert ours.id not in in_force(store)
    assert trainer.delete(url, headers={"If-Match": retired.headers["etag"]}).status_code == 204
    assert in_force(store)[ours.id] == ours
    again = trainer.patch(url, json={"status": "retired"}, headers={"If-Match": '"0"'})
    assert again.status_code == 200, again.text
    assert ours.id not in in_force(store)


def test_what_was_read_can_be_sent_back(trainer: TestClient, store: Store) -> None:
    """PUT of a packaged rule as it was read changes nothing of what it does."""
    for ours in packaged_rules()[::15]:
        read = trainer.get(f"{PATH}/{ours.id}").json()
        put = trainer.put(f"{PATH}/{ours.id}", json=read, headers={"If-Match": '"0"'})
        assert put.status_code == 200, put.text
        assert in_force(store)[ours.id] == ours


def test_history_and_restore(trainer: TestClient) -> None:
    """Every change is a version that can be gone back to."""
    trainer.post(PATH, json=SOUND)
    url = f"{PATH}/{SOUND['id']}"
    trainer.patch(url, json={"why": "Other."}, headers={"If-Match": '"1"'})
    history = trainer.get(f"{url}/history").json()["data"]
    assert [(one["action"], one["record"]["why"]) for one in history] == [
        ("created", "Plain words."),
        ("updated", "Other."),
    ]
    restored = trainer.post(f"{url}/restore", json={"version": 1})
    assert (restored.json()["why"], restored.headers["etag"]) == ("Plain words.", '"3"')
    expect_problem(trainer.post(f"{PATH}/no.such/restore", json={}), 404)


def test_taken_ids(trainer: TestClient) -> None:
    """Neither our ids nor the desk's can be used twice."""
    expect_problem(trainer.post(PATH, json={**SOUND, "id": packaged_rules()[0].id}), 409)
    trainer.post(PATH, json=SOUND)
    expect_problem(trainer.post(PATH, json=SOUND), 409)


def test_search_among_rules(trainer: TestClient) -> None:
    """`q`, `status` and `origin` narrow the list."""
    trainer.post(PATH, json=SOUND)
    for params in ({"q": "purplish COLOUR"}, {"status": "draft"}, {"origin": "desk"}):
        found = [one["id"] for one in trainer.get(PATH, params=params).json()["data"]]
        assert found == [SOUND["id"]], params


def test_the_documented_example_is_sound(trainer: TestClient) -> None:
    """The rule that /docs shows can go live."""
    response = trainer.post(PATH, json={**EXAMPLE, "id": "testing.documented", "status": "live"})
    assert response.status_code == 201, response.text


def test_preview_over_texts(trainer: TestClient, store: Store) -> None:
    """A rule that is not kept shows what it would do, text by text, and what it lacks."""
    texts = ["Hi 😀! Please hold on for 5 minutes.", "Nothing here.", '"Hold on for 5 minutes", you wrote.']
    body = trainer.post(f"{PATH}/preview", json={"rule": NEW, "texts": texts}).json()
    assert (body["looked_at"], body["touched"]) == (3, 1)
    (change,) = body["changes"]
    assert change["revised"] == "Hi 😀! Please give me 5 minutes."
    (edit,) = change["edits"]
    assert texts[0][edit["start"] : edit["end"]] == edit["original"]
    assert any("examples" in fault for fault in body["faults"])
    assert store.rules.page().data == ()


def test_preview_over_sent_replies(trainer: TestClient) -> None:
    """A kept rule is tried on what went out, whatever its status."""
    trainer.post(PATH, json=SOUND)
    for number in range(3):
        trainer.post("/api/v1/sent-replies", json={"text": f"Take the purplish thing, number {number}."})
    body = trainer.post(f"{PATH}/preview", json={"rule_id": SOUND["id"], "most": 2, "limit": 1}).json()
    assert (body["looked_at"], body["touched"], len(body["changes"]), body["faults"]) == (2, 2, 1, [])
    assert body["changes"][0]["revised"] == "Take the purple item, number 2."


def test_preview_needs_a_rule(trainer: TestClient) -> None:
    """Neither a rule nor an id: refused by name; an unknown id: not found."""
    expect_problem(trainer.post(f"{PATH}/preview", json={"texts": ["x"]}), 422, "rule")
    expect_problem(trainer.post(f"{PATH}/preview", json={"rule_id": "no.such"}), 404)
