"""Which error becomes which HTTP answer. Status codes are chosen here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api import errors as border
from api.problems import FieldError, problem
from assist.errors import ConflictError, DraftwellError, InvalidInputError, NotFoundError, UnavailableError

STATUS_OF: Mapping[type[DraftwellError], int] = {
    border.KeyNeededError: 401,
    border.RoleNeededError: 403,
    border.StaleVersionError: 412,
    border.TooLargeError: 413,
    border.WrongContentTypeError: 415,
    border.WrongHostError: 421,
    border.ReusedKeyError: 422,
    border.VersionNeededError: 428,
    border.TooManyRequestsError: 429,
    NotFoundError: 404,
    ConflictError: 409,
    InvalidInputError: 422,
    UnavailableError: 503,
}

CRASHED = "Something went wrong on our side; the log has it under this request id."

PLAIN_WORDS: Mapping[int, str] = {
    400: "The request could not be read: malformed, or not UTF-8.",
    404: "There is nothing at this address. /docs lists every path.",
    405: "This address does not take that method; the Allow header lists those it takes.",
}

# pydantic's words are for programmers; these say the cure.
_WORDS = {
    "missing": "is required",
    "extra_forbidden": "is not a field of this request; /docs lists the fields",
    "string_unicode": "holds half a character (a lone surrogate); send whole ones",
    "string_too_long": "has more than {max_length:,} characters",
    "string_too_short": "needs at least {min_length:,} characters",
    "too_long": "has more than {max_length:,} entries",
    "too_short": "needs at least {min_length:,} entries",
    "string_type": "must be a text (a JSON string)",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "float_type": "must be a number",
    "list_type": "must be a list (a JSON array)",
    "dict_type": "must be a JSON object",
    "model_attributes_type": "must be a JSON object",
    "model_type": "must be a JSON object",
    "literal_error": "may be {expected}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "string_pattern_mismatch": "is not of the form {pattern}",
}


def register(app: FastAPI) -> None:
    """`app` answering every foreseen error as a problem; `api.boundary` catches the others."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(DraftwellError, refusal)


def refusal(request: Request, error: Exception) -> Response:
    """The answer to one of our own errors; its message is shown, because it was written for users."""
    status = next((code for kind, code in STATUS_OF.items() if isinstance(error, kind)), None)
    if status is None:
        return crash(request)
    field = getattr(error, "field", None)
    errors = [FieldError(field, str(error))] if field else []
    return problem(request, status, str(error), errors=errors, headers=getattr(error, "headers", None))


def crash(request: Request) -> Response:
    """The answer to an error nobody foresaw: no word of the error itself."""
    return problem(request, 500, CRASHED)


def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    detail = PLAIN_WORDS.get(error.status_code, str(error.detail))
    # FastAPI answers 400 for one reason only: the bytes of the body are no text, or nest too deep.
    wrong = [FieldError("body", "could not be read")] if error.status_code == 400 else []
    return problem(request, error.status_code, detail, errors=wrong, headers=error.headers)


def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    found = list(error.errors())
    broken = next((item for item in found if item["type"] == "json_invalid"), None)
    if broken:
        where = f"{broken['ctx']['error']} at character {broken['loc'][-1]}"
        wrong = FieldError("body", f"is not valid JSON: {where}")
        return problem(request, 400, f"The body is not valid JSON: {where}.", errors=[wrong])
    if _is_wrong_content_type(request, found):
        words = "Send the body as JSON with Content-Type: application/json."
        return problem(request, 415, words, errors=[FieldError("Content-Type", "must be application/json")])
    errors = list(_field_errors(found))
    detail = "; ".join(f"{wrong.field} {wrong.message}" for wrong in errors[:5])
    return problem(request, 422, detail, errors=errors[:50])


def _is_wrong_content_type(request: Request, found: Iterable[Mapping[str, Any]]) -> bool:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_json = media_type == "application/json" or media_type.endswith("+json")
    return not is_json and any(
        tuple(item["loc"]) == ("body",) and item["type"] != "missing" for item in found
    )


def _field_errors(found: Iterable[Mapping[str, Any]]) -> Iterable[FieldError]:
    for item in found:
        place, *path = [str(part) for part in item["loc"]] or ["body"]
        known = _WORDS.get(item["type"])
        message = known.format(**item.get("ctx", {})) if known else str(item["msg"])
        yield FieldError(".".join(path) or place, message[:1].lower() + message[1:])
