"""The outermost layer: every request gets an id, a log line and a count; every error leaves as a problem."""

from __future__ import annotations

import logging
import time
import traceback
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import error_responses, request_ids
from api.metrics import Metrics
from api.problems import MEDIA_TYPE, problem

log = logging.getLogger("draftwell.http")

# LanguageTool's clients show the plain text that LanguageTool itself would answer.
_FOREIGN_PROTOCOLS = ("/v2/", "/lt/")


class Boundary:
    """Wraps the whole application; what it logs are ids, sizes and times, never what somebody wrote."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_ids.name_request(scope)
        answer = _Answer(scope, send)
        began = time.perf_counter()
        try:
            await self._app(scope, receive, answer.send)
        except Exception as error:  # whatever it is, its text may hold a customer's words
            _log_crash(scope, error)
            if not answer.started:
                await error_responses.crash(Request(scope))(scope, receive, answer.send)
        finally:
            self._account(scope, answer, time.perf_counter() - began)

    def _account(self, scope: Scope, answer: _Answer, seconds: float) -> None:
        self._metrics.count_request(scope["method"], _route_of(scope), answer.status, seconds)
        log.info(
            "%s %s %d %.1f ms out=%d id=%s",
            scope["method"],
            quote(_shown_path(scope)[:200], errors="replace"),
            answer.status,
            seconds * 1000,
            answer.size,
            request_ids.request_id_of(scope),
        )


class _Answer:
    """Passes messages on; puts the request's id on them and turns foreign errors into problems."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.started = False
        self.status = 500
        self.size = 0
        self._scope = scope
        self._send = send
        self._replaced = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._start(message)
        elif not self._replaced:
            self.size += len(message.get("body", b""))
            await self._send(message)

    async def _start(self, message: Message) -> None:
        self.started = True
        self.status = message["status"]
        headers = MutableHeaders(raw=message.setdefault("headers", []))
        headers[request_ids.HEADER] = request_ids.request_id_of(self._scope)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        if self._is_foreign_error(headers):
            self._replaced = True
            await self._answer_instead(message["status"])
        else:
            await self._send(message)

    def _is_foreign_error(self, headers: MutableHeaders) -> bool:
        if self.status < 400 or self._scope["path"].startswith(_FOREIGN_PROTOCOLS):
            return False
        return not headers.get("content-type", "").startswith(MEDIA_TYPE)

    async def _answer_instead(self, status: int) -> None:
        detail = error_responses.PLAIN_WORDS.get(status, "The request was refused.")
        response = problem(Request(self._scope), status, detail)
        response.headers[request_ids.HEADER] = request_ids.request_id_of(self._scope)
        self.size = len(response.body)
        await self._send({"type": "http.response.start", "status": status, "headers": response.raw_headers})
        await self._send({"type": "http.response.body", "body": response.body})


def _shown_path(scope: Scope) -> str:
    """The path for the log; where it can hold a key, only its shape."""
    path: str = scope["path"]
    return _route_of(scope) if path.startswith("/lt/") else path


def _route_of(scope: Scope) -> str:
    """The path as declared (`/api/v1/rules/{rule_id}`), so that ids do not become labels."""
    return getattr(scope.get("route"), "path", "unknown")


def _log_crash(scope: Scope, error: BaseException) -> None:
    """Where it broke and what kind of error, without its message."""
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    places = "".join(f"\n  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
    log.error("%s id=%s%s", type(error).__name__, request_ids.request_id_of(scope), places)
