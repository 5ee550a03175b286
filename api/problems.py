"""The kinds of problem the service answers with, and how one is written (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from api.request_ids import request_id_of

MEDIA_TYPE = "application/problem+json"

SLUGS: Mapping[int, str] = {
    400: "malformed-request",
    401: "no-key",
    403: "not-allowed",
    404: "not-found",
    405: "method-not-allowed",
    409: "conflict",
    412: "stale-version",
    413: "too-large",
    415: "wrong-content-type",
    421: "wrong-host",
    422: "invalid-input",
    428: "version-needed",
    429: "too-many-requests",
    500: "internal-error",
    503: "unavailable",
}


@dataclass(frozen=True, slots=True)
class FieldError:
    """One wrong part of a request: `field` is a dotted path such as `conversation.messages`."""

    field: str
    message: str


def problem(
    request: Request,
    status: int,
    detail: str,
    *,
    errors: Sequence[FieldError] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem+json answer; lone surrogates in `detail` or `errors` are escaped, never a crash."""
    body = problem_body(status, detail, path=request.url.path, request_id=request_id_of(request.scope))
    if errors:
        body["errors"] = [{"field": error.field, "message": error.message} for error in errors]
    return Response(encoded(body), status, headers, MEDIA_TYPE)


def problem_body(status: int, detail: str, *, path: str, request_id: str) -> dict[str, Any]:
    """The members every problem has; `type` is the place in our own reference that explains it."""
    return {
        "type": problem_type(status),
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": path,
        "request_id": request_id,
    }


def problem_type(status: int) -> str:
    """The `type` of a problem with this status: a relative link into /docs, which works offline."""
    slug = SLUGS.get(status)
    return f"/docs#{slug}" if slug else "about:blank"


def encoded(body: Mapping[str, Any]) -> bytes:
    """`body` as JSON in pure ASCII, so that nothing a caller sent can break the answer."""
    return json.dumps(body, ensure_ascii=True).encode("ascii")
