"""Articles and saved replies: two collections under the same rules, each at a path of its own."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from api.etags import IfMatch, IfNoneMatch
from api.idempotency import OnceDep
from api.item_room import ItemRoom, item_room
from api.schemas.base import ListAnswer
from api.schemas.items import ItemOut, ItemPatch, ItemQuery, ItemReplacement, ItemVersion, NewItem
from api.schemas.problems import WITH_BODY, problems
from api.schemas.versions import RestoreIn
from api.security import Trainer
from assist.store.records import ItemKind

_CHANGED: dict[str, Any] = {
    "response_model": ItemOut,
    "responses": problems(403, 404, 412, 428, *WITH_BODY),
}


def items_router(kind: ItemKind, several: str) -> APIRouter:
    """The routes of `kind`, whose plural is `several`: reading for every key, changing for trainers."""
    path = f"/api/v1/{several.replace(' ', '-')}"
    router = APIRouter(prefix=path, tags=[several])
    named: Any = Path(alias=f"{kind}_id")
    opened: Any = Depends(item_room(kind, path))
    _add_reading(router, kind, named, opened)
    _add_changing(router, kind, named, opened)
    return router


def _add_reading(router: APIRouter, kind: ItemKind, named: str, opened: ItemRoom) -> None:
    several = router.prefix.rpartition("/")[2].replace("-", "_")

    @router.get("", name=f"list_{several}", responses=problems(422))
    def list_items(query: Annotated[ItemQuery, Query()], room: ItemRoom = opened) -> ListAnswer[ItemOut]:
        """All by title. Agents see what is published, trainers everything."""
        return room.page(query)

    @router.get(f"/{{{kind}_id}}", name=f"read_{kind}", response_model=ItemOut, responses=problems(404))
    def read_item(if_none_match: IfNoneMatch = None, id: str = named, room: ItemRoom = opened) -> Response:
        """One of them, with the ETag that a change needs."""
        return room.show(id, if_none_match)

    @router.get(f"/{{{kind}_id}}/history", name=f"read_{kind}_history", responses=problems(403, 404))
    def read_history(_: Trainer, id: str = named, room: ItemRoom = opened) -> ListAnswer[ItemVersion]:
        """What it was after each change, oldest first."""
        return room.history(id)


def _add_changing(router: APIRouter, kind: ItemKind, named: str, opened: ItemRoom) -> None:
    one = f"/{{{kind}_id}}"
    created = problems(403, 409, *WITH_BODY)

    @router.post("", name=f"create_{kind}", status_code=201, response_model=ItemOut, responses=created)
    def create_item(_: Trainer, body: NewItem, once: OnceDep, room: ItemRoom = opened) -> Response:
        """Adds one."""
        return once.answer(body, lambda: room.create(body))

    @router.put(one, name=f"replace_{kind}", **_CHANGED)
    def replace_item(
        _: Trainer, body: ItemReplacement, if_match: IfMatch, id: str = named, room: ItemRoom = opened
    ) -> Response:
        """Replaces all of it: fields left out get their default."""
        return room.change(id, body, if_match)

    @router.patch(one, name=f"change_{kind}", **_CHANGED)
    def change_item(
        _: Trainer, body: ItemPatch, if_match: IfMatch, id: str = named, room: ItemRoom = opened
    ) -> Response:
        """Changes the fields that are sent."""
        return room.change(id, body, if_match)

    @router.delete(one, name=f"delete_{kind}", status_code=204, responses=problems(403, 404, 412, 428))
    def delete_item(_: Trainer, if_match: IfMatch, id: str = named, room: ItemRoom = opened) -> Response:
        """Puts it into the trash: no list or search shows it, and it can be restored."""
        return room.trash(id, if_match)

    restored = problems(403, 404, *WITH_BODY)

    @router.post(f"{one}/restore", name=f"restore_{kind}", response_model=ItemOut, responses=restored)
    def restore_item(
        _: Trainer, body: RestoreIn, once: OnceDep, id: str = named, room: ItemRoom = opened
    ) -> Response:
        """Brings it back from the trash, or back to an older version."""
        return once.answer(body, lambda: room.restore(id, body.version))


articles = items_router("article", "articles")
saved_replies = items_router("saved_reply", "saved replies")
