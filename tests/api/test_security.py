"""Keys, roles, hosts, origins and allowances."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.rate_limit import RateLimit
from assist.keys import find_key, issue_key
from assist.settings import Settings
from assist.store.protocol import Store
from assist.store.traces import KeyRole
from tests.api.expect import expect_problem
from tests.api.serving import SmallDesk, client_of

OPEN = {"/healthz", "/readyz", "/metrics"}
NEW = {"title": "A", "body": "B"}


def all_routes(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and path of the description."""
    paths = app.openapi()["paths"]
    return [(method.upper(), path) for path, methods in paths.items() for method in methods]


def test_every_route_under_api_needs_a_key(app: FastAPI, anyone: TestClient) -> None:
    """Without a key, every address answers 401, save those that tell how the service is."""
    for method, path in all_routes(app):
        response = anyone.request(method, path.replace("{", "").replace("}", ""))
        if path in OPEN:
            assert response.status_code == 200, path
        elif path.startswith("/api/"):
            expect_problem(response, 401)
            assert response.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("header", ["Bearer {}", "bearer {}"])
def test_key_as_bearer(app: FastAPI, anyone: TestClient, header: str) -> None:
    """A key is taken from Authorization: Bearer."""
    secret = issue_key(app.state.desk.store.keys, role="agent", name="x").secret
    response = anyone.get("/api/v1/articles", headers={"Authorization": header.format(secret)})
    assert response.status_code == 200


def test_key_as_header(app: FastAPI, anyone: TestClient) -> None:
    """A key is taken from X-Api-Key."""
    secret = issue_key(app.state.desk.store.keys, role="agent", name="x").secret
    assert anyone.get("/api/v1/articles", headers={"X-Api-Key": secret}).status_code == 200


@pytest.mark.parametrize("secret", ["", "x", "dw_", "dw_" + "A" * 43, "ä", "Basic eDp5"])
def test_unknown_keys_are_refused(anyone: TestClient, secret: str) -> None:
    """A key that was never made opens nothing."""
    headers = {"Authorization": f"Bearer {secret}".encode()}
    expect_problem(anyone.get("/api/v1/articles", headers=headers), 401)


def test_revoked_key_is_refused_at_once(store: Store, agent: TestClient) -> None:
    """A key opens nothing from the moment it is revoked."""
    assert agent.get("/api/v1/articles").status_code == 200
    store.keys.revoke(store.keys.all()[0].id)
    expect_problem(agent.get("/api/v1/articles"), 401)


def test_keys_are_kept_as_hashes(store: Store, settings: Settings) -> None:
    """The secret is nowhere in the data folder."""
    issued = issue_key(store.keys, role="admin", name="x")
    assert find_key(store.keys, issued.secret) == issued.record
    files = [path for path in Path(settings.home).rglob("*") if path.is_file()]
    assert files
    assert all(issued.secret.encode() not in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    ("role", "status"), [("agent", 403), ("trainer", 201), ("admin", 201)], ids=["agent", "trainer", "admin"]
)
@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/v1/articles", NEW),
        ("/api/v1/saved-replies", NEW),
        ("/api/v1/terms", {"text": "Draftwell"}),
    ],
)
def test_who_may_curate(app: FastAPI, role: KeyRole, status: int, path: str, body: dict[str, str]) -> None:
    """Trainers and admins write; agents read."""
    client = client_of(app, role)
    assert client.get(path).status_code == 200
    response = client.post(path, json=body)
    assert response.status_code == status
    if status == 403:
        expect_problem(response, 403)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", "", "localhost.evil:8460"]
)
@pytest.mark.parametrize("path", ["/healthz", "/api/v1/articles", "/sidebar/"])
def test_foreign_host_is_refused(admin: TestClient, host: str, path: str) -> None:
    """On loopback, a page that points its own name here (DNS rebinding) gets nothing."""
    expect_problem(admin.get(path, headers={"Host": host}), 421)


@pytest.mark.parametrize("host", ["localhost", "localhost:1", "127.0.0.1:8460", "[::1]:8460", "LOCALHOST"])
def test_own_host_is_accepted(anyone: TestClient, host: str) -> None:
    """The names of this machine are answered."""
    assert anyone.get("/healthz", headers={"Host": host}).status_code == 200


def test_further_hosts_by_setting(settings: Settings, store: Store) -> None:
    """DRAFTWELL_ALLOWED_HOSTS adds names."""
    changed = settings.model_copy(update={"allowed_hosts": "desk.example, other.example"})
    client = client_of(create_app(SmallDesk(changed, store)))
    assert client.get("/healthz", headers={"Host": "desk.example:80"}).status_code == 200
    expect_problem(client.get("/healthz", headers={"Host": "third.example"}), 421)


def test_beyond_loopback_metrics_need_a_key(settings: Settings, store: Store) -> None:
    """What the service counts is told to this machine, and elsewhere to key holders."""
    app = create_app(SmallDesk(settings.model_copy(update={"host": "10.1.2.3"}), store))
    expect_problem(client_of(app).get("/metrics", headers={"Host": "10.1.2.3"}), 401)
    assert client_of(app, "agent").get("/metrics", headers={"Host": "10.1.2.3"}).status_code == 200


def test_no_foreign_origin_by_default(admin: TestClient) -> None:
    """Without a setting, no other origin's page may read an answer."""
    response = admin.get("/api/v1/articles", headers={"Origin": "https://help.example"})
    assert "access-control-allow-origin" not in response.headers


def test_origins_by_setting(settings: Settings, store: Store) -> None:
    """A listed origin may call, and frame our pages; another may not, and its preflight is a problem."""
    changed = settings.model_copy(update={"allowed_origins": "https://help.example"})
    client = client_of(create_app(SmallDesk(changed, store)), "agent")
    preflight = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-api-key"}
    good = client.options("/api/v1/reviews", headers={"Origin": "https://help.example", **preflight})
    assert good.headers["access-control-allow-origin"] == "https://help.example"
    bad = client.options("/api/v1/reviews", headers={"Origin": "https://evil.example", **preflight})
    expect_problem(bad, 400)
    page = client.get("/sidebar/")
    assert "frame-ancestors 'self' https://help.example" in page.headers["content-security-policy"]


def test_allowance_a_key(settings: Settings, store: Store) -> None:
    """A key that asks too often is told how long to wait; another key is not held up."""
    app = create_app(SmallDesk(settings.model_copy(update={"rate_limit": 3}), store))
    busy, other = client_of(app, "agent"), client_of(app, "agent", "other")
    assert [busy.get("/api/v1/terms").status_code for _ in range(3)] == [200, 200, 200]
    response = busy.get("/api/v1/terms")
    expect_problem(response, 429)
    assert 1 <= int(response.headers["retry-after"]) <= 20
    assert other.get("/api/v1/terms").status_code == 200


def test_allowance_comes_back_with_time() -> None:
    """The bucket refills steadily, up to what it holds and no more."""
    now = [0.0]
    limit = RateLimit(60, clock=lambda: now[0])
    assert [limit.wait_for("k") for _ in range(61)] == [0] * 60 + [1]
    now[0] = 2.0
    assert [limit.wait_for("k") for _ in range(3)] == [0, 0, 1]
    now[0] = 10_000.0
    assert [limit.wait_for("k") for _ in range(61)] == [0] * 60 + [1]


def test_no_limit_by_setting() -> None:
    """0 means without limit."""
    limit = RateLimit(0)
    assert not any(limit.wait_for("k") for _ in range(1000))
