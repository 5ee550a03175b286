"""Every error is a problem that says what to do."""

from __future__ import annotations

import json
import logging

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.api.expect import expect_problem
from tests.api.serving import client_of

ARTICLES = "/api/v1/articles"
REVIEWS = "/api/v1/reviews"
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("path", ["/nope", "/api/v1/nope", "/api/v1/articles/", "/sidebar/nope.js"])
def test_unknown_address(admin: TestClient, path: str) -> None:
    """An address nobody serves answers 404 as a problem."""
    expect_problem(admin.get(path), 404)


def test_wrong_method_names_the_right_ones(admin: TestClient) -> None:
    """405 comes with the methods that are allowed."""
    response = admin.put("/healthz")
    expect_problem(response, 405)
    assert response.headers["allow"] == "GET"


@pytest.mark.parametrize(
    "content", [b"{", b"", b'{"title":', b"nonsense", b"\xff\xfe{}", b"[" * 100_000, b"9" * 5_000]
)
def test_malformed_json(admin: TestClient, content: bytes) -> None:
    """What cannot be read is refused with 400, or with 422 where nothing came at all."""
    response = admin.post(ARTICLES, content=content, headers=JSON)
    expect_problem(response, 400 if content and content[:1] != b"9" else response.status_code)
    assert response.status_code in {400, 422}
    assert [error["field"] for error in response.json()["errors"]] == ["body"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml", ""])
def test_wrong_content_type(admin: TestClient, kind: str) -> None:
    """A body that is not declared as JSON is refused with 415, whatever it holds."""
    response = admin.post(ARTICLES, content=b'{"title":"A","body":"B"}', headers={"Content-Type": kind})
    expect_problem(response, 415)
    assert response.json()["errors"][0]["field"] == "Content-Type"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "title"),
        ({"title": "A"}, "body"),
        ({"title": "  ", "body": "B"}, "title"),
        ({"title": "A", "body": "B", "colour": "red"}, "colour"),
        ({"title": "A", "body": "B", "tags": "x"}, "tags"),
        ({"title": "A", "body": "B", "tags": [1]}, "tags.0"),
        ({"title": "A", "body": "B", "status": "gone"}, "status"),
        ({"title": "A", "body": "B", "locale": "English"}, "locale"),
        ({"title": "A", "body": "B", "visibility": {"type": "some"}}, "visibility.type"),
        ({"title": "A", "body": "B", "url": "javascript:alert(1)"}, "url"),
        ({"title": "A\x00", "body": "B"}, "title"),
        ({"title": "A", "body": "\ud83d"}, "body"),
        ({"title": "A" * 501, "body": "B"}, "title"),
        ([], "body"),
        (None, "body"),
    ],
)
def test_wrong_field_is_named(admin: TestClient, body: object, field: str) -> None:
    """422 names each field that is wrong."""
    response = admin.post(ARTICLES, content=json.dumps(body), headers=JSON)
    expect_problem(response, 422, field)


def test_unknown_field_with_a_broken_name(admin: TestClient) -> None:
    """A field whose name is half a character is refused, and the answer is still JSON."""
    response = admin.post(ARTICLES, content=b'{"title":"A","body":"B","\\ud800":1}', headers=JSON)
    assert "\\ud800" in expect_problem(response, 422, "body")["detail"]


def test_unknown_query_field_is_named(admin: TestClient) -> None:
    """A misspelt query parameter is an error, not silently ignored."""
    expect_problem(admin.get(ARTICLES, params={"limti": 3}), 422, "limti")


@pytest.mark.parametrize("limit", ["0", "501", "many", "-1"])
def test_limit_is_bounded(admin: TestClient, limit: str) -> None:
    """A page cannot be asked to be endless."""
    expect_problem(admin.get(ARTICLES, params={"limit": limit}), 422, "limit")


def test_foreign_cursor_is_named(admin: TestClient) -> None:
    """A cursor that is none of ours is refused by name."""
    expect_problem(admin.get(ARTICLES, params={"cursor": "x"}), 422, "cursor")


def test_declared_length_over_the_limit(admin: TestClient) -> None:
    """A body that says it is too large is refused unread."""
    expect_problem(admin.post(ARTICLES, content=b"x" * 5_000_000, headers=JSON), 413, "body")


def test_streamed_length_over_the_limit(admin: TestClient) -> None:
    """A body without a length is refused as soon as it is too large."""
    chunks = (b"x" * 1_000_000 for _ in range(6))
    expect_problem(admin.post(ARTICLES, content=chunks, headers=JSON), 413)


def test_crash_shows_nothing_and_logs_no_words(app: FastAPI, http_log: pytest.LogCaptureFixture) -> None:
    """A fault of ours answers 500 without a word of it; neither answer nor log has the error's text."""

    def crash() -> None:
        raise RuntimeError(f"Dear Ms Example, your card ending {4_000 + 242}")

    app.add_api_route("/crash", crash)
    response = client_of(app).get("/crash")
    body = expect_problem(response, 500)
    assert "4242" not in response.text
    errors = [record.getMessage() for record in http_log.records if record.levelno == logging.ERROR]
    assert len(errors) == 1
    assert "RuntimeError" in errors[0]
    assert body["request_id"] in errors[0]
    assert "4242" not in http_log.text


def test_request_id_is_kept_or_made(anyone: TestClient) -> None:
    """A sane X-Request-ID comes back; another is replaced."""
    assert anyone.get("/healthz", headers={"X-Request-ID": "abc-1"}).headers["x-request-id"] == "abc-1"
    made = anyone.get("/healthz", headers={"X-Request-ID": "a b\tc"}).headers["x-request-id"]
    assert made != "a b\tc"
    assert len(made) == 32


def test_log_has_sizes_and_no_words(agent: TestClient, http_log: pytest.LogCaptureFixture) -> None:
    """The log tells address, status and size, and nothing that somebody wrote."""
    agent.get("/api/v1/sent-replies", params={"q": "mysecretword"})
    lines = [record.getMessage() for record in http_log.records]
    assert lines[-1].startswith("GET /api/v1/sent-replies 200 ")
    assert "mysecretword" not in http_log.text


def test_log_cannot_be_forged(anyone: TestClient, http_log: pytest.LogCaptureFixture) -> None:
    """A line break in an address does not make a second line in the log."""
    anyone.get("/x%0aGET /fake 200")
    assert "\n" not in http_log.records[-1].getMessage()


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ({"draft": None}, "draft must be a text (a JSON string)"),
        ({"draft": "Hi", "goal": "win"}, "goal may be 'satisfaction' or 'action'"),
        ({"draft": "Hi", "seq": "1"}, "seq must be a whole number"),
        ({"draft": "Hi", "seq": -1}, "seq must be at least 0"),
        ({"draft": "Hi", "apply_ordering": "no"}, "apply_ordering must be true or false"),
        ({"draft": "Hi", "conversation": []}, "conversation must be a JSON object"),
        ({"draft": "Hi", "muted": "jargon"}, "muted must be a list (a JSON array)"),
        ([], "body must be a JSON object"),
    ],
)
def test_wrong_types_are_told_in_plain_words(agent: TestClient, body: object, detail: str) -> None:
    """What a value must be is said as a person would say it."""
    response = agent.post(REVIEWS, json=body)
    expect_problem(response, 422)
    assert response.json()["detail"] == detail
