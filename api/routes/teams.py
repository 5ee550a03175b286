"""What teams ask of their replies."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from api.curated import json_response
from api.dependencies import DeskDep
from api.etags import IfMatch, IfNoneMatch, etag_of, expecting, names_version
from api.schemas.base import Name
from api.schemas.problems import WITH_BODY, problems
from api.schemas.teams import StandardIn, StandardOut, standard_out
from api.security import Trainer
from assist.curation.standards import KeptStandard, Standards

router = APIRouter(prefix="/api/v1", tags=["teams"])
Team = Annotated[Name, Path(description="the `team` of conversations")]
CHANGED = problems(403, 412, 428, *WITH_BODY)


@router.get("/standard", response_model=StandardOut, responses=problems(403))
def read_common_standard(_: Trainer, desk: DeskDep, if_none_match: IfNoneMatch = None) -> Response:
    """What holds for teams that have set nothing of their own."""
    return _shown(None, Standards(desk.store).kept(None), if_none_match)


@router.put("/standard", response_model=StandardOut, responses=CHANGED)
def replace_common_standard(_: Trainer, body: StandardIn, desk: DeskDep, if_match: IfMatch) -> Response:
    """Sets what holds for teams that have set nothing of their own; seen by the next review."""
    return _replace(None, body, Standards(desk.store), if_match)


@router.get("/teams/{team}/standard", response_model=StandardOut, responses=problems(403, 422))
def read_standard(_: Trainer, team: Team, desk: DeskDep, if_none_match: IfNoneMatch = None) -> Response:
    """A team's own standard; version 0 while it has none, and the common one holds."""
    return _shown(team, Standards(desk.store).kept(team), if_none_match)


@router.put("/teams/{team}/standard", response_model=StandardOut, responses=CHANGED)
def replace_standard(_: Trainer, team: Team, body: StandardIn, desk: DeskDep, if_match: IfMatch) -> Response:
    """Sets a team's own standard, in place of the common one; seen by the next review."""
    return _replace(team, body, Standards(desk.store), if_match)


def _replace(team: str | None, body: StandardIn, standards: Standards, if_match: str) -> Response:
    current = standards.kept(team).version
    with expecting(if_match, current):
        return _shown(team, standards.put(team, body.standard(), expected_version=current))


def _shown(team: str | None, kept: KeptStandard, if_none_match: str | None = None) -> Response:
    tag = etag_of(kept.version)
    if if_none_match is not None and names_version(if_none_match, kept.version):
        return Response(status_code=304, headers={"ETag": tag})
    return json_response(standard_out(team, kept), ETag=tag)
