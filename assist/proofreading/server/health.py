"""Asks a LanguageTool server how it is, and makes it ready for its first real text."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable

# Texts go to the server's own machine: a proxy from the environment must not see them.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
_WARM_UP = (
    "Thank you for wriiting in about your order. The parcels was sent on Monday, so it should arrive in in "
    "two days. Please let us know if their is anything else, and we will of course look into it."
)


def is_healthy(url: str, timeout_seconds: float = 3) -> bool:
    """Whether the server at `url` answers its health check in time."""
    return _get(f"{url}/v2/healthcheck", timeout_seconds) is not None


def server_version(url: str) -> str | None:
    """The server's version, such as `6.8`; None when it does not say."""
    answer = _get(f"{url}/v2/info", 3)
    try:
        return str(json.loads(answer or b"")["software"]["version"])
    except (ValueError, KeyError, TypeError):
        return None


def server_languages(url: str) -> tuple[tuple[str, str, str], ...]:
    """The server's languages: (name, code, long code); none when it does not answer."""
    answer = _get(f"{url}/v2/languages", 3)
    try:
        entries = json.loads(answer or b"[]")
        return tuple((str(one["name"]), str(one["code"]), str(one["longCode"])) for one in entries)
    except (ValueError, KeyError, TypeError):
        return ()


def warm_up(url: str, codes: Iterable[str], timeout_seconds: float = 35) -> int:
    """Checks one real text a language; how many of them the server managed."""
    return sum(_check(url, code, timeout_seconds) for code in codes)


def _check(url: str, code: str, timeout_seconds: float) -> bool:
    body = urllib.parse.urlencode({"language": code, "text": _WARM_UP}).encode()
    return _get(f"{url}/v2/check", timeout_seconds, body) is not None


def _get(url: str, timeout_seconds: float, body: bytes | None = None) -> bytes | None:
    try:
        with _opener.open(url, body, timeout_seconds) as answer:
            content: bytes = answer.read()
            return content
    except (OSError, urllib.error.URLError, ValueError):
        return None
