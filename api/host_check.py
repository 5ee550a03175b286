"""Refuses requests that a foreign page sent to this machine under its own name (DNS rebinding)."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.error_responses import refusal
from api.errors import WrongHostError
from assist.settings import Settings

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


class HostCheck:
    """Answers only to `names`; to everyone when there are none."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._names:
            await self._app(scope, receive, send)
            return
        host = host_name(Headers(scope=scope).get("host", ""))
        if host in self._names:
            await self._app(scope, receive, send)
            return
        error = WrongHostError(
            "This service does not answer to that Host name; add it to DRAFTWELL_ALLOWED_HOSTS.", field="Host"
        )
        await refusal(Request(scope), error)(scope, receive, send)


def accepted_names(settings: Settings) -> frozenset[str]:
    """Host names this service answers to; empty (all) when it listens beyond loopback and none are set.

    Beyond loopback the callers' names for us are not known, and the key is what protects.
    """
    listed = frozenset(split_list(settings.allowed_hosts))
    if is_loopback(settings.host):
        return LOOPBACK_NAMES | listed
    return listed and listed | {settings.host.lower()}


def is_loopback(host: str) -> bool:
    """Whether `host` (a name or an address) is this machine only."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def host_name(header: str) -> str:
    """The name in a Host header, without port and brackets, in lower case."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower().rstrip(".")


def split_list(value: str) -> tuple[str, ...]:
    """The parts of a setting that lists things with commas."""
    return tuple(part.strip().lower() for part in value.split(",") if part.strip())
