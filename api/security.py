"""Who calls, and what they may do. Every route under /api/v1 needs a key; keys are kept as hashes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer

from api.dependencies import DeskDep
from api.errors import KeyNeededError, RoleNeededError, TooManyRequestsError
from api.rate_limit import RateLimit
from assist.keys import find_key, may
from assist.store.protocol import Store
from assist.store.traces import ApiKey, KeyRole

_bearer = HTTPBearer(auto_error=False, scheme_name="Bearer", description="an API key")
_header = APIKeyHeader(name="X-Api-Key", auto_error=False, scheme_name="X-Api-Key", description="an API key")

Bearer = Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]
KeyHeader = Annotated[str | None, Security(_header)]

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="draftwell"'}
_NO_KEY = "Send an API key as `Authorization: Bearer ...` or `X-Api-Key`; `draftwell keys create` makes one."
_BAD_KEY = "This API key is unknown or revoked; `draftwell keys create` makes a new one."


def caller(request: Request, desk: DeskDep, bearer: Bearer, header: KeyHeader) -> ApiKey:
    """The key the request came with.

    Raises:
        KeyNeededError: there is none, or it is not in force.
        TooManyRequestsError: its allowance is used up.
    """
    return identify(desk.store, request.app.state.rate_limit, bearer.credentials if bearer else header)


def identify(store: Store, limit: RateLimit, secret: str | None) -> ApiKey:
    """The key with this secret, one request of its allowance spent; raises as `caller` does."""
    if not secret:
        raise KeyNeededError(_NO_KEY, headers=_CHALLENGE)
    key = find_key(store.keys, secret)
    if key is None:
        raise KeyNeededError(_BAD_KEY, headers=_CHALLENGE)
    seconds = limit.wait_for(key.id)
    if seconds:
        words = f"This key has used up its requests for now; go on in {seconds} s."
        raise TooManyRequestsError(words, headers={"Retry-After": str(seconds)})
    return key


def _at_least(needed: KeyRole) -> Callable[[ApiKey], ApiKey]:
    def check(key: Annotated[ApiKey, Depends(caller)]) -> ApiKey:
        if not may(key.role, needed):
            raise RoleNeededError(f"This takes a key with the role {needed}; yours has the role {key.role}.")
        return key

    return check


Agent = Annotated[ApiKey, Depends(caller)]
Trainer = Annotated[ApiKey, Depends(_at_least("trainer"))]
Admin = Annotated[ApiKey, Depends(_at_least("admin"))]
