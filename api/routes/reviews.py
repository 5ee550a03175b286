"""Reviews: what we would change in a draft, and why."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from api.dependencies import DeskDep
from api.schemas.problems import WITH_BODY, problems
from api.schemas.reviews import ReviewIn, ReviewOut
from api.security import Agent
from assist.bodies import review_body, review_request

router = APIRouter(prefix="/api/v1/reviews", tags=["reviews"])


@router.post("", response_model=ReviewOut, responses=problems(503, *WITH_BODY))
def review_draft(_: Agent, body: ReviewIn, desk: DeskDep) -> Response:
    """Reads a draft: edits with reasons, a better order, findings, and the revised text.

    Same draft, same answer. `start` and `end` count code points of the draft as it was sent.
    """
    review = desk.reviewer.review(review_request(body.model_dump()))
    return JSONResponse(review_body(review))
