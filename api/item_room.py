"""Articles or saved replies, as one caller may see and change them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from api.curated import Changing, created, listed, shown, told
from api.dependencies import DeskDep
from api.errors import RoleNeededError
from api.schemas.base import ListAnswer
from api.schemas.items import (
    ItemChanges,
    ItemOut,
    ItemQuery,
    ItemVersion,
    NewItem,
    changed_item,
    item_from,
    item_out,
)
from api.security import Agent
from assist.errors import NotFoundError
from assist.keys import may
from assist.store.protocol import Items
from assist.store.records import Item, ItemKind, Scope
from assist.store.traces import ApiKey


@dataclass(frozen=True, slots=True)
class ItemRoom:
    """The items of one kind; agents see what is published, trainers everything."""

    kind: ItemKind
    path: str
    items: Items
    caller: ApiKey

    def page(self, query: ItemQuery) -> ListAnswer[ItemOut]:
        """One page of what the caller may see."""
        if query.trashed:
            self._only_trainers("see the trash")
            page = self.items.trashed(kind=self.kind, cursor=query.cursor, limit=query.limit)
            return listed(page, item_out)
        scope = self._scope(query)
        return listed(self.items.page(scope, query.q, cursor=query.cursor, limit=query.limit), item_out)

    def one(self, id: str) -> Item:
        """The item with this id. Raises NotFoundError when the caller has no such item."""
        item = self.items.get(id)
        if item.kind != self.kind or not (self._trains or item.status == "published"):
            raise NotFoundError(f"there is no {self._noun} with the id {id!r}")
        return item

    def create(self, body: NewItem) -> Response:
        """201 with the new item."""
        item = Changing(self.items, self.caller).create(item_from(body, self.kind))
        return created(item, item_out(item), self.path)

    def show(self, id: str, if_none_match: str | None) -> Response:
        """The item with its ETag."""
        item = self.one(id)
        return shown(item, item_out(item), if_none_match)

    def change(self, id: str, body: ItemChanges, if_match: str) -> Response:
        """The item as it is after the change."""
        item = self.one(id)
        after = Changing(self.items, self.caller).update(item, changed_item(item, body), if_match)
        return shown(after, item_out(after))

    def trash(self, id: str, if_match: str) -> Response:
        """204; the item can be restored."""
        return Changing(self.items, self.caller).trash(self.one(id), if_match)

    def history(self, id: str) -> ListAnswer[ItemVersion]:
        """Every version, oldest first, of a live or a trashed item."""
        versions = self.items.history(id)
        if versions[-1].record.kind != self.kind:
            raise NotFoundError(f"there is no {self._noun} with the id {id!r}")
        return told(versions, ItemVersion, item_out)

    def restore(self, id: str, version: int | None) -> Response:
        """The item as it was, as a new version."""
        self.history(id)
        item = Changing(self.items, self.caller).restore(id, version)
        return shown(item, item_out(item))

    @property
    def _trains(self) -> bool:
        return may(self.caller.role, "trainer")

    @property
    def _noun(self) -> str:
        return self.kind.replace("_", " ")

    def _scope(self, query: ItemQuery) -> Scope:
        if query.status not in {None, "published"}:
            self._only_trainers(f"list what is {query.status}")
        chosen = query.status or (None if self._trains else "published")
        return Scope(
            kinds=(self.kind,),
            team=query.team,
            locale=query.locale,
            statuses=(chosen,) if chosen else None,
            folder=query.folder,
            tag=query.tag,
            all_teams=self._trains and query.team is None,
        )

    def _only_trainers(self, what: str) -> None:
        if not self._trains:
            raise RoleNeededError(f"To {what} takes a key with the role trainer.")


def item_room(kind: ItemKind, path: str) -> Callable[..., ItemRoom]:
    """The dependency that opens the room of `kind` for the caller."""

    def room(desk: DeskDep, caller: Agent) -> ItemRoom:
        return ItemRoom(kind, path, desk.store.items, caller)

    return room
