"""Articles and saved replies: written by trainers, read by agents, every change a version."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from assist.store.protocol import Store
from assist.store.records import Item
from tests.api.expect import expect_problem

PATHS = ["/api/v1/articles", "/api/v1/saved-replies"]
NEW = {
    "title": "Double charge",
    "body": "Hi {{customer.first_name|there}}, <b>sorry</b> 😀.",
    "tags": ["refund"],
}


def make(client: TestClient, path: str, **fields: Any) -> dict[str, Any]:
    """A new item as answered."""
    response = client.post(path, json={**NEW, **fields})
    assert response.status_code == 201, response.text
    body: dict[str, Any] = response.json()
    return body


@pytest.mark.parametrize("path", PATHS)
def test_create_and_read(trainer: TestClient, agent: TestClient, path: str) -> None:
    """What was written is what is read, at the address Location gives, with the same ETag."""
    response = trainer.post(path, json=NEW)
    assert response.status_code == 201
    assert response.headers["etag"] == '"1"'
    read = agent.get(response.headers["location"])
    assert read.json() == response.json()
    assert read.headers["etag"] == '"1"'
    assert {name: read.json()[name] for name in NEW} == NEW
    assert read.json()["source"] == "draftwell"


@pytest.mark.parametrize("path", PATHS)
def test_known_version_is_not_sent_again(trainer: TestClient, path: str) -> None:
    """If-None-Match with the current version answers 304 without a body."""
    item = make(trainer, path)
    response = trainer.get(f"{path}/{item['id']}", headers={"If-None-Match": '"7", W/"1"'})
    assert (response.status_code, response.content) == (304, b"")
    assert trainer.get(f"{path}/{item['id']}", headers={"If-None-Match": '"2"'}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_patch_changes_what_is_sent(trainer: TestClient, path: str) -> None:
    """PATCH leaves the other fields as they are and raises the version."""
    item = make(trainer, path)
    response = trainer.patch(f"{path}/{item['id']}", json={"tags": ["money"]}, headers={"If-Match": '"1"'})
    assert response.headers["etag"] == '"2"'
    after = response.json()
    assert after | {"tags": item["tags"], "version": 1, "updated_at": item["updated_at"]} == item
    assert after["tags"] == ["money"]


@pytest.mark.parametrize("path", PATHS)
def test_put_replaces_all_and_takes_back_what_was_read(trainer: TestClient, path: str) -> None:
    """PUT takes the record as it was read, changed; fields left out get their default."""
    item = make(trainer, path)
    url = f"{path}/{item['id']}"
    same = trainer.put(url, json={**item, "title": "New"}, headers={"If-Match": '"1"'}).json()
    assert same == {**item, "title": "New", "version": 2, "updated_at": same["updated_at"]}
    bare = trainer.put(url, json={"title": "New", "body": "B"}, headers={"If-Match": '"2"'}).json()
    assert (bare["tags"], bare["id"], bare["version"]) == ([], item["id"], 3)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_change_needs_the_current_version(trainer: TestClient, path: str, method: str) -> None:
    """Without If-Match 428, with an older version 412; the record stays as it was."""
    item = make(trainer, path)
    url = f"{path}/{item['id']}"
    trainer.patch(url, json={"title": "Second"}, headers={"If-Match": '"1"'})
    body = None if method == "DELETE" else NEW
    expect_problem(trainer.request(method, url, json=body), 428, "If-Match")
    stale = trainer.request(method, url, json=body, headers={"If-Match": '"1"'})
    expect_problem(stale, 412, "If-Match")
    assert stale.headers["etag"] == '"2"'
    assert trainer.get(url).json()["title"] == "Second"


@pytest.mark.parametrize("path", PATHS)
def test_delete_history_restore(trainer: TestClient, path: str) -> None:
    """A deleted record is gone from every list, has a history, and comes back whole."""
    item = make(trainer, path)
    url = f"{path}/{item['id']}"
    trainer.patch(url, json={"title": "Second"}, headers={"If-Match": '"1"'})
    assert trainer.delete(url, headers={"If-Match": "*"}).status_code == 204
    expect_problem(trainer.get(url), 404)
    assert trainer.get(path).json()["data"] == []
    assert [one["id"] for one in trainer.get(path, params={"trashed": "true"}).json()["data"]] == [item["id"]]
    history = trainer.get(f"{url}/history").json()["data"]
    assert [one["action"] for one in history] == ["created", "updated", "trashed"]
    assert {one["by"] for one in history} == {"Tess"}
    assert trainer.post(f"{url}/restore", json={}).json()["title"] == "Second"
    assert trainer.post(f"{url}/restore", json={"version": 1}).json()["title"] == "Double charge"
    assert trainer.get(url).json()["version"] == 5
    expect_problem(trainer.post(f"{url}/restore", json={"version": 99}), 404)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("call", ["get", "history", "restore", "patch"])
def test_unknown_id(trainer: TestClient, path: str, call: str) -> None:
    """An id nobody has answers 404 everywhere, odd ids too."""
    for id in ("nope", "%00", "a%20b", "%F0%9F%98%80", "%ED%A0%80"):
        url = f"{path}/{id}"
        if call == "get":
            response = trainer.get(url)
        elif call == "history":
            response = trainer.get(f"{url}/history")
        elif call == "restore":
            response = trainer.post(f"{url}/restore", json={})
        else:
            response = trainer.patch(url, json={"title": "A"}, headers={"If-Match": "*"})
        expect_problem(response, 404)


def test_kinds_do_not_mix(trainer: TestClient) -> None:
    """A saved reply is no article: not to be read, changed or restored as one."""
    reply = make(trainer, PATHS[1])
    url = f"{PATHS[0]}/{reply['id']}"
    expect_problem(trainer.get(url), 404)
    expect_problem(trainer.patch(url, json={}, headers={"If-Match": "*"}), 404)
    expect_problem(trainer.get(f"{url}/history"), 404)
    expect_problem(trainer.post(f"{url}/restore", json={}), 404)
    assert trainer.get(PATHS[0]).json()["data"] == []


def test_agents_see_what_is_published_for_their_team(trainer: TestClient, agent: TestClient) -> None:
    """Drafts and other teams' texts are for trainers."""
    everyone = make(trainer, PATHS[0], title="All")
    billing = make(trainer, PATHS[0], title="Billing", visibility={"type": "teams", "ids": ["billing"]})
    draft = make(trainer, PATHS[0], title="Draft", status="draft")

    def titles(client: TestClient, **params: str) -> list[str]:
        return [one["title"] for one in client.get(PATHS[0], params=params).json()["data"]]

    assert titles(trainer) == ["All", "Billing", "Draft"]
    assert titles(trainer, status="draft") == ["Draft"]
    assert titles(agent) == ["All"]
    assert titles(agent, team="billing") == ["All", "Billing"]
    assert agent.get(f"{PATHS[0]}/{everyone['id']}").status_code == 200
    assert agent.get(f"{PATHS[0]}/{billing['id']}").status_code == 200
    expect_problem(agent.get(f"{PATHS[0]}/{draft['id']}"), 404)
    expect_problem(agent.get(PATHS[0], params={"status": "draft"}), 403)
    expect_problem(agent.get(PATHS[0], params={"trashed": "true"}), 403)


def test_pages_meet_end_to_end(trainer: TestClient) -> None:
    """Following the cursor gives every record once, in order."""
    for number in range(7):
        make(trainer, PATHS[0], title=f"T{number}")
    seen, cursor = [], None
    while True:
        page = trainer.get(PATHS[0], params={"limit": 3} | ({"cursor": cursor} if cursor else {})).json()
        seen += [one["title"] for one in page["data"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [f"T{number}" for number in range(7)]


def test_search_by_words_and_filters(trainer: TestClient) -> None:
    """`q`, `tag`, `folder` and `locale` narrow a list."""
    make(trainer, PATHS[0], title="Parcel late", folder=["Delivery"], tags=["late"], locale="en_GB")
    make(trainer, PATHS[0], title="Parcel lost", body="Where it went", tags=["lost"], locale="pt-br")

    def found(**params: str) -> list[str]:
        return [one["title"] for one in trainer.get(PATHS[0], params=params).json()["data"]]

    assert found(q="parcel") == ["Parcel late", "Parcel lost"]
    assert found(q="parcel went") == ["Parcel lost"]
    assert found(tag="late") == ["Parcel late"]
    assert found(folder="Delivery") == ["Parcel late"]
    assert found(locale="en-us") == ["Parcel late"]


def test_interchange_names_are_understood(trainer: TestClient) -> None:
    """`body_text` and `visibility: "everyone"` of an interchange record are taken as well."""
    record = {
        "title": "A",
        "body_text": "B",
        "visibility": "everyone",
        "source": "zendesk",
        "source_id": "360001",
    }
    item = trainer.post(PATHS[0], json=record).json()
    assert (item["body"], item["source"], item["source_id"]) == ("B", "zendesk", "360001")


def test_own_id_once(trainer: TestClient) -> None:
    """An id may be chosen, once."""
    assert make(trainer, PATHS[0], id="kb.refunds-1")["id"] == "kb.refunds-1"
    expect_problem(trainer.post(PATHS[0], json={**NEW, "id": "kb.refunds-1"}), 409)
    expect_problem(trainer.post(PATHS[0], json={**NEW, "id": "../x"}), 422, "id")


def test_old_html_does_not_outlive_new_text(trainer: TestClient, store: Store) -> None:
    """When the text of an imported record changes, its HTML form goes."""
    store.items.create(Item("article", "A", "old", id="x", body_html="<p>old</p>"))
    url = f"{PATHS[0]}/x"
    tagged = trainer.patch(url, json={"tags": ["t"]}, headers={"If-Match": '"1"'}).json()
    assert tagged["body_html"] == "<p>old</p>"
    assert trainer.patch(url, json={"body": "new"}, headers={"If-Match": '"2"'}).json()["body_html"] is None


def test_the_trash_of_one_kind_fills_its_pages(trainer: TestClient) -> None:
    """What lies in the other kind's trash takes no room: pages are full until the last."""
    for number in range(3):
        for path in PATHS:
            item = make(trainer, path, title=f"Number {number}")
            trainer.delete(f"{path}/{item['id']}", headers={"If-Match": '"1"'})
    first = trainer.get(PATHS[0], params={"trashed": "true", "limit": 2}).json()
    rest = trainer.get(PATHS[0], params={"trashed": "true", "cursor": first["next_cursor"]}).json()
    titles = [one["title"] for one in (*first["data"], *rest["data"])]
    assert (len(first["data"]), titles) == (2, ["Number 2", "Number 1", "Number 0"])
    assert rest["next_cursor"] is None
