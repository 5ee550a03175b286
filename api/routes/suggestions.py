"""Suggestions: saved replies and articles for a conversation."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from api.dependencies import DeskDep, ShownDep
from api.schemas.problems import WITH_BODY, problems
from api.schemas.suggestions import SuggestionsIn, SuggestionsOut
from api.security import Agent
from assist.bodies import suggestion_request, suggestions_body
from assist.errors import InvalidInputError

router = APIRouter(prefix="/api/v1/suggestions", tags=["suggestions"])


@router.post("", response_model=SuggestionsOut, responses=problems(503, *WITH_BODY))
def suggest(_: Agent, body: SuggestionsIn, desk: DeskDep, shown: ShownDep) -> Response:
    """Finds what may help, best first, each with its reasons; says so when nothing fits."""
    _check_words(body)
    found = desk.suggester.suggest(suggestion_request(body.model_dump()))
    shown.remember(found.id, found.question)
    return JSONResponse(suggestions_body(found))


def _check_words(body: SuggestionsIn) -> None:
    """Nothing. Raises InvalidInputError when there is nothing to go by."""
    if not body.conversation.messages and not (body.draft or "").strip():
        field = "conversation.messages"
        raise InvalidInputError(f"{field} is empty; send at least one message, or a draft", field=field)
