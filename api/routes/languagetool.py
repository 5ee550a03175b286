"""LanguageTool's protocol, so that its own clients show our typos and our wording in any text box."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, PlainTextResponse, Response

from api.dependencies import Desk, DeskDep
from api.errors import ApiError, TooManyRequestsError
from api.host_check import is_loopback, split_list
from api.security import identify
from assist.errors import DraftwellError, InvalidInputError
from assist.languagetool_protocol.answer import info_answer
from assist.languagetool_protocol.errors import ProtocolError
from assist.languagetool_protocol.languages import Offered
from assist.languagetool_protocol.query import MAX_TEXT_LENGTH, read_query
from assist.languagetool_protocol.service import ProtocolService

# Clients take a base URL and nothing else, so the key may stand in the path: http://host:8460/lt/KEY/v2.
_PREFIXES = ("/v2", "/lt/{key}/v2")
_FORM = "application/x-www-form-urlencoded"
# LibreOffice before 7.5 sends the text as it is: no form that was encoded holds a blank.
_BARE_FORM = re.compile(
    r"text=(?P<text>.*)&language=(?P<language>[\w-]+)(?:&username=[^&]*&apiKey=(?P<apiKey>[^&]*))?", re.DOTALL
)
_CHECK_FIELDS = {
    "text": "the text to check (or `data`)",
    "data": "JSON with annotated markup (instead of `text`)",
    "language": "a code such as `en-US`, or `auto`",
    "preferredVariants": "with `auto`: the variants to prefer",
    "enabledRules": "rule ids, separated by commas",
    "disabledRules": "rule ids, separated by commas",
    "enabledCategories": "category ids; ours are DRAFTWELL_WORDING, DRAFTWELL_ORDERING, DRAFTWELL_CHECKS",
    "disabledCategories": "category ids, separated by commas",
    "enabledOnly": "`true`: nothing but the enabled rules and categories",
    "level": "`default`, or `picky` for hints as well",
    "apiKey": "an API key, where one is needed",
}
_CHECK_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            _FORM: {
                "schema": {
                    "type": "object",
                    "required": ["language"],
                    "properties": {
                        name: {"type": "string", "description": words}
                        for name, words in _CHECK_FIELDS.items()
                    },
                }
            }
        },
    }
}

router = APIRouter(tags=["languagetool"])


async def check(request: Request, desk: DeskDep) -> Response:
    """Checks a text; offsets count UTF-16 code units. Errors are plain text, as LanguageTool's are."""
    form = await _form_of(request)

    def answer() -> Response:
        _admit(request, desk, form)
        return JSONResponse(_service(desk).check(read_query(form)))

    return await _answered(answer)


async def languages(request: Request, desk: DeskDep) -> Response:
    """The languages that can be checked."""

    def answer() -> Response:
        _admit(request, desk, request.query_params)
        return JSONResponse(_service(desk).languages())

    return await _answered(answer)


async def info() -> Response:
    """What answers here, in the terms LanguageTool's clients know."""
    return JSONResponse(info_answer())


async def max_text_length() -> Response:
    """The longest text a check takes, in characters."""
    return PlainTextResponse(str(MAX_TEXT_LENGTH))


async def health() -> Response:
    """OK."""
    return PlainTextResponse("OK")


async def unknown(action: str) -> Response:
    """Anything else: LanguageTool's own words for it."""
    known = "/check, /healthcheck, /info, /languages, /maxtextlength"
    return _error(404, f"Unsupported action: '{action[:40]}'. Supported actions: {known}")


async def wrong_method() -> Response:
    """LanguageTool's own words for a method it does not know."""
    return _error(405, "Method not allowed: use GET or POST")


for _prefix in _PREFIXES:
    _shown = _prefix == "/v2"
    router.add_api_route(
        f"{_prefix}/check",
        check,
        methods=["POST"],
        include_in_schema=_shown,
        openapi_extra=_CHECK_BODY,
        name="check_text",
    )
    router.add_api_route(f"{_prefix}/check", check, methods=["GET"], include_in_schema=False)
    router.add_api_route(f"{_prefix}/languages", languages, include_in_schema=_shown)
    router.add_api_route(f"{_prefix}/info", info, include_in_schema=_shown)
    router.add_api_route(f"{_prefix}/maxtextlength", max_text_length, include_in_schema=_shown)
    router.add_api_route(f"{_prefix}/healthcheck", health, include_in_schema=_shown)
    _rest = f"{_prefix}/{{action:path}}"
    router.add_api_route(_rest, unknown, methods=["GET", "POST"], include_in_schema=False)
    router.add_api_route(_rest, wrong_method, methods=["PUT", "PATCH", "DELETE"], include_in_schema=False)


async def _form_of(request: Request) -> Mapping[str, str]:
    """The parameters of a form body, or of the query string; the body's count where both have one."""
    query = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        return query | {
            name: value for name, value in (await request.form()).items() if isinstance(value, str)
        }
    body = (await request.body()).decode("utf-8", "replace")
    bare = _BARE_FORM.fullmatch(body) if " " in body else None
    if bare:
        return query | {name: value for name, value in bare.groupdict().items() if value is not None}
    return query | dict(parse_qsl(body, keep_blank_values=True))


async def _answered(answer: Callable[[], Response]) -> Response:
    """The answer, computed in a thread of its own; refusals in LanguageTool's manner."""
    try:
        return await run_in_threadpool(answer)
    except ProtocolError as error:
        return _error(error.status, str(error))
    except TooManyRequestsError as error:
        return _error(429, str(error), error.headers)
    except InvalidInputError as error:
        return _error(400, str(error))
    except ApiError as error:
        return _error(403, str(error))
    except DraftwellError as error:
        return _error(503, str(error))


def _error(status: int, message: str, headers: Mapping[str, str] | None = None) -> Response:
    return PlainTextResponse(f"Error: {message}", status, headers)


def _admit(request: Request, desk: Desk, form: Mapping[str, Any]) -> None:
    """Lets callers in who have a key; on a loopback address also those without, unless a page sent them.

    Raises:
        ApiError: the key is missing, unknown or used up.
        ProtocolError: a page of another site sent this through somebody's browser.
    """
    secret = _secret_of(request, form)
    if secret or not is_loopback(desk.settings.host):
        identify(desk.store, request.app.state.rate_limit, secret)
    elif _is_foreign_page(request, desk):
        raise ProtocolError(
            403, "This page may not use the local service; list it in DRAFTWELL_ALLOWED_ORIGINS"
        )


def _secret_of(request: Request, form: Mapping[str, Any]) -> str | None:
    """The key, from wherever the client could put it."""
    scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
    bearer = credentials if scheme.lower() == "bearer" else None
    places = (request.path_params.get("key"), bearer, request.headers.get("x-api-key"), form.get("apiKey"))
    return next((str(secret) for secret in places if secret), None)


def _is_foreign_page(request: Request, desk: Desk) -> bool:
    """Whether a web page (not a browser add-on, not a program) of an origin we do not know is behind this."""
    origin = request.headers.get("origin", "").lower()
    if not origin.startswith(("http://", "https://")) or origin in split_list(desk.settings.allowed_origins):
        return False
    return urlsplit(origin).netloc != request.headers.get("host", "").lower()


def _service(desk: Desk) -> ProtocolService:
    offered = tuple(Offered(*language) for language in desk.proofreader.languages())
    proofreader = desk.proofreader
    return ProtocolService(
        desk.reviewer, desk.settings.locale, offered, lambda: proofreader.languagetool_url is not None
    )
