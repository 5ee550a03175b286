"""Our own pages, served as they lie in `api/pages`: no build step, nothing fetched from elsewhere."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.host_check import split_list
from assist.settings import Settings

PAGES = Path(__file__).parent / "pages"
FIRST = "sidebar"
_OWN_ONLY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"


class PageFiles(StaticFiles):
    """A folder of pages with the headers that keep foreign code out."""

    def __init__(self, folder: Path, headers: dict[str, str]) -> None:
        super().__init__(directory=folder, html=True)
        self._headers = headers

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(self._headers)
        return response


def add_pages(app: FastAPI, settings: Settings) -> None:
    """`app` serving every folder of `api/pages` under its name, and the sidebar's address at /."""
    headers = page_headers(settings)
    for folder in sorted(path for path in PAGES.iterdir() if path.is_dir()):
        app.mount(f"/{folder.name}", PageFiles(folder, headers), name=folder.name)
        app.add_route(f"/{folder.name}", _with_slash, include_in_schema=False)
    app.add_route("/", _first_page, include_in_schema=False)


def page_headers(settings: Settings) -> dict[str, str]:
    """What every page is sent with: scripts and styles from here only, framed by the listed origins only.

    The files have no version in their names, so browsers ask each time whether theirs is current.
    """
    framers = " ".join(["'self'", *split_list(settings.allowed_origins)])
    return {
        "Content-Security-Policy": f"{_OWN_ONLY}; frame-ancestors {framers}",
        "Cache-Control": "no-cache",
        "Referrer-Policy": "strict-origin",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


async def _with_slash(request: Request) -> Response:
    """The folder's address: relative links in a page need the final slash. The query goes along."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.url.path}/{query}")


async def _first_page(_: Request) -> Response:
    return RedirectResponse(f"/{FIRST}/")
