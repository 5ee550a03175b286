"""Our own sentences with and without slips, in the form the proofreading benchmark reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "assist" / "proofreading" / "data"
_SLIP = re.compile(r"\[\[(.*?)\|(.*?)\]\]")


def with_slips() -> list[dict[str, Any]]:
    """One row a sentence, each with one slip marked."""
    lines = (_FOLDER / "slips.txt").read_text("utf-8").splitlines()
    return [_row(*line.split(" | ", 1)) for line in lines if line.strip()]


def without_slips() -> list[dict[str, Any]]:
    """Sentences dense with names, ids and codes, all of them right."""
    lines = (_FOLDER / "clean.txt").read_text("utf-8").splitlines()
    return [{"text": line, "locale": "en-GB" if "£" in line else "en-US", "errors": []} for line in lines]


def _row(kind: str, marked: str) -> dict[str, Any]:
    found = _SLIP.search(marked)
    if found is None:
        raise ValueError(f"no slip is marked in {marked!r}")
    text = _SLIP.sub(lambda match: match[1], marked)
    slip = {"offset": found.start(), "length": len(found[1]), "correction": found[2], "kind": kind.strip()}
    return {"text": text, "locale": "en-GB" if "colour" in text else "en-US", "errors": [slip]}
