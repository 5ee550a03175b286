"""The body of every error (RFC 9457)."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.problems import MEDIA_TYPE
from api.schemas.base import AnswerModel


class WrongField(AnswerModel):
    """One wrong part of the request."""

    field: str = Field(description="dotted path of the field", examples=["conversation.messages"])
    message: str = Field(examples=["is required"])


class Problem(AnswerModel):
    """What went wrong, and what to do about it."""

    type: str = Field(description="a link into /docs that explains it", examples=["/docs#invalid-input"])
    title: str = Field(examples=["Unprocessable Content"])
    status: int = Field(examples=[422])
    detail: str = Field(description="what is wrong and how to mend it", examples=["draft is empty"])
    instance: str = Field(description="the path that was asked for", examples=["/api/v1/reviews"])
    request_id: str = Field(description="the same as X-Request-ID; the log has it too")
    errors: list[WrongField] | None = Field(None, description="each wrong field, where fields are to blame")


WHEN: dict[int, str] = {
    400: "The body is not JSON, or not UTF-8.",
    401: "No key, or one that is unknown or revoked.",
    403: "The key's role may not do this.",
    404: "There is no such record.",
    405: "The address does not take this method; Allow lists those it takes.",
    409: "The id is taken; or this Idempotency-Key came with another body, or is still at work.",
    412: "If-Match names another version than the current one: read again, then repeat.",
    413: "The body is too large.",
    415: "The body is not application/json.",
    421: "The Host header is not one this service answers to.",
    422: "A field is wrong; `errors` names it.",
    428: "If-Match is missing: send the ETag of the version you have changed.",
    429: "Too many requests with this key; Retry-After says when to go on.",
    500: "A fault on our side; the log has it under the request id.",
    503: "A part that is needed is not there; the detail says how to get it.",
}
ALWAYS = (401, 421, 429, 500)
WITH_BODY = (400, 413, 415, 422)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI responses for these statuses, and for those that every route may answer with."""
    return {status: problem_response(status) for status in sorted({*statuses, *ALWAYS})}


def problem_response(status: int) -> dict[str, Any]:
    """The OpenAPI response for an error with this status."""
    return {
        "description": WHEN[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
