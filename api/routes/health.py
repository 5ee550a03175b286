"""Is it alive, is it ready, and how busy is it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import PlainTextResponse, Response

from api.dependencies import DeskDep, MetricsDep
from api.host_check import is_loopback
from api.metrics import MEDIA_TYPE
from api.schemas.health import HealthOut, ReadyOut
from api.schemas.problems import problems
from api.security import Bearer, KeyHeader, caller

router = APIRouter(tags=["health"])


# Load balancers and container probes often ask by HEAD.
@router.head("/healthz", include_in_schema=False)
@router.get("/healthz", responses=problems())
async def alive() -> HealthOut:
    """Whether the process answers at all; it asks nothing else."""
    return HealthOut(status="ok")


@router.head("/readyz", include_in_schema=False)
@router.get("/readyz", responses=problems(503))
def ready(desk: DeskDep) -> ReadyOut:
    """Whether it can do its work: the database must answer. A missing engine is told, and done without."""
    desk.store.check()
    return ReadyOut(ready=True, engines=dict(desk.engines()))


def _reader(request: Request, desk: DeskDep, bearer: Bearer, header: KeyHeader) -> None:
    if not is_loopback(desk.settings.host):
        caller(request, desk, bearer, header)


@router.get("/metrics", response_class=PlainTextResponse, responses=problems(503))
def metrics(desk: DeskDep, counts: MetricsDep, _: Annotated[None, Depends(_reader)]) -> Response:
    """Counts and times in Prometheus' text format. Beyond loopback it takes a key."""
    states = {name: float(state.startswith("ready")) for name, state in desk.engines().items()}
    indexed = {"items": float(desk.store.words.document_count())}
    text = counts.text({"draftwell_engine_ready": states, "draftwell_indexed": indexed})
    return PlainTextResponse(text, media_type=MEDIA_TYPE)
