"""The YAML between --- lines at the head of a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml

from assist.errors import InvalidInputError

_FENCE = re.compile(r"\A---[ \t]*\n(.*?)(?:\n|\A|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def split_front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """The fields at the head of `text`, and the page after them.

    Raises:
        InvalidInputError: the head is TOML, is not YAML, or is no list of fields.
    """
    if text.startswith("+++"):
        raise InvalidInputError("the front matter is TOML (+++): rewrite it as YAML between --- lines")
    found = _FENCE.match(text)
    if found is None:
        return {}, text
    try:
        fields = yaml.safe_load(found.group(1))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "cannot be read"
        raise InvalidInputError(f"the front matter is not YAML{where}: {problem}") from error
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(f"the front matter cannot be read: {error}") from error
    if fields is None:
        return {}, text[found.end() :]
    if not isinstance(fields, dict):
        raise InvalidInputError("the front matter must be fields such as title: Returns")
    return {str(name): _plain(value) for name, value in fields.items()}, text[found.end() :]


def _plain(value: Any) -> Any:
    """YAML's dates as text; everything else JSON knows stays."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)
