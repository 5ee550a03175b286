"""What a route may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Protocol

from fastapi import Depends, Request

from api.import_runner import ImportRunner
from api.metrics import Metrics
from api.shown_questions import ShownQuestions
from assist.curation.live import LivePhrasebook
from assist.proofreading.proofreader import Proofreader
from assist.retrieval.suggester import Suggester
from assist.reviewing.review import Reviewer
from assist.settings import Settings
from assist.store.protocol import Store


class Desk(Protocol):
    """The parts the service stands on, put together by `assist.assembly`."""

    @property
    def settings(self) -> Settings: ...
    @property
    def store(self) -> Store: ...
    @property
    def suggester(self) -> Suggester: ...
    @property
    def reviewer(self) -> Reviewer: ...
    @property
    def proofreader(self) -> Proofreader: ...
    @property
    def phrasebook(self) -> LivePhrasebook: ...

    def engines(self) -> Mapping[str, str]:
        """Each engine's state in words; "ready" when it answers."""
        ...

    def close(self) -> None:
        """Stops what the desk started."""
        ...


# async, so that handing over an object does not cost a change of threads
async def desk_of(request: Request) -> Desk:
    """The desk this application serves."""
    desk: Desk = request.app.state.desk
    return desk


async def metrics_of(request: Request) -> Metrics:
    """What this process has served."""
    metrics: Metrics = request.app.state.metrics
    return metrics


async def shown_questions_of(request: Request) -> ShownQuestions:
    """The questions this process has suggested something for."""
    shown: ShownQuestions = request.app.state.shown_questions
    return shown


async def imports_of(request: Request) -> ImportRunner:
    """The imports that run in the background."""
    imports: ImportRunner = request.app.state.imports
    return imports


DeskDep = Annotated[Desk, Depends(desk_of)]
MetricsDep = Annotated[Metrics, Depends(metrics_of)]
ImportsDep = Annotated[ImportRunner, Depends(imports_of)]
ShownDep = Annotated[ShownQuestions, Depends(shown_questions_of)]
