"""The OpenAPI 3.1 description: FastAPI's, with our problems in place of its own error bodies."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import MEDIA_TYPE
from api.schemas.examples import EXAMPLES
from api.schemas.glossary import meaning
from api.schemas.problems import Problem, problem_response

DESCRIPTION = """\
Helps support agents write better replies: finds articles and saved replies, rewrites drafts to positive
language, puts bad news first, and flags what needs a second look. It runs on its own CPU and sends nothing
out.

Send an API key as `Authorization: Bearer ...` or `X-Api-Key`. Bodies are JSON in UTF-8; positions count
Unicode code points. Every error is `application/problem+json` and names the field that is wrong. Curated
records carry an `ETag`: send it as `If-Match` with a change. A `POST` that creates may be repeated with the
same `Idempotency-Key`.
"""

_FASTAPIS_OWN = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> dict[str, Any]:
    """The description of every route of `app`, made once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title="Draftwell",
            version=version("draftwell"),
            summary="Better replies to customers, on your own machine",
            description=DESCRIPTION,
            routes=app.routes,
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        )
        app.openapi_schema = _explained(_with_problems(document))
    return app.openapi_schema


def _with_problems(document: dict[str, Any]) -> dict[str, Any]:
    schemas = document["components"]["schemas"]
    for name in _FASTAPIS_OWN:
        schemas.pop(name, None)
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"))
    schemas["Problem"] = problem
    for operations in document["paths"].values():
        for operation in operations.values():
            _mend(operation)
    return document


def _explained(document: dict[str, Any]) -> dict[str, Any]:
    """`document` with words for every field and parameter, and examples, where the schemas have none."""
    for name, schema in document["components"]["schemas"].items():
        for field, about in schema.get("properties", {}).items():
            _describe(about, meaning(name, field))
        if name in EXAMPLES:
            schema.setdefault("examples", [EXAMPLES[name]])
    for operations in document["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", []):
                told = parameter["schema"].get("description")
                _describe(parameter, told or meaning("", parameter["name"]))
    return document


def _describe(about: dict[str, Any], words: str | None) -> None:
    if words and not about.get("description"):
        about["description"] = words


def _mend(operation: dict[str, Any]) -> None:
    answer = operation["responses"].get("422")
    if answer and MEDIA_TYPE not in answer.get("content", {}):
        operation["responses"]["422"] = problem_response(422)
