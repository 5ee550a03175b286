"""The reference at /docs: made here from the OpenAPI description, so that it works without a network."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from api.problems import SLUGS
from api.schemas.problems import WHEN
from api.static_pages import page_headers
from assist.settings import Settings

STYLE = Path(__file__).with_name("reference.css")
_REF = "#/components/schemas/"


def add_reference(app: FastAPI, settings: Settings) -> None:
    """`app` with the reference at /docs."""
    headers = page_headers(settings)

    async def page(_: Request) -> Response:
        return HTMLResponse(reference_html(app.openapi()), headers=headers)

    async def style(_: Request) -> Response:
        return FileResponse(STYLE, media_type="text/css", headers=headers)

    app.add_route("/docs", page, include_in_schema=False)
    app.add_route("/docs/reference.css", style, include_in_schema=False)


def reference_html(document: Mapping[str, Any]) -> str:
    """The whole page."""
    info = document["info"]
    parts = [
        *_head(info),
        *(line for path, methods in document["paths"].items() for line in _path(path, methods)),
        "<h2>Problems</h2><dl>",
        *(_problem(status, slug) for status, slug in SLUGS.items()),
        "</dl><h2>Bodies</h2>",
        *(
            line
            for name, schema in document["components"]["schemas"].items()
            for line in _schema(name, schema)
        ),
        "</main></body></html>",
    ]
    return "\n".join(parts)


def _head(info: Mapping[str, Any]) -> Iterator[str]:
    title = f"{escape(info['title'])} {escape(info['version'])}"
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<title>{title}: HTTP reference</title><link rel="stylesheet" href="/docs/reference.css"></head>'
    yield f"<body><main><h1>{title}</h1>"
    yield from (f"<p>{_inline(part)}</p>" for part in info["description"].split("\n\n"))
    yield '<p>For programs: <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).</p><h2>Paths</h2>'


def _path(path: str, methods: Mapping[str, Any]) -> Iterator[str]:
    for method, operation in methods.items():
        yield f'<details id="{escape(operation["operationId"])}"><summary><b>{method.upper()}</b> '
        yield f"<code>{escape(path)}</code> <span>{escape(operation['summary'])}</span></summary>"
        yield f"<p>{_inline(operation.get('description', ''))}</p>"
        yield from _parameters(operation.get("parameters", []))
        if "requestBody" in operation:
            yield f"<p>Body: {_content(operation['requestBody'])}</p>"
        yield "<table>"
        for status, answer in operation["responses"].items():
            yield f"<tr><th>{status}</th><td>{_inline(answer['description'])} {_content(answer)}</td></tr>"
        yield "</table></details>"


def _parameters(parameters: list[Mapping[str, Any]]) -> Iterator[str]:
    if parameters:
        yield "<table>"
    for one in parameters:
        name = f"<code>{escape(one['name'])}</code> ({escape(one['in'])})"
        about = one.get("description") or one["schema"].get("description", "")
        yield f"<tr><th>{name}</th><td>{_kind(one['schema'])}. {_inline(about)}</td></tr>"
    if parameters:
        yield "</table>"


def _content(holder: Mapping[str, Any]) -> str:
    kinds = (
        f"{escape(kind)} {_kind(body.get('schema', {}))}" for kind, body in holder.get("content", {}).items()
    )
    return "; ".join(kinds)


def _schema(name: str, schema: Mapping[str, Any]) -> Iterator[str]:
    yield f'<details id="{escape(name)}"><summary><code>{escape(name)}</code></summary>'
    yield f"<p>{_inline(schema.get('description', ''))}</p><table>"
    needed = schema.get("required", [])
    for field, about in schema.get("properties", {}).items():
        mark = " (required)" if field in needed else ""
        words = f"{_kind(about)}{mark}. {_inline(about.get('description', ''))}"
        yield f"<tr><th><code>{escape(field)}</code></th><td>{words}</td></tr>"
    yield "</table>"
    for example in schema.get("examples", []):
        yield f"<pre>{escape(json.dumps(example, indent=1, ensure_ascii=False))}</pre>"
    yield "</details>"


def _kind(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        name = escape(schema["$ref"].removeprefix(_REF))
        return f'<a href="#{name}">{name}</a>'
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return " or ".join(_kind(one) for one in schema[several])
    if "enum" in schema:
        return " | ".join(f"<code>{escape(json.dumps(value))}</code>" for value in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(json.dumps(schema['const']))}</code>"
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return escape(str(schema.get("type", "anything")))


def _problem(status: int, slug: str) -> str:
    return f'<dt id="{slug}">{status} {slug}</dt><dd>{escape(WHEN[status])}</dd>'


def _inline(text: str) -> str:
    """`text` with its `code` marked up."""
    pieces = escape(text).split("`")
    return "".join(f"<code>{piece}</code>" if at % 2 else piece for at, piece in enumerate(pieces))
