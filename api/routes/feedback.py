"""Feedback: what became of what we showed."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from api.curated import json_response
from api.dependencies import DeskDep, ShownDep
from api.idempotency import OnceDep
from api.schemas.feedback import FeedbackIn, FeedbackOut
from api.schemas.problems import WITH_BODY, problems
from api.security import Agent
from api.shown_questions import ShownQuestions
from assist.bodies import conversation_from
from assist.conversation import Conversation
from assist.feedback import Note, record_feedback
from assist.retrieval.query import remembered
from assist.store.traces import FeedbackEvent

router = APIRouter(prefix="/api/v1/feedback", tags=["feedback"])


@router.post("", status_code=201, response_model=FeedbackOut, responses=problems(404, 409, *WITH_BODY))
def give_feedback(_: Agent, body: FeedbackIn, desk: DeskDep, shown: ShownDep, once: OnceDep) -> Response:
    """Keeps what an agent did with a suggestion, an edit, a finding, an order or a term."""
    note = note_of(body, shown)

    def record() -> Response:
        learned = record_feedback(desk.store, note)
        return json_response(FeedbackOut(recorded=True, learned=learned), 201)

    return once.answer(body, record)


def note_of(body: FeedbackIn, shown: ShownQuestions) -> Note:
    """What is to be kept of `body`."""
    sent = body.conversation.model_dump() if body.conversation else None
    conversation = conversation_from(sent) or Conversation()
    event = FeedbackEvent(
        subject=body.subject,
        subject_id=body.subject_id,
        action=body.action,
        context_id=body.context_id,
        agent=body.agent or conversation.agent.id,
        team=body.team or conversation.team,
        details=body.details,
    )
    question = body.question or remembered(conversation) or shown.question(body.context_id)
    return Note(event, question, body.kept)
