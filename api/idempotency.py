"""A POST repeated with the same Idempotency-Key is answered as the first time, and done once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request
from pydantic import BaseModel
from starlette.responses import Response

from api.dependencies import DeskDep
from api.security import Agent
from assist.store.protocol_logs import Answers
from assist.store.traces import StoredAnswer

REPLAYED = "Idempotency-Replayed"
_NOT_KEPT = frozenset({"content-length", "x-request-id"})

KeyHeader = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        description="repeat a request safely: the same key gives the first answer again",
    ),
]


@dataclass(frozen=True, slots=True)
class Once:
    """Does a thing once for a caller's key; without a key, each time."""

    answers: Answers
    key: str | None

    def answer(self, body: BaseModel | bytes, make: Callable[[], Response]) -> Response:
        """What `make` answers, or what it answered the first time.

        Raises:
            ConflictError: the key came with another body, or the first request is still at work.
        """
        if self.key is None:
            return make()
        given = self.answers.begin(self.key, _digest(body))
        if given is not None:
            return Response(given.body, given.status, {**given.headers, REPLAYED: "true"})
        try:
            response = make()
        except BaseException:
            self.answers.abandon(self.key)
            raise
        kept = {name: value for name, value in response.headers.items() if name not in _NOT_KEPT}
        self.answers.finish(self.key, StoredAnswer(response.status_code, kept, bytes(response.body)))
        return response


async def _once(request: Request, desk: DeskDep, caller: Agent, key: KeyHeader = None) -> Once:
    # one caller's keys say nothing about another's, nor about another address
    scoped = f"{caller.id} {request.method} {request.url.path} {key}"
    return Once(desk.store.answers, hashlib.sha256(scoped.encode()).hexdigest() if key else None)


def _digest(body: BaseModel | bytes) -> str:
    content = body if isinstance(body, bytes) else json.dumps(body.model_dump(), default=str).encode("ascii")
    return hashlib.sha256(content).hexdigest()


OnceDep = Annotated[Once, Depends(_once)]
