"""Imports: articles, saved replies and past conversations from files."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.curated import json_response, listed
from api.dependencies import DeskDep, ImportsDep
from api.idempotency import OnceDep
from api.schemas.base import ListAnswer, ListQuery
from api.schemas.examples import EXAMPLES
from api.schemas.imports import ImportOut, ImportRecords, import_out
from api.schemas.problems import WITH_BODY, problems
from api.security import Trainer
from api.uploads import FILE_TYPES, ReceivedDep

PATH = "/api/v1/imports"
router = APIRouter(prefix=PATH, tags=["imports"])
_FILE = {"schema": {"type": "string", "format": "binary"}}
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The file itself, or its records as JSON.",
        "content": {
            **dict.fromkeys(FILE_TYPES, _FILE),
            "application/json": {
                "schema": ImportRecords.model_json_schema(),
                "example": EXAMPLES["ImportRecords"],
            },
        },
    }
}


@router.post(
    "",
    status_code=202,
    response_model=ImportOut,
    responses=problems(403, 409, *WITH_BODY),
    openapi_extra=_BODY,
)
def start_import(_: Trainer, received: ReceivedDep, imports: ImportsDep, once: OnceDep) -> Response:
    """Takes a file and imports it in the background; a second run of the same file changes nothing."""

    def start() -> Response:
        job = imports.start(received.taken())
        return json_response(import_out(job), 202, Location=f"{PATH}/{job.id}")

    try:
        return once.answer(received.digest, start)
    finally:
        received.drop()


@router.get("", responses=problems(403, 422))
def list_imports(
    _: Trainer, query: Annotated[ListQuery, Query()], desk: DeskDep, imports: ImportsDep
) -> ListAnswer[ImportOut]:
    """Imports, the latest first."""
    page = desk.store.imports.page(cursor=query.cursor, limit=query.limit)
    return listed(page, lambda job: import_out(imports.settled(job)))


@router.get("/{import_id}", responses=problems(403, 404))
def read_import(_: Trainer, import_id: str, desk: DeskDep, imports: ImportsDep) -> ImportOut:
    """How far an import has come, and its report when it is done."""
    return import_out(imports.settled(desk.store.imports.get(import_id)))
