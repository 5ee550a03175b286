"""The reference is complete: a helpdesk developer needs nothing but it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import BaseModel

from api.schemas.examples import EXAMPLES
from api.schemas.feedback import FeedbackOut
from api.schemas.glossary import WORDS
from api.schemas.imports import ImportOut, ImportRecords
from api.schemas.items import ItemPatch, ItemReplacement
from api.schemas.problems import Problem
from api.schemas.reviews import ReviewOut
from api.schemas.rules import RulePatch, RuleReplacement
from api.schemas.sent_replies import SentReplyKept
from api.schemas.suggestions import SuggestionsOut
from api.schemas.terms import TermPatch, TermReplacement
from api.schemas.versions import RestoreIn

FOREIGN = "/v2/"  # LanguageTool's own protocol is described where it comes from
SHAPES: Mapping[str, type[BaseModel]] = {
    shape.__name__: shape
    for shape in (
        *(ItemPatch, ItemReplacement, RulePatch, RuleReplacement, TermPatch, TermReplacement, RestoreIn),
        *(ImportRecords, SuggestionsOut, ReviewOut, FeedbackOut, SentReplyKept, ImportOut, Problem),
    )
}


@pytest.fixture
def document(app: FastAPI) -> dict[str, Any]:
    return app.openapi()


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if not path.startswith(FOREIGN):
                yield f"{method} {path}", operation


def test_every_field_is_explained(document: dict[str, Any]) -> None:
    """Each field of each body has a sentence."""
    assert document["openapi"].startswith("3.1")
    bare = [
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        for field, about in schema.get("properties", {}).items()
        if not about.get("description")
    ]
    assert bare == []


def test_every_parameter_is_explained(document: dict[str, Any]) -> None:
    """Each path, query and header parameter has a sentence."""
    bare = [
        (name, parameter["name"])
        for name, operation in operations(document)
        for parameter in operation.get("parameters", [])
        if not parameter.get("description")
    ]
    assert bare == []


def test_every_json_body_has_an_example(document: dict[str, Any]) -> None:
    """What is to be sent as JSON can be copied from the reference."""
    schemas = document["components"]["schemas"]
    bare = [
        name
        for name, operation in operations(document)
        for kind, body in operation.get("requestBody", {}).get("content", {}).items()
        if kind == "application/json"
        and not (body.get("example") or schemas[body["schema"]["$ref"].rpartition("/")[2]].get("examples"))
    ]
    assert bare == []


def test_every_operation_tells_its_problems(document: dict[str, Any]) -> None:
    """Each has the problems every caller can meet, all in the one problem format."""
    for name, operation in operations(document):
        assert {"401", "429", "500"} <= operation["responses"].keys(), name
        for status, answer in operation["responses"].items():
            assert status < "400" or list(answer["content"]) == ["application/problem+json"], (name, status)


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_bodies(name: str) -> None:
    """Each example is one that the schema it stands for takes."""
    SHAPES[name].model_validate(EXAMPLES[name])


def test_the_glossary_has_no_word_too_many(document: dict[str, Any]) -> None:
    """Each entry explains something that is there."""
    schemas = document["components"]["schemas"].items()
    fields = {f"{name}.{field}" for name, schema in schemas for field in schema.get("properties", {})}
    names = {field.rpartition(".")[2] for field in fields}
    names |= {one["name"] for _, operation in operations(document) for one in operation.get("parameters", [])}
    assert {word for word in WORDS if word not in fields | names} == set()
