"""A folder of Markdown pages: one article a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from assist.errors import InvalidInputError, UnreadableFileError
from assist.importing.entries import Defaults, Entry, Found, Reading, Rejected, Skipped
from assist.importing.front_matter import split_front_matter
from assist.importing.html_text import plain_text
from assist.importing.interchange import read_record
from assist.importing.markdown_text import as_html, cleaned, split_heading

_PAGES = {".md", ".mdx", ".markdown"}
_LEFT_OUT = {"node_modules", "versioned_docs", "build", "dist", "site"}
_NUMBER = re.compile(r"^\d+\s*[-_.]+\s*")
_LOCALE = re.compile(r"(?:^|/)i18n/([\w-]+)/docusaurus-plugin-content-docs/(?:current/|version-[^/]+/)?")
_LARGEST_PAGE = 5_000_000


def read_markdown(folder: Path, defaults: Defaults) -> Reading:
    """The articles of a folder, or of one page. Raises UnreadableFileError when there is no such folder."""
    if folder.is_file():
        return Reading(iter([_entry(folder, folder.name, defaults)]), 1)
    if not folder.is_dir():
        raise UnreadableFileError(f"there is no folder {folder}: name one with Markdown pages", field="path")
    root = _documents(folder)
    pages = sorted(_pages(root))
    if not pages:
        raise UnreadableFileError(f"{folder} holds no Markdown pages (.md, .mdx)", field="path")
    return Reading((_entry(root / page, page, defaults) for page in pages), len(pages))


def _documents(folder: Path) -> Path:
    """The folder MkDocs takes pages from when `folder` holds its settings, else `folder`."""
    settings = folder / "mkdocs.yml"
    if not settings.is_file():
        return folder
    try:
        read = yaml.load(settings.read_text("utf-8"), _TagBlind)  # noqa: S506 - a SafeLoader that drops tags
    except (yaml.YAMLError, UnicodeDecodeError, OSError):
        read = {}
    named = read.get("docs_dir") if isinstance(read, dict) else None
    docs = (folder / str(named or "docs")).resolve()
    return docs if docs.is_dir() and docs.is_relative_to(folder.resolve()) else folder


def _pages(root: Path) -> Iterator[str]:
    """Paths of pages below `root`, without hidden and built folders, older versions, and links elsewhere."""
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        if path.suffix.lower() not in _PAGES or not path.is_file() or path.is_symlink():
            continue
        if not any(part.startswith(".") or part in _LEFT_OUT for part in parts):
            yield PurePosixPath(*parts).as_posix()


def _entry(path: Path, page: str, defaults: Defaults) -> Entry:
    if PurePosixPath(page).name.startswith("_"):
        return Skipped(page, "a partial: other pages include it")
    try:
        return Found(page, read_record(_record(_text_of(path), page, defaults), defaults))
    except InvalidInputError as error:
        return Rejected(page, str(error))


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST_PAGE:
            raise InvalidInputError(f"the page is larger than {_LARGEST_PAGE:,} bytes: split it")
        return path.read_text("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise InvalidInputError(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InvalidInputError(f"not UTF-8 at byte {error.start}: save it as UTF-8") from error


def _record(text: str, page: str, defaults: Defaults) -> Mapping[str, Any]:
    """The page as an interchange record: title from `title`, else the first heading, else the file's name."""
    fields, markdown = split_front_matter(text)
    heading, rest = split_heading(cleaned(markdown))
    title = str(fields.get("title") or "") or heading
    body = as_html(rest if heading and heading == title else cleaned(markdown))
    place = PurePosixPath(_LOCALE.sub("", page))
    found = _LOCALE.search(page)
    return {
        **{name: fields[name] for name in ("short_code", "status", "visibility", "url") if name in fields},
        "kind": fields.get("kind") or defaults.kind or "article",
        "source_id": page,
        "title": title or _named(place.stem),
        "body_text": plain_text(body),
        "body_html": body,
        "tags": _words(fields.get("tags")) + _words(fields.get("keywords")),
        "folder": [_named(part) for part in place.parent.parts],
        "locale": fields.get("locale") or fields.get("lang") or (found.group(1) if found else None),
        "updated_at": fields.get("updated_at") or fields.get("last_update_date"),
        "source_raw": {name: value for name, value in fields.items() if value is not None},
    } | ({"status": "draft"} if fields.get("draft") or fields.get("unlisted") else {})


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",")]
    return [str(part) for part in value] if isinstance(value, list) else []


def _named(part: str) -> str:
    """A folder's or file's name for people: 01-getting_started becomes getting started."""
    return _NUMBER.sub("", part).replace("-", " ").replace("_", " ").strip() or part


class _TagBlind(yaml.SafeLoader):
    """Reads YAML with tags such as !!python/name as nothing: no code runs."""


_TagBlind.add_multi_constructor("", lambda _loader, _suffix, _node: None)
