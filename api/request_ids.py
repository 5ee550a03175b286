"""The id that ties an answer to its line in the log."""

from __future__ import annotations

import re
import uuid

from starlette.datastructures import Headers
from starlette.types import Scope

HEADER = "X-Request-ID"
_KEY = "draftwell.request_id"
_ACCEPTED = re.compile(r"[A-Za-z0-9._:-]{1,100}")


def name_request(scope: Scope) -> str:
    """The caller's X-Request-ID if it is safe to log, else a new one; kept on the scope."""
    given = Headers(scope=scope).get(HEADER, "")
    request_id = given if _ACCEPTED.fullmatch(given) else uuid.uuid4().hex
    scope[_KEY] = request_id
    return request_id


def request_id_of(scope: Scope) -> str:
    """The id given by `name_request`; empty before it ran."""
    return str(scope.get(_KEY, ""))
