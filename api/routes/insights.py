"""Insights: counts of what is kept, used, accepted and refused."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import DeskDep
from api.schemas.base import ListAnswer
from api.schemas.insights import CountOut, FeedbackQuery, SummaryOut, UseOut, UseQuery, WindowQuery
from api.schemas.problems import problems
from api.security import Trainer
from assist.curation.insights import Use, feedback_counts, summarise, uses

router = APIRouter(prefix="/api/v1/insights", tags=["insights"])


@router.get("/summary", responses=problems(403, 422))
def read_summary(_: Trainer, query: Annotated[WindowQuery, Query()], desk: DeskDep) -> SummaryOut:
    """What the desk keeps, and what became of what was shown."""
    return SummaryOut(**asdict(summarise(desk.store, query.window())))


@router.get("/feedback", responses=problems(403, 422))
def count_feedback(
    _: Trainer, query: Annotated[FeedbackQuery, Query()], desk: DeskDep
) -> ListAnswer[CountOut]:
    """How often suggestions, edits, findings, orders or terms were accepted or refused; largest first."""
    counts = feedback_counts(desk.store, query.subject, query.by, query.window())[: query.limit]
    return ListAnswer(data=[CountOut(**asdict(count)) for count in counts], next_cursor=None)


@router.get("/uses", responses=problems(403, 422))
def count_uses(_: Trainer, query: Annotated[UseQuery, Query()], desk: DeskDep) -> ListAnswer[UseOut]:
    """Articles and saved replies by how often they were accepted: what works, and what nobody uses."""
    found = uses(desk.store, least=query.order == "least", limit=query.limit)
    return ListAnswer(data=[_use_out(use) for use in found], next_cursor=None)


def _use_out(use: Use) -> UseOut:
    return UseOut(id=use.item.id, kind=use.item.kind, title=use.item.title, used=use.used)
