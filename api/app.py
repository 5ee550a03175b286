"""The HTTP service over one desk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware

from api import error_responses, openapi_document, reference_page, static_pages, uploads
from api.body_limit import BodyLimit
from api.boundary import Boundary
from api.dependencies import Desk
from api.host_check import HostCheck, accepted_names, split_list
from api.import_runner import ImportRunner
from api.metrics import Metrics
from api.rate_limit import RateLimit
from api.request_ids import HEADER
from api.routes import ROUTERS
from api.shown_questions import ShownQuestions
from api.warming import warm_up

# FastAPI can send traces, with bodies in them, to wherever the environment says. Nothing leaves the host.
_NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
_PATIENCE = 5.0  # seconds a stopping service waits for its warm-up to let go of the store
_EXPOSED = ["ETag", "Location", "Retry-After", "Idempotency-Replayed", HEADER]


def create_app(desk: Desk) -> FastAPI:
    """The service; it closes `desk` when it stops."""
    app = FastAPI(
        title="Draftwell",
        version=version("draftwell"),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(desk),
        telemetry=_NO_TELEMETRY,
    )
    app.state.desk = desk
    app.state.metrics = Metrics()
    app.state.imports = ImportRunner(desk.store, desk.suggester.nearest_replies)
    app.state.shown_questions = ShownQuestions()
    app.state.rate_limit = RateLimit(desk.settings.rate_limit)
    error_responses.register(app)
    for router in ROUTERS:
        app.include_router(router)
    static_pages.add_pages(app, desk.settings)
    reference_page.add_reference(app, desk.settings)
    app.openapi = lambda: openapi_document.describe(app)  # type: ignore[method-assign]  # FastAPI's documented way
    _add_layers(app, desk)
    return app


def _add_layers(app: FastAPI, desk: Desk) -> None:
    """The layers around the routes, innermost first."""
    app.add_middleware(BodyLimit)
    origins = list(split_list(desk.settings.allowed_origins))
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=[
                "Authorization",
                "X-Api-Key",
                "Content-Type",
                "If-Match",
                "Idempotency-Key",
                HEADER,
            ],
            expose_headers=_EXPOSED,
        )
    app.add_middleware(HostCheck, names=accepted_names(desk.settings))
    app.add_middleware(Boundary, metrics=app.state.metrics)


def _lifespan(desk: Desk) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        uploads.drop_abandoned(desk.settings.home)
        warming = warm_up(desk)
        try:
            yield
        finally:
            await run_in_threadpool(warming.join, _PATIENCE)
            await run_in_threadpool(app.state.imports.close)
            await run_in_threadpool(desk.close)

    return lifespan
