"""Sent replies: what went out, to search and to learn from."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.curated import json_response, listed
from api.dependencies import DeskDep
from api.idempotency import OnceDep
from api.schemas.base import ListAnswer
from api.schemas.problems import WITH_BODY, problems
from api.schemas.sent_replies import (
    SentReplyIn,
    SentReplyKept,
    SentReplyOut,
    SentReplyQuery,
    sent_reply_out,
)
from api.security import Agent
from assist.feedback import record_sent
from assist.store.clock import new_id
from assist.store.traces import SentQuery, SentReply

PATH = "/api/v1/sent-replies"
router = APIRouter(prefix=PATH, tags=["sent replies"])


@router.get("", responses=problems(422))
def list_sent_replies(
    _: Agent, query: Annotated[SentReplyQuery, Query()], desk: DeskDep
) -> ListAnswer[SentReplyOut]:
    """Replies that went out: with `q` the best first, by words and meaning, else the latest first."""
    wanted = SentQuery(**query.model_dump(exclude={"cursor", "limit"}))
    page = desk.suggester.sent.search(wanted, cursor=query.cursor, limit=query.limit)
    return listed(page, sent_reply_out)


@router.post("", status_code=201, response_model=SentReplyKept, responses=problems(404, 409, *WITH_BODY))
def add_sent_reply(_: Agent, body: SentReplyIn, desk: DeskDep, once: OnceDep) -> Response:
    """Keeps a reply that went out; with `question` and `item_id` it improves the ranking."""

    def add() -> Response:
        fields = {**body.model_dump(), "tags": tuple(body.tags), "sent_at": body.sent_at or ""}
        reply = SentReply(**fields, id=new_id())
        learned = record_sent(desk.store, reply)
        return json_response(SentReplyKept(id=reply.id, learned=learned), 201, Location=f"{PATH}/{reply.id}")

    return once.answer(body, add)


@router.get("/{sent_reply_id}", responses=problems(404))
def read_sent_reply(_: Agent, sent_reply_id: str, desk: DeskDep) -> SentReplyOut:
    """One reply that went out."""
    return sent_reply_out(desk.store.sent_replies.get(sent_reply_id))
