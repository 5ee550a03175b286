"""Terms: the desk's own words, every change a version."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from assist.settings import Settings
from assist.store.protocol import Store
from tests.api.expect import expect_problem
from tests.api.serving import client_of, whole_desk

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


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": "recieve"}, "text"),
        ({"text": "the adress book"}, "text"),
        ({"text": "recieve", "preferred": "recieve it"}, "preferred"),
    ],
)
def test_a_misspelling_is_refused_with_the_cure(
    trainer: TestClient, body: dict[str, str], field: str
) -> None:
    """When it is made, replaced or changed; the field and what to write instead are named."""
    problem = expect_problem(trainer.post(PATH, json=body), 422, field)
    assert (
        "misspelling" in problem["errors"][0]["message"] and "`preferred`" in problem["errors"][0]["message"]
    )
    url = trainer.post(PATH, json=NEW).headers["location"]
    for method in ("PUT", "PATCH"):
        expect_problem(trainer.request(method, url, json=body, headers={"If-Match": '"1"'}), 422, field)
    assert trainer.get(url).json()["text"] == "Flowbox"


@pytest.mark.parametrize(
    "body", [{"text": "recieve", "preferred": "receive"}, {"text": "flowbox"}, {"text": "Adres"}]
)
def test_what_only_looks_like_a_misspelling_is_a_term(trainer: TestClient, body: dict[str, str]) -> None:
    """A slip with its right form, a product in small letters, and a name are all taken."""
    assert trainer.post(PATH, json=body).status_code == 201


def _ignore(agent: TestClient, who: str, **event: object) -> None:
    body = {"subject": "term", "action": "ignored", "agent": who, **event}
    assert agent.post("/api/v1/feedback", json=body).status_code == 201


def test_words_that_agents_keep_ignoring_are_proposed(trainer: TestClient, agent: TestClient) -> None:
    """Three times by two people; no misspelling, nothing that was accepted, nothing that is a term by now."""
    refused = {"subject": "edit", "subject_id": "HARPER_SpellCheck", "action": "refused"}
    for who in ("a1", "a2", "a2"):
        _ignore(agent, who, subject_id="Zeltbox")
        _ignore(agent, who, subject_id="recieve")
        _ignore(agent, "a1", subject_id="Kova")
        _ignore(agent, who, subject_id="Quib", action="accepted")
        _ignore(agent, who, **refused, details={"kind": "spelling", "original": "Brimfold"})
        _ignore(agent, who, **refused, details={"kind": "grammar", "original": "they was"})
    _ignore(agent, "a3", subject_id="Zeltbox")
    proposals = agent.get(f"{PATH}/proposals")
    expect_problem(proposals, 403)
    assert trainer.get(f"{PATH}/proposals").json()["data"] == [
        {"text": "Zeltbox", "clicks": 4, "people": 3},
        {"text": "Brimfold", "clicks": 3, "people": 2},
    ]
    trainer.post(PATH, json={"text": "Zeltbox"})
    assert [one["text"] for one in trainer.get(f"{PATH}/proposals").json()["data"]] == ["Brimfold"]


def test_a_preferred_form_is_shown_and_not_applied(settings: Settings, store: Store) -> None:
    """In a review as an edit to accept, and to LanguageTool's clients as a match with its replacement."""
    desk = whole_desk(settings, store)
    desk.proofreader = desk.reviewer.proofreader  # type: ignore[attr-defined] # the small desk has no slot for it
    trainer = client_of(create_app(desk), "trainer")
    draft = "We sent the email on Monday."
    trainer.post(PATH, json={"text": "email", "preferred": "e-mail", "note": "House style."})
    review = trainer.post("/api/v1/reviews", json={"draft": draft}).json()
    [edit] = [one for one in review["edits"] if one["rule_id"] == "PREFERRED_TERM"]
    assert draft[edit["start"] : edit["end"]] == "email"
    assert (edit["replacement"], edit["applied"], edit["kind"]) == ("e-mail", False, "wording")
    assert "e-mail" in edit["message"] and review["revised"] == draft
    found = trainer.post("/v2/check", data={"language": "en-US", "text": draft}).json()["matches"]
    assert [(one["offset"], one["length"], one["replacements"][0]["value"]) for one in found] == [
        (12, 5, "e-mail")
    ]
