"""Saved replies: curated texts with placeholders."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.etags import IfMatch, IfNoneMatch
from api.idempotency import OnceDep
from api.item_room import ItemRoom, item_room
from api.schemas.base import ListAnswer
from api.schemas.items import ItemOut, ItemPatch, ItemQuery, ItemReplacement, ItemVersion, NewItem
from api.schemas.problems import WITH_BODY, problems
from api.schemas.versions import RestoreIn
from api.security import Trainer

PATH = "/api/v1/saved-replies"
router = APIRouter(prefix=PATH, tags=["saved replies"])
Room = Annotated[ItemRoom, Depends(item_room("saved_reply", PATH))]


@router.get("", responses=problems(422))
def list_saved_replies(query: Annotated[ItemQuery, Query()], room: Room) -> ListAnswer[ItemOut]:
    """Saved replies by title. Agents see what is published, trainers everything."""
    return room.page(query)


@router.post("", status_code=201, response_model=ItemOut, responses=problems(403, 409, *WITH_BODY))
def create_saved_reply(_: Trainer, body: NewItem, room: Room, once: OnceDep) -> Response:
    """Adds a saved reply."""
    return once.answer(body, lambda: room.create(body))


@router.get("/{saved_reply_id}", response_model=ItemOut, responses=problems(404))
def read_saved_reply(saved_reply_id: str, room: Room, if_none_match: IfNoneMatch = None) -> Response:
    """One saved reply, with the ETag that a change needs."""
    return room.show(saved_reply_id, if_none_match)


@router.put("/{saved_reply_id}", response_model=ItemOut, responses=problems(403, 404, 412, 428, *WITH_BODY))
def replace_saved_reply(
    _: Trainer, saved_reply_id: str, body: ItemReplacement, room: Room, if_match: IfMatch
) -> Response:
    """Replaces all of it: fields left out get their default."""
    return room.change(saved_reply_id, body, if_match)


@router.patch("/{saved_reply_id}", response_model=ItemOut, responses=problems(403, 404, 412, 428, *WITH_BODY))
def change_saved_reply(
    _: Trainer, saved_reply_id: str, body: ItemPatch, room: Room, if_match: IfMatch
) -> Response:
    """Changes the fields that are sent."""
    return room.change(saved_reply_id, body, if_match)


@router.delete("/{saved_reply_id}", status_code=204, responses=problems(403, 404, 412, 428))
def delete_saved_reply(_: Trainer, saved_reply_id: str, room: Room, if_match: IfMatch) -> Response:
    """Puts it into the trash: no list or search shows it, and it can be restored."""
    return room.trash(saved_reply_id, if_match)


@router.get("/{saved_reply_id}/history", responses=problems(403, 404))
def read_saved_reply_history(_: Trainer, saved_reply_id: str, room: Room) -> ListAnswer[ItemVersion]:
    """What it was after each change, oldest first."""
    return room.history(saved_reply_id)


@router.post("/{saved_reply_id}/restore", response_model=ItemOut, responses=problems(403, 404, *WITH_BODY))
def restore_saved_reply(
    _: Trainer, saved_reply_id: str, body: RestoreIn, room: Room, once: OnceDep
) -> Response:
    """Brings it back from the trash, or back to an older version."""
    return once.answer(body, lambda: room.restore(saved_reply_id, body.version))
