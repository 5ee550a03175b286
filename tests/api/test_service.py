"""How the service is, what it serves besides the API, and what its description says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.problems import MEDIA_TYPE, SLUGS
from api.routes import ROUTERS
from api.schemas.problems import WHEN
from api.static_pages import PAGES
from assist.store.protocol import Store
from tests.api.expect import expect_problem


def test_alive_and_ready(anyone: TestClient) -> None:
    """Both answer without a key; readiness tells each engine's state."""
    assert anyone.get("/healthz").json() == {"status": "ok"}
    ready = anyone.get("/readyz").json()
    assert ready["ready"] is True
    assert ready["engines"]["harper"] == "ready"
    assert ready["engines"]["languagetool"].startswith("starting")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_may_ask_by_head(anyone: TestClient, path: str) -> None:
    """HEAD is answered as GET is, without the body."""
    answer = anyone.head(path)
    assert (answer.status_code, answer.content) == (200, b"")


def test_not_ready_without_a_database(anyone: TestClient, store: Store) -> None:
    """When the database is gone, the service is alive, not ready, and says so as a problem."""
    store.close()
    assert anyone.get("/healthz").status_code == 200
    expect_problem(anyone.get("/readyz"), 503)


def test_metrics_are_prometheus_text_without_words(agent: TestClient) -> None:
    """Counts by route and code; ids and queries are no labels."""
    agent.get("/api/v1/articles/secret-id")
    agent.get("/api/v1/terms", params={"q": "secretword"})
    text = agent.get("/metrics").text
    assert (
        'draftwell_http_requests_total{method="GET",route="/api/v1/articles/{article_id}",status="404"} 1'
        in text
    )
    assert 'draftwell_http_request_seconds_count{route="/api/v1/terms"} 1' in text
    assert 'draftwell_engine_ready{part="languagetool"} 0' in text
    assert "secret" not in text
    sample = re.compile(r'[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+')
    lines = text.splitlines()
    assert all(line.startswith("# TYPE ") or sample.fullmatch(line) for line in lines)


def test_a_histogram_adds_up(agent: TestClient) -> None:
    """The last bucket holds every request."""
    for _ in range(3):
        agent.get("/api/v1/terms")
    text = agent.get("/metrics").text
    assert 'draftwell_http_request_seconds_bucket{route="/api/v1/terms",le="+Inf"} 3' in text


@pytest.mark.parametrize(
    "page", sorted(path.name for path in PAGES.iterdir() if (path / "index.html").exists())
)
def test_pages_are_served_with_their_guards(anyone: TestClient, page: str) -> None:
    """A page comes without a key, runs no foreign or inline script, and is asked for anew each time."""
    response = anyone.get(f"/{page}/")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"
    policy = dict(
        part.strip().split(" ", 1) for part in response.headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert "unsafe" not in response.headers["content-security-policy"]
    assert anyone.get(f"/{page}/", headers={"If-None-Match": response.headers["etag"]}).status_code == 304


def test_page_address_without_slash_keeps_the_query(anyone: TestClient) -> None:
    """Relative links need the slash; what a host page put into the query survives."""
    response = anyone.get("/sidebar?origin=https%3A%2F%2Fx.example", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (
        307,
        "/sidebar/?origin=https%3A%2F%2Fx.example",
    )
    assert anyone.get("/", follow_redirects=False).headers["location"] == "/sidebar/"


@pytest.mark.parametrize(
    "path", ["/sidebar/../../app.py", "/sidebar/%2e%2e/%2e%2e/app.py", "/shared/..%2f..%2fapp.py"]
)
def test_nothing_outside_the_pages_is_served(anyone: TestClient, path: str) -> None:
    """A path cannot climb out of its folder."""
    expect_problem(anyone.get(path), 404)


class References(HTMLParser):
    """Collects what a page would load, and its ids and links."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.scripts += tag == "script"
        if tag in {"link", "script", "img"}:
            self.loaded.append(found.get("href") or found.get("src") or "")
        if tag == "a":
            self.links.append(found.get("href") or "")
        if found.get("id"):
            self.ids.add(found["id"] or "")


def test_the_reference_works_offline(anyone: TestClient, app: FastAPI) -> None:
    """/docs loads nothing from elsewhere, runs no script, shows every path, and its links lead somewhere."""
    response = anyone.get("/docs")
    page = References()
    page.feed(response.text)
    assert page.loaded == ["/docs/reference.css"]
    assert page.scripts == 0
    assert anyone.get("/docs/reference.css").headers["content-type"].startswith("text/css")
    assert all(link.startswith("/openapi.json") or link.removeprefix("#") in page.ids for link in page.links)
    assert set(SLUGS.values()) <= page.ids
    for path in app.openapi()["paths"]:
        assert path in response.text


def test_the_description_is_complete(app: FastAPI) -> None:
    """OpenAPI 3.1 lists every route, with words, a key where one is needed, and each error as a problem."""
    document = app.openapi()
    assert document["openapi"].startswith("3.1")
    declared = {
        (method.lower(), route.path)  # type: ignore[attr-defined]
        for router in ROUTERS
        for route in router.routes
        for method in route.methods  # type: ignore[attr-defined]
        if route.include_in_schema  # type: ignore[attr-defined]
    }
    described = {(method, path) for path, methods in document["paths"].items() for method in methods}
    assert described == declared
    for path, methods in document["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert operation["description"], path
            assert bool(operation.get("security")) == (path.startswith("/api/") or path == "/metrics"), path
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == [MEDIA_TYPE], (path, status)
                    assert answer["description"] == WHEN[int(status)]


def test_every_reference_in_the_description_resolves(app: FastAPI) -> None:
    """No `$ref` points at nothing, and no schema of FastAPI's own errors is left."""
    document = app.openapi()
    names = set(document["components"]["schemas"])
    references = set(re.findall(r"#/components/schemas/([\w.-]+)", str(document)))
    assert references <= names
    assert "HTTPValidationError" not in names


def test_every_field_we_send_is_described_by_type(app: FastAPI) -> None:
    """Each body's fields have a type, and requests refuse unknown fields."""
    schemas = app.openapi()["components"]["schemas"]
    for name, schema in schemas.items():
        if name.endswith("In") or name.startswith("New"):
            assert schema["additionalProperties"] is False, name


def test_demo_conversations_come_with_the_demo_desk(agent: TestClient, trainer: TestClient) -> None:
    """The list is empty until the demo desk is loaded; then each can be sent as it is."""
    assert agent.get("/api/v1/demo/conversations").json() == {"data": [], "next_cursor": None}


def test_config_tells_a_page_what_it_may(agent: TestClient, trainer: TestClient) -> None:
    """A page learns its key's role, and whom it may listen to."""
    assert agent.get("/api/v1/config").json()["role"] == "agent"
    assert trainer.get("/api/v1/config").json()["role"] == "trainer"
    assert agent.get("/api/v1/config").json()["allowed_origins"] == []
