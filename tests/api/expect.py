"""What answers must be like."""

from __future__ import annotations

from typing import Any

import httpx2

from api.problems import MEDIA_TYPE
from api.schemas.problems import Problem


def expect_problem(response: httpx2.Response, status: int, field: str | None = None) -> dict[str, Any]:
    """The problem in `response`, which must be complete, of this status and blame this field."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == MEDIA_TYPE
    body: dict[str, Any] = response.json()
    Problem.model_validate(body)
    assert body["status"] == status
    assert body["request_id"] == response.headers["x-request-id"]
    if field is not None:
        assert field in [error["field"] for error in body["errors"]], body
    return body
