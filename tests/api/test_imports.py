"""Imports over HTTP: a file in, a job to ask after, the same result as on the command line."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from assist.settings import Settings
from assist.store.protocol import Store
from tests.api.expect import expect_problem

PATH = "/api/v1/imports"
RECORDS = [
    {
        "kind": "saved_reply",
        "source": "zendesk",
        "source_id": "1",
        "title": "Refund",
        "body_text": "We refund you.",
    },
    {
        "kind": "article",
        "source": "zendesk",
        "source_id": "2",
        "title": "Parcels",
        "body_text": "Where it is.",
    },
]
LINES = "\n".join(json.dumps(record) for record in RECORDS).encode()


def finished(client: TestClient, response: Any) -> dict[str, Any]:
    """The job of `response` once it is over."""
    assert response.status_code == 202, response.text
    assert response.headers["location"] == f"{PATH}/{response.json()['id']}"
    for _ in range(200):
        job: dict[str, Any] = client.get(response.headers["location"]).json()
        if job["state"] != "running":
            return job
        time.sleep(0.02)
    raise AssertionError("the import does not end")


def left_over(settings: Settings) -> list[Path]:
    return list(settings.home.glob("import-*"))


@pytest.mark.parametrize("kind", ["application/x-ndjson", "text/plain", "application/octet-stream", ""])
def test_lines_become_items(trainer: TestClient, settings: Settings, kind: str) -> None:
    """A file of JSON Lines is imported; what was sent is not left lying about."""
    job = finished(trainer, trainer.post(PATH, content=LINES, headers={"Content-Type": kind}))
    assert (job["state"], job["done"], job["report"]["created"], job["error"]) == ("done", 2, 2, None)
    (reply,) = trainer.get("/api/v1/saved-replies").json()["data"]
    assert (reply["title"], reply["source"], reply["source_id"]) == ("Refund", "zendesk", "1")
    assert left_over(settings) == []


def test_records_as_json(trainer: TestClient) -> None:
    """The same records in a JSON body do the same; a second run changes nothing."""
    first = finished(trainer, trainer.post(PATH, json={"records": RECORDS}))
    again = finished(trainer, trainer.post(PATH, json={"records": RECORDS}))
    assert (first["report"]["created"], again["report"]["created"], again["report"]["unchanged"]) == (2, 0, 2)


def test_rejections_have_place_and_reason(trainer: TestClient) -> None:
    """A bad record is told with its place, and does not stop the others."""
    job = finished(trainer, trainer.post(PATH, content=LINES + b'\n{"kind":"article"}\nnonsense'))
    assert (job["state"], job["report"]["created"], job["report"]["rejected"]) == ("done", 2, 2)
    assert [one["place"] for one in job["report"]["rejections"]] == ["line 3", "line 4"]


def test_csv_with_options(trainer: TestClient) -> None:
    """Options stand in the query."""
    params = {"format": "csv", "kind": "article", "source": "sheet", "locale": "en-GB"}
    body = "title,body\nA,Text of A\nB,Text of B\n"
    job = finished(trainer, trainer.post(PATH, params=params, content=body.encode()))
    assert job["report"]["created"] == 2, job
    items = trainer.get("/api/v1/articles").json()["data"]
    assert [(item["title"], item["locale"], item["source"]) for item in items] == [
        ("A", "en-gb", "sheet"),
        ("B", "en-gb", "sheet"),
    ]


def test_history_becomes_evidence(trainer: TestClient, store: Store) -> None:
    """A history teaches which reply answered which question."""
    finished(trainer, trainer.post(PATH, content=LINES))
    line = {"question": "where is my money", "source": "zendesk", "source_id": "1"}
    job = finished(trainer, trainer.post(PATH, params={"format": "history"}, json={"records": [line]}))
    assert job["report"]["created"] == 1, job
    assert [one.question for one in store.evidence.since()] == ["where is my money"]


def test_dry_run_changes_nothing(trainer: TestClient) -> None:
    """A dry run reports and writes nothing."""
    job = finished(trainer, trainer.post(PATH, params={"dry_run": "true"}, content=LINES))
    assert (job["report"]["dry_run"], job["report"]["created"]) == (True, 2)
    assert trainer.get("/api/v1/articles").json()["data"] == []


def test_a_file_that_is_not_utf8_fails_with_a_reason(trainer: TestClient, settings: Settings) -> None:
    """The job fails or rejects, and never shows where the file lay."""
    job = finished(trainer, trainer.post(PATH, content=b"\xff\xfe\x00broken"))
    assert job["state"] == "failed" or job["report"]["rejected"]
    assert str(settings.home) not in json.dumps(job)


def test_repeated_with_a_key(trainer: TestClient, settings: Settings) -> None:
    """The same key and file give the same job; another file is a conflict."""
    key = {"Idempotency-Key": "once"}
    first = trainer.post(PATH, content=LINES, headers=key)
    finished(trainer, first)
    again = trainer.post(PATH, content=LINES, headers=key)
    assert again.content == first.content
    expect_problem(trainer.post(PATH, content=LINES + b"\n", headers=key), 409)
    expect_problem(trainer.post(PATH, params={"dry_run": "true"}, content=LINES, headers=key), 409)
    assert len(trainer.get(PATH).json()["data"]) == 1
    assert left_over(settings) == []


@pytest.mark.parametrize(
    ("request_", "status", "field"),
    [
        ({"content": b""}, 422, "body"),
        ({"json": {"records": {}}}, 422, "records"),
        ({"json": {}}, 422, "records"),
        ({"json": {"records": [], "format": "csv"}}, 422, "records"),
        ({"json": {"records": []}}, 422, "body"),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 422, "body"),
        ({"content": LINES, "params": {"format": "xml"}}, 422, "format"),
        ({"content": LINES, "params": {"colour": "red"}}, 422, "colour"),
        ({"data": {"a": "b"}}, 415, None),
        ({"files": {"file": b"x"}}, 415, None),
    ],
)
def test_bad_uploads(
    trainer: TestClient, settings: Settings, request_: dict[str, Any], status: int, field: str | None
) -> None:
    """What cannot be an import is refused at once, by name, and leaves nothing behind."""
    expect_problem(trainer.post(PATH, **request_), status, field)
    assert left_over(settings) == []
    assert trainer.get(PATH).json()["data"] == []


def test_unknown_import(trainer: TestClient) -> None:
    """A job nobody started is not found."""
    expect_problem(trainer.get(f"{PATH}/nope"), 404)


def test_agents_do_not_import(agent: TestClient, settings: Settings) -> None:
    """It takes a trainer's key; the body of others is not kept."""
    expect_problem(agent.post(PATH, content=LINES), 403)
    expect_problem(agent.get(PATH), 403)
    assert left_over(settings) == []
