"""What our own pages ask for when they open."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter

from api.dependencies import DeskDep
from api.host_check import split_list
from api.schemas.base import ListAnswer
from api.schemas.health import ConfigOut
from api.schemas.problems import problems
from api.security import Agent
from assist.demo.loading import SAVED_REPLIES, SOURCE, demo_conversations, demo_drafts, demo_folder
from assist.store.protocol import Store

router = APIRouter(prefix="/api/v1", tags=["pages"])


@router.get("/config", responses=problems())
def read_config(caller: Agent, desk: DeskDep) -> ConfigOut:
    """Who may talk to the page, and what its key may do."""
    origins = list(split_list(desk.settings.allowed_origins))
    return ConfigOut(allowed_origins=origins, role=caller.role, version=version("draftwell"))


@router.get("/demo/conversations", responses=problems())
def list_demo_conversations(_: Agent, desk: DeskDep) -> ListAnswer[dict[str, Any]]:
    """Conversations of the demo desk to try things on; none unless the demo desk is loaded."""
    found = list(demo_conversations()) if _demo_is_loaded(desk.store) else []
    return ListAnswer(data=found, next_cursor=None)


@router.get("/demo/drafts", responses=problems())
def list_demo_drafts(_: Agent, desk: DeskDep) -> ListAnswer[dict[str, str]]:
    """An agent's rough draft for some conversations of the demo desk; none unless it is loaded."""
    drafts = demo_drafts() if _demo_is_loaded(desk.store) else {}
    found = [{"conversation_id": id, "draft": draft} for id, draft in drafts.items()]
    return ListAnswer(data=found, next_cursor=None)


def _demo_is_loaded(store: Store) -> bool:
    with (demo_folder() / SAVED_REPLIES).open(encoding="utf-8") as lines:
        first = json.loads(next(lines))
    return store.items.by_source(SOURCE, first["source_id"]) is not None
