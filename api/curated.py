"""What the routes of curated records share: a version in every answer, and no change without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel
from starlette.responses import Response

from api.etags import etag_of, expecting, names_version
from api.schemas.base import ListAnswer
from api.schemas.versions import RecordVersion
from assist.store.protocol import Curated
from assist.store.records import Item, Page, RuleRecord, Term, Version
from assist.store.traces import ApiKey

T = TypeVar("T", Item, RuleRecord, Term)
OutT = TypeVar("OutT", bound=BaseModel)
FromT = TypeVar("FromT")
VersionT = TypeVar("VersionT", bound=RecordVersion[Any])


class Versioned(Protocol):
    """A record with an id and a version."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...


def json_response(body: BaseModel, status: int = 200, **headers: str) -> Response:
    """`body` as JSON; the headers' names are written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(body.model_dump_json(), status, named, "application/json")


def shown(record: Versioned, body: BaseModel, if_none_match: str | None = None) -> Response:
    """The record with its ETag, or 304 when the caller has this version."""
    tag = etag_of(record.version)
    if if_none_match is not None and names_version(if_none_match, record.version):
        return Response(status_code=304, headers={"ETag": tag})
    return json_response(body, ETag=tag)


def created(record: Versioned, body: BaseModel, path: str) -> Response:
    """201 with the record, its ETag and where it is."""
    return json_response(body, 201, ETag=etag_of(record.version), Location=f"{path}/{record.id}")


def listed(page: Page[FromT], out: Callable[[FromT], OutT]) -> ListAnswer[OutT]:
    """A page of records as a list answers it."""
    return ListAnswer(data=[out(record) for record in page.data], next_cursor=page.next_cursor)


def told(
    versions: Iterable[Version[FromT]], shape: type[VersionT], out: Callable[[FromT], BaseModel]
) -> ListAnswer[VersionT]:
    """A record's history as a list answers it, oldest first."""
    data = [
        shape(version=one.version, action=one.action, by=one.by, at=one.at, record=out(one.record))
        for one in versions
    ]
    return ListAnswer(data=data, next_cursor=None)


class Changing(Generic[T]):
    """Changes to one record of `table`, made in the name of a key and of the version it was read at."""

    def __init__(self, table: Curated[T], caller: ApiKey) -> None:
        self._table: Curated[T] = table
        self._by = caller.name

    def create(self, record: T) -> T:
        """The record as stored."""
        return self._table.create(record, by=self._by)

    def update(self, current: T, changed: T, if_match: str) -> T:
        """`changed` as stored in place of `current`; raises StaleVersionError."""
        with expecting(if_match, current.version):
            return self._table.update(changed, expected_version=current.version, by=self._by)

    def trash(self, current: T, if_match: str) -> Response:
        """204 once the record is in the trash; raises StaleVersionError."""
        with expecting(if_match, current.version):
            self._table.trash(current.id, expected_version=current.version, by=self._by)
        return Response(status_code=204)

    def restore(self, id: str, version: int | None) -> T:
        """The record as it was at `version`, or before it was trashed."""
        return self._table.restore(id, version, by=self._by)
