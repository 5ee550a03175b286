"""Bodies over the limit are refused before they are read to the end."""

from __future__ import annotations

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.error_responses import refusal
from api.errors import TooLargeError

# 100 000 characters as JSON escapes are 1.2 MB: the answer to such a draft still names `draft`.
USUAL = 4 * 1024 * 1024
IMPORT = 128 * 1024 * 1024
IMPORT_PATH = "/api/v1/imports"


class BodyLimit:
    """Refuses by Content-Length where there is one, else when the bytes have come."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = IMPORT if scope["path"] == IMPORT_PATH else USUAL
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdigit() or int(declared) > limit:
            error = TooLargeError(_words(limit), field="body")
            await refusal(Request(scope), error)(scope, receive, send)
            return
        await self._app(scope, _counted(receive, limit), send)


def _counted(receive: Receive, limit: int) -> Receive:
    total = 0

    async def counting() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            # FastAPI lets only its own exception pass through the reading of a body.
            raise HTTPException(413, _words(limit))
        return message

    return counting


def _words(limit: int) -> str:
    return f"The body is larger than {limit // (1024 * 1024)} MB."
