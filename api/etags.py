"""Versions as ETags: a change must name the version it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Header

from api.errors import StaleVersionError, VersionNeededError
from assist.errors import ConflictError

_TAG = re.compile(r'(?:W/)?"([^"]*)"')


def etag_of(version: int) -> str:
    """The strong ETag of a record's version."""
    return f'"{version}"'


def names_version(header: str, version: int) -> bool:
    """Whether a list of ETags (or `*`) names `version`; weak tags count, as ours are never about bytes."""
    return header.strip() == "*" or str(version) in _TAG.findall(header)


async def _if_match(
    value: Annotated[
        str | None, Header(alias="If-Match", description="the ETag of the version you have changed")
    ] = None,
) -> str:
    if value is None:
        words = "Send If-Match with the ETag that came with the record, so that no other change is lost."
        raise VersionNeededError(words, field="If-Match")
    return value


IfMatch = Annotated[str, Depends(_if_match)]
IfNoneMatch = Annotated[
    str | None, Header(alias="If-None-Match", description="answers 304 when you have this version")
]


@contextmanager
def expecting(if_match: str, current: int) -> Iterator[None]:
    """A change made inside is one of version `current`, which `if_match` must name.

    Raises:
        StaleVersionError: it names another version, or another change came first.
    """
    words = f"The record is at version {current} now; read it again and repeat your change."
    if not names_version(if_match, current):
        raise StaleVersionError(words, field="If-Match", headers={"ETag": etag_of(current)})
    try:
        yield
    except ConflictError as error:
        raise StaleVersionError(str(error), field="If-Match") from error
